import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { makePerson } from '@/lib/data/testing/people';
import { CALLBACK, codeRequest, openBrowser, pkce, signIn } from '../testing/browser';
import { refresh, registerApi, registerWebApp, type TestClient } from '../testing/clients';
import { post, startAuthorizationServer } from '../testing/server';

/** A scope that is taken out of a registration is not issued any more, whatever a person granted before (fields.md §3). */

const server = startAuthorizationServer();
const SCOPES = ['openid', 'profile', 'loose.use', 'cellar.use', 'cellar.look'];
let accountId: string;
beforeAll(async () => {
  accountId = (await makePerson('reviewer')).id;
  await database.apiScope.createMany({ data: [{ name: 'loose.use' }, { name: 'cellar.look' }] });
  await registerApi('cellar', { scopes: ['cellar.use', 'cellar.look'] });
});

const register = (input: object = {}) => registerWebApp({ scopes: SCOPES, refreshTokenLimit: 'unlimited', ...input });
const leave = (client: TestClient, scopes: string[]) =>
  database.registration.updateMany({ where: { clientId: client.clientId }, data: { scopes } });
const scopeOf = (body: { access_token?: string }) => decodeJwt(body.access_token ?? '').scope;

describe.each(['oneTimeOnly', 'reuse'])('a refresh token (%s)', (refreshTokenUsage) => {
  it('of an opaque token', async () => {
    const client = await register({ refreshTokenUsage });
    const { body } = await signIn(server, client, accountId, { scope: 'openid profile loose.use' });
    expect(body.scope).toBe('openid profile loose.use');
    await leave(client, ['openid', 'loose.use']);
    const next = await refresh(server, client, body.refresh_token);
    expect(next.body).toMatchObject({ scope: 'openid loose.use', id_token: expect.any(String) });
    await leave(client, ['loose.use']);
    const last = await refresh(server, client, next.body.refresh_token);
    expect(last.body.scope).toBe('loose.use');
    expect(last.body).not.toHaveProperty('id_token');
    // RFC 6749 §6: the refresh token itself stands for what was granted. What is allowed again is issued again.
    await leave(client, SCOPES);
    const again = await refresh(server, client, last.body.refresh_token);
    expect(again.body.scope).toBe('openid profile loose.use');
  });

  it('of a token for an API', async () => {
    const client = await register({ refreshTokenUsage });
    const { body } = await signIn(server, client, accountId, { scope: 'openid cellar.use cellar.look' });
    await leave(client, ['openid', 'cellar.look']);
    const next = await refresh(server, client, body.refresh_token);
    expect(String(scopeOf(next.body)).split(' ').sort()).toEqual(['cellar.look', 'openid']);
    expect(decodeJwt(next.body.access_token ?? '').aud).toBe('cellar');
  });

  it('that asks for it by name, or has nothing left: refused, and not used up', async () => {
    const client = await register({ refreshTokenUsage });
    const { body } = await signIn(server, client, accountId, { scope: 'openid profile' });
    await leave(client, ['openid']);
    const named = await refresh(server, client, body.refresh_token, { scope: 'profile' });
    expect(named).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
    await leave(client, []);
    expect((await refresh(server, client, body.refresh_token)).body.error).toBe('invalid_grant');
    await leave(client, ['openid']);
    expect((await refresh(server, client, body.refresh_token)).body.scope).toBe('openid');
  });
});

it('a scope that is switched off is not refreshed either', async () => {
  await database.apiScope.create({ data: { name: 'season.use' } });
  const client = await register({ scopes: ['openid', 'season.use'] });
  const { body } = await signIn(server, client, accountId, { scope: 'openid season.use' });
  expect(body.scope).toBe('openid season.use');
  await database.apiScope.update({ where: { name: 'season.use' }, data: { enabled: false } });
  expect((await refresh(server, client, body.refresh_token)).body.scope).toBe('openid');
});

it('a code that was given before', async () => {
  const client = await register();
  const { verifier, challenge } = pkce();
  const request = codeRequest(client, { scope: 'openid profile loose.use', ...challenge });
  const { parameters } = await openBrowser(server, accountId).authorize(request);
  await leave(client, ['openid', 'loose.use']);
  const code = { code: parameters.get('code') ?? '', code_verifier: verifier, redirect_uri: CALLBACK };
  const { authorization } = client;
  const { body } = await post(server.url('/token'), { grant_type: 'authorization_code', ...code }, { authorization });
  expect(body.scope).toBe('openid loose.use');
});

it('UserInfo tells no more than the scopes that are left', async () => {
  const client = await register();
  const { body } = await signIn(server, client, accountId, { scope: 'openid profile' });
  const ask = async () => {
    const headers = { authorization: `Bearer ${body.access_token}` };
    return (await fetch(server.url('/userinfo'), { headers })).json();
  };
  expect(await ask()).toHaveProperty('name');
  await leave(client, ['openid']);
  expect(await ask()).toEqual({ sub: accountId });
});
