import { decodeJwt, decodeProtectedHeader } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { makePerson } from '@/lib/data/testing/people';
import { signIn } from '../testing/browser';
import { askForToken, introspect, registerApi, registerClient, registerWebApp } from '../testing/clients';
import { startAuthorizationServer } from '../testing/server';

/** What stands in a token, field by field: two clients that differ only in it (docs/fields.md). */

const server = startAuthorizationServer();
const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema#';
const API = { scopes: ['books.use'] };
const SCOPE = { scope: 'books.use' };
let accountId: string;
beforeAll(async () => {
  accountId = (await makePerson('reviewer')).id;
  await database.user.update({ where: { id: accountId }, data: { claims: { nickname: 'Ada', locale: 'en' } } });
  await registerApi('books', { userClaims: ['nickname'] }, { userClaims: ['locale'] });
});

const claimsOf = ({ body }: { body: { access_token?: string } }) => decodeJwt(body.access_token ?? '');

it('accessTokenType: a JWT, or a reference that introspection explains', async () => {
  const [jwt, reference] = [await registerClient(API), await registerClient({ ...API, accessTokenType: 'reference' })];
  expect(claimsOf(await askForToken(server, jwt, SCOPE))).toMatchObject({ aud: 'books', client_id: jwt.clientId });
  const { body } = await askForToken(server, reference, SCOPE);
  expect(body.access_token).toMatch(/^[\w-]{43}$/);
  expect(await introspect(server, reference, body.access_token)).toMatchObject({
    active: true,
    aud: 'books',
    client_id: reference.clientId,
    scope: 'books.use',
  });
});

it('includeJwtId', async () => {
  const [one, other] = [await registerClient(API), await registerClient({ ...API, includeJwtId: false })];
  expect(claimsOf(await askForToken(server, one, SCOPE)).jti).toEqual(expect.any(String));
  const without = await askForToken(server, other, SCOPE);
  expect(claimsOf(without)).not.toHaveProperty('jti');
  expect(await introspect(server, other, without.body.access_token)).toMatchObject({ active: true });
});

it.each([
  [[], 'RS256'],
  [['ES256'], 'ES256'],
  [['PS256', 'RS256'], 'PS256'],
  [['EdDSA'], 'EdDSA'],
])('allowedIdentityTokenSigningAlgorithms %j: %s', async (allowedIdentityTokenSigningAlgorithms, alg) => {
  const client = await registerWebApp({ allowedIdentityTokenSigningAlgorithms });
  const { body } = await signIn(server, client, accountId);
  expect(decodeProtectedHeader(String(body.id_token)).alg).toBe(alg);
});

describe('claims', () => {
  const claims = [
    { type: 'tier', value: 'gold' },
    { type: 'region', value: 'eu' },
    { type: 'region', value: 'us' },
    { type: 'quota', value: '12', valueType: `${XML_SCHEMA}integer` },
    { type: 'beta', value: 'true', valueType: `${XML_SCHEMA}boolean` },
    { type: 'shape', value: '{"sides":4}', valueType: 'json' },
  ];
  const asJson = { tier: 'gold', region: ['eu', 'us'], quota: 12, beta: true, shape: { sides: 4 } };

  it('are in tokens of client credentials, each with its type, a repeated one as an array', async () => {
    expect(claimsOf(await askForToken(server, await registerClient({ ...API, claims }), SCOPE))).toMatchObject(asJson);
    expect(claimsOf(await askForToken(server, await registerClient(API), SCOPE))).not.toHaveProperty('tier');
  });

  it('are told by introspection of a reference token, too', async () => {
    const client = await registerClient({ ...API, claims, accessTokenType: 'reference' });
    const { body } = await askForToken(server, client, SCOPE);
    expect(await introspect(server, client, body.access_token)).toMatchObject(asJson);
  });

  it('have the prefix that clientClaimsPrefix says', async () => {
    const client = await registerClient({ ...API, claims, clientClaimsPrefix: 'client_' });
    const token = claimsOf(await askForToken(server, client, SCOPE));
    expect(token).toMatchObject({ client_tier: 'gold', client_quota: 12 });
    expect(token).not.toHaveProperty('tier');
  });

  it('stand in a person’s token only with alwaysSendClientClaims', async () => {
    const tokenOf = async (input: object) => {
      const client = await registerWebApp({ scopes: ['openid', 'books.use'], claims, ...input });
      return claimsOf(await signIn(server, client, accountId, { scope: 'openid books.use' }));
    };
    expect(await tokenOf({})).not.toHaveProperty('tier');
    expect(await tokenOf({ alwaysSendClientClaims: true })).toMatchObject(asJson);
  });
});

it('alwaysIncludeUserClaimsInIdToken: the ID token tells all, or UserInfo does', async () => {
  const tokensOf = async (input: object) => {
    const client = await registerWebApp({ scopes: ['openid', 'profile'], ...input });
    return (await signIn(server, client, accountId, { scope: 'openid profile' })).body;
  };
  const [always, usually] = [await tokensOf({ alwaysIncludeUserClaimsInIdToken: true }), await tokensOf({})];
  expect(decodeJwt(String(always.id_token))).toMatchObject({ sub: accountId, nickname: 'Ada', locale: 'en' });
  expect(decodeJwt(String(usually.id_token))).not.toHaveProperty('nickname');
  const userInfo = await fetch(server.url('/userinfo'), {
    headers: { authorization: `Bearer ${usually.access_token}` },
  });
  expect(await userInfo.json()).toMatchObject({ sub: accountId, nickname: 'Ada', locale: 'en' });
});

it('claims of the person are those that the API and its scopes name', async () => {
  const client = await registerWebApp({ scopes: ['openid', 'books.use'] });
  const token = claimsOf(await signIn(server, client, accountId, { scope: 'openid books.use' }));
  expect(token).toMatchObject({ nickname: 'Ada', locale: 'en', sub: accountId });
  expect(token).not.toHaveProperty('email');
});

it('a token for an API with openid is taken by UserInfo, JWT and reference alike', async () => {
  for (const accessTokenType of ['jwt', 'reference']) {
    const client = await registerWebApp({ scopes: ['openid', 'profile', 'books.use'], accessTokenType });
    const { body } = await signIn(server, client, accountId, { scope: 'openid profile books.use' });
    expect(new Set(String(body.scope).split(' '))).toEqual(new Set(['openid', 'profile', 'books.use']));
    const response = await fetch(server.url('/userinfo'), {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(await response.json()).toMatchObject({ sub: accountId, nickname: 'Ada' });
  }
});
