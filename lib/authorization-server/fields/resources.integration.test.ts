import { decodeJwt, decodeProtectedHeader } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { digestSecret } from '@/lib/server/secrets';
import { askForToken, introspect, registerApi, registerClient, type TestClient } from '../testing/clients';
import { basic, post, startAuthorizationServer } from '../testing/server';

/** API resources, API scopes and identity resources at the authorization server (fields.md §7, docs/fields.md). */

const server = startAuthorizationServer();
let client: TestClient;
beforeAll(async () => {
  await registerApi('orders');
  await registerApi('https://stock.example.com');
  const scopes = ['orders.use', 'https://stock.example.com.use', 'shared.use', 'loose.use', 'off.use'];
  client = await registerClient({ scopes });
});

const audience = async (form: Record<string, string>) => {
  const { body } = await askForToken(server, client, form);
  return body.error ?? decodeJwt(body.access_token ?? '').aud;
};

describe('the audience', () => {
  it('is the one API that owns the scopes asked for', async () => {
    expect(await audience({ scope: 'orders.use' })).toBe('orders');
    expect(await audience({ scope: 'https://stock.example.com.use' })).toBe('https://stock.example.com');
  });

  it('is what resource says', async () => {
    expect(await audience({ resource: 'https://stock.example.com' })).toBe('https://stock.example.com');
    expect(await audience({ resource: 'https://nobody.example.com' })).toBe('invalid_target');
    expect(await audience({ resource: 'not-a-uri' })).toBe('invalid_target');
  });

  it('two owners are invalid_target', async () => {
    expect(await audience({ scope: 'orders.use https://stock.example.com.use' })).toBe('invalid_target');
    await database.apiScope.create({ data: { name: 'shared.use' } });
    for (const name of ['first', 'second']) {
      await database.apiResource.create({ data: { name, scopes: ['shared.use'] } });
    }
    expect(await audience({ scope: 'shared.use' })).toBe('invalid_target');
  });

  it('a scope that no API owns makes an opaque token', async () => {
    await database.apiScope.create({ data: { name: 'loose.use' } });
    const { body } = await askForToken(server, client, { scope: 'loose.use' });
    expect(body).toMatchObject({ scope: 'loose.use', access_token: expect.stringMatching(/^[\w-]{43}$/) });
  });
});

describe('enabled', () => {
  it('an API or a scope that is switched off is none, from the next request on', async () => {
    await registerApi('off');
    const ask = async () => (await askForToken(server, client, { scope: 'off.use' })).body.error;
    expect(await ask()).toBeUndefined();
    await database.apiScope.update({ where: { name: 'off.use' }, data: { enabled: false } });
    expect(await ask()).toBe('invalid_scope');
    await database.apiScope.update({ where: { name: 'off.use' }, data: { enabled: true } });
    expect(await ask()).toBeUndefined();
    await database.apiResource.update({ where: { name: 'off' }, data: { enabled: false } });
    expect(await audience({ resource: 'https://clientele.example.com/oauth/resources/off' })).toBe('invalid_target');
  });
});

it.each([
  [[], 'RS256'],
  [['ES256', 'PS256'], 'ES256'],
])('allowedAccessTokenSigningAlgorithms %j: %s', async (allowedAccessTokenSigningAlgorithms, alg) => {
  const name = `signed-${alg.toLowerCase()}`;
  await registerApi(name, { allowedAccessTokenSigningAlgorithms });
  const one = await registerClient({ scopes: [`${name}.use`] });
  const { body } = await askForToken(server, one, { scope: `${name}.use` });
  expect(decodeProtectedHeader(body.access_token ?? '').alg).toBe(alg);
});

describe('showInDiscoveryDocument', () => {
  it('names what is shown', async () => {
    await registerApi('shown');
    await registerApi('hidden', {}, { showInDiscoveryDocument: false });
    await database.identityResource.create({
      data: { name: 'badge', userClaims: ['badge_number'], showInDiscoveryDocument: false },
    });
    const read = async () => (await fetch(server.url('/.well-known/openid-configuration'))).json();
    const before = (await read()) as { scopes_supported: string[]; claims_supported: string[] };
    expect(before.scopes_supported).toEqual(expect.arrayContaining(['openid', 'profile', 'shown.use']));
    expect(before.scopes_supported).not.toEqual(expect.arrayContaining(['hidden.use']));
    expect(before.scopes_supported).not.toContain('badge');
    expect(before.claims_supported).not.toContain('badge_number');
    const hidden = await registerClient({ scopes: ['hidden.use'] });
    expect((await askForToken(server, hidden, { scope: 'hidden.use' })).status).toBe(200);
  });
});

describe('introspection', () => {
  const addSecret = async (name: string, secret: string, expiresAt: Date | null = null) => {
    const { id } = await database.apiResource.findUniqueOrThrow({ where: { name }, select: { id: true } });
    const digest = await digestSecret(secret, 'generated');
    await database.apiResourceSecret.create({
      data: { apiResourceId: id, origin: 'generated', digest, last4: 'cret', expiresAt },
    });
  };
  const asApi = (name: string, secret: string, token: unknown) =>
    post(server.url('/introspect'), { token: String(token) }, basic(name, secret));

  it('tells an API about the tokens that are for it, and about no others', async () => {
    await addSecret('orders', 'orders-secret');
    await addSecret('https://stock.example.com', 'stock-secret');
    const { body } = await askForToken(server, client, { scope: 'orders.use' });
    const told = (await asApi('orders', 'orders-secret', body.access_token)).body;
    expect(told).toMatchObject({ active: true, aud: 'orders', client_id: client.clientId, scope: 'orders.use' });
    const other = await asApi('https://stock.example.com', 'stock-secret', body.access_token);
    expect(other).toMatchObject({ status: 200, body: { active: false } });
  });

  it('by one of its secrets, while that lives, and nowhere else', async () => {
    await registerApi('guarded');
    await addSecret('guarded', 'dead-secret', new Date(Date.now() - 1));
    expect((await asApi('guarded', 'dead-secret', 'x')).status).toBe(401);
    await addSecret('guarded', 'living-secret');
    expect((await asApi('guarded', 'living-secret', 'x')).body).toEqual({ active: false });
    expect((await asApi('guarded', 'wrong', 'x')).status).toBe(401);
    const headers = basic('guarded', 'living-secret');
    const atToken = await post(server.url('/token'), { grant_type: 'client_credentials' }, headers);
    expect(atToken.body.error).toBe('invalid_client');
  });

  it('tells a client about its own tokens, and about no others', async () => {
    const { body } = await askForToken(server, client);
    expect(await introspect(server, client, body.access_token)).toMatchObject({ active: true });
    expect(await introspect(server, await registerClient(), body.access_token)).toEqual({ active: false });
  });
});
