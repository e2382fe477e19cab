import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { revokeConsent, UNSAFE_rememberConsent } from '@/lib/data/consents';
import { database } from '@/lib/data/database';
import { setRegistrationEnabled } from '@/lib/data/registrations';
import { actorOf, admin } from '@/lib/data/testing/actors';
import { makePerson, type Person } from '@/lib/data/testing/people';
import { setUserDisabled } from '@/lib/data/users';
import { openBrowser, pkce, signIn } from '../testing/browser';
import {
  askForToken,
  introspect,
  refresh,
  registerApi,
  registerClient,
  registerWebApp,
  type TestClient,
} from '../testing/clients';
import { post, startAuthorizationServer } from '../testing/server';

/** RFC 8693: what may be exchanged for what, by whom, and how long it lives (docs/fields.md). */

const server = startAuthorizationServer();
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const TYPE = 'urn:ietf:params:oauth:token-type';
const ACCESS_TOKEN = `${TYPE}:access_token`;
const RESOURCE = 'https://clientele.example.com/oauth/resources';
const scopes = ['openid', 'profile', 'desk.use', 'store.use'];

let person: Person;
/** Has the person's consent for both APIs; the API “desk” carries its tokens on to “store”. */
let app: TestClient;
let desk: TestClient;
beforeAll(async () => {
  person = await makePerson('reviewer');
  await registerApi('desk');
  await registerApi('store');
  app = await registerWebApp({ scopes, refreshTokenLimit: 'unlimited', requirePkce: false });
  desk = await registerClient({ clientId: 'desk', grantTypes: [EXCHANGE, 'client_credentials'], scopes });
});

/** A person's token for “desk”, who granted both APIs at once (RFC 8707 §2). */
async function subjectOf(client: TestClient, who = person) {
  const query = new URLSearchParams({
    client_id: client.clientId,
    response_type: 'code',
    redirect_uri: 'https://app.example.com/callback',
    scope: 'openid desk.use store.use',
  });
  for (const api of ['desk', 'store']) query.append('resource', `${RESOURCE}/${api}`);
  const { parameters } = await openBrowser(server, who.id).authorize(query);
  const form = {
    grant_type: 'authorization_code',
    code: parameters.get('code') ?? '',
    redirect_uri: 'https://app.example.com/callback',
    resource: `${RESOURCE}/desk`,
  };
  const { body } = await post(server.url('/token'), form, { authorization: client.authorization });
  expect(decodeJwt(body.access_token ?? '').aud).toBe('desk');
  return { token: body.access_token ?? '', refreshToken: body.refresh_token };
}

const exchange = (client: TestClient, subject_token: string, form: Record<string, string> = {}) =>
  askForToken(server, client, { grant_type: EXCHANGE, subject_token, subject_token_type: ACCESS_TOKEN, ...form });

describe('to a second API', () => {
  it.each([
    ['audience', { audience: 'store', scope: 'store.use' }],
    ['resource', { resource: `${RESOURCE}/store`, scope: 'store.use' }],
    ['the scope', { scope: 'store.use' }],
  ])('by %s: its audience, what the person granted for it, and nothing of the first', async (_, form) => {
    const { token } = await subjectOf(app);
    const { status, body } = await exchange(desk, token, form);
    expect({ status, scope: body.scope }).toEqual({ status: 200, scope: 'store.use' });
    expect(decodeJwt(body.access_token ?? '')).toMatchObject({
      aud: 'store',
      scope: 'store.use',
      sub: person.id,
      client_id: 'desk',
    });
  });

  it('is refused to a client that may not, for a scope of another API, and for an API that there is not', async () => {
    const { token } = await subjectOf(app);
    const narrow = await registerClient({ registrationId: 'desk', grantTypes: [EXCHANGE], scopes: ['desk.use'] });
    expect((await exchange(narrow, token, { scope: 'store.use' })).body.error).toBe('invalid_scope');
    expect((await exchange(desk, token, { audience: 'store', scope: 'desk.use' })).body.error).toBe('invalid_target');
    expect((await exchange(desk, token, { scope: 'desk.use store.use' })).body.error).toBe('invalid_target');
    expect((await exchange(desk, token, { audience: 'nobody' })).body.error).toBe('invalid_target');
  });

  it('is refused where the person granted the first only', async () => {
    const { body } = await signIn(server, app, person.id, { scope: 'openid desk.use' });
    const refused = await exchange(desk, body.access_token ?? '', { audience: 'store', scope: 'store.use' });
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
  });
});

it('issues no refresh token, whatever the client’s Refresh count', async () => {
  const grantTypes = [EXCHANGE, 'authorization_code'];
  const client = await registerWebApp({ grantTypes, scopes, refreshTokenLimit: 'unlimited' });
  const { body } = await signIn(server, client, person.id, { scope: 'openid desk.use' });
  expect(body).toHaveProperty('refresh_token');
  const { status, body: exchanged } = await exchange(client, body.access_token ?? '');
  expect({ status, refresh: exchanged.refresh_token }).toEqual({ status: 200, refresh: undefined });
});

describe('whose token', () => {
  it('a public client exchanges its own, and nobody’s else', async () => {
    const grantTypes = [EXCHANGE, 'authorization_code'];
    const input = { clientType: 'public', grantTypes, scopes };
    const [one, other] = [await registerWebApp(input), await registerWebApp(input)];
    const { verifier, challenge } = pkce();
    const redirect_uri = 'https://app.example.com/callback';
    const request = { client_id: one.clientId, response_type: 'code', redirect_uri, scope: 'desk.use', ...challenge };
    const { parameters } = await openBrowser(server, person.id).authorize(request);
    const code = { grant_type: 'authorization_code', code: parameters.get('code') ?? '', code_verifier: verifier };
    const own = { client_id: one.clientId, redirect_uri };
    const { body } = await post(server.url('/token'), { ...code, ...own });
    const subject = { subject_token: String(body.access_token), subject_token_type: ACCESS_TOKEN };
    const ask = (client_id: string) =>
      post(server.url('/token'), { grant_type: EXCHANGE, client_id, ...subject, scope: 'desk.use' });
    expect((await ask(one.clientId)).status).toBe(200);
    expect(await ask(other.clientId)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('one of a program stands for nobody', async () => {
    const { body } = await askForToken(server, desk, { scope: 'desk.use' });
    expect((await exchange(desk, body.access_token ?? '')).body.error).toBe('invalid_request');
  });

  it('a client without the grant: unauthorized_client', async () => {
    const { token } = await subjectOf(app);
    expect((await exchange(app, token)).body.error).toBe('unauthorized_client');
  });
});

describe('what is no token any more', () => {
  it.each(['jwt', 'reference'])('expired or revoked: refused (%s)', async (accessTokenType) => {
    const grantTypes = [EXCHANGE, 'authorization_code'];
    const client = await registerWebApp({ grantTypes, scopes, accessTokenType });
    const brief = await registerWebApp({ grantTypes, scopes, accessTokenType, accessTokenLifetime: 1 });
    const tokenOf = async (one: TestClient) =>
      (await signIn(server, one, person.id, { scope: 'desk.use' })).body.access_token ?? '';
    const revoked = await tokenOf(client);
    expect((await exchange(client, revoked)).status).toBe(200);
    await post(server.url('/revoke'), { token: revoked }, { authorization: client.authorization });
    expect((await exchange(client, revoked)).body.error).toBe('invalid_request');
    const expired = await tokenOf(brief);
    await new Promise((over) => setTimeout(over, 2_100));
    expect((await exchange(brief, expired)).body.error).toBe('invalid_request');
  });
});

describe('the actor', () => {
  it.each([
    ['without its type', { actor_token: 'x' }],
    ['only its type', { actor_token_type: ACCESS_TOKEN }],
    ['no token', { actor_token: 'x', actor_token_type: ACCESS_TOKEN }],
    ['of a type that we do not know', { actor_token: 'x', actor_token_type: `${TYPE}:saml2` }],
  ])('%s: invalid_request', async (_, form) => {
    const { token } = await subjectOf(app);
    expect((await exchange(desk, token, form as Record<string, string>)).body.error).toBe('invalid_request');
  });

  it('may be a person, whose token was issued to the client that acts', async () => {
    const colleague = await makePerson('reviewer');
    const grantTypes = [EXCHANGE, 'authorization_code'];
    const helper = await registerWebApp({ registrationId: 'store', grantTypes, scopes });
    const actor = (await signIn(server, helper, colleague.id)).body.access_token ?? '';
    const mine = (await signIn(server, helper, person.id, { scope: 'desk.use' })).body.access_token ?? '';
    const { body } = await exchange(helper, mine, { actor_token: actor, actor_token_type: ACCESS_TOKEN });
    const act = { sub: colleague.id, client_id: helper.clientId };
    expect(decodeJwt(body.access_token ?? '')).toMatchObject({ sub: person.id, act });
  });
});

it('requested_token_type: a JWT is a JWT, or is refused', async () => {
  const { token } = await subjectOf(app);
  const jwt = { requested_token_type: `${TYPE}:jwt`, scope: 'desk.use' };
  expect((await exchange(desk, token, jwt)).body).toMatchObject({ issued_token_type: `${TYPE}:jwt` });
  const opaque = await registerWebApp({
    grantTypes: [EXCHANGE, 'authorization_code'],
    scopes,
    accessTokenType: 'reference',
  });
  const own = (await signIn(server, opaque, person.id, { scope: 'desk.use' })).body.access_token ?? '';
  expect((await exchange(opaque, own, jwt)).body.error).toBe('invalid_request');
});

describe('ends with what it was exchanged for', () => {
  type Given = { token: string; refreshToken: unknown; client: TestClient; who: Person };
  const ends: [string, (given: Given) => Promise<unknown>][] = [
    [
      'the client revokes its grant',
      ({ client, refreshToken }) =>
        post(server.url('/revoke'), { token: String(refreshToken) }, { authorization: client.authorization }),
    ],
    [
      'a refresh token is used twice',
      async ({ client, refreshToken }) => {
        await refresh(server, client, refreshToken);
        await refresh(server, client, refreshToken);
      },
    ],
    [
      'its client is disabled',
      ({ client }) => setRegistrationEnabled(admin, client.registrationId, { enabled: false, reason: '' }),
    ],
    ['the person is disabled', ({ who }) => setUserDisabled(admin, who.id, true)],
    [
      'the person’s consent is withdrawn',
      async ({ who, client }) => {
        const { registrationId } = client;
        const consent = { scopes: [], claims: [], expiresAt: null };
        await UNSAFE_rememberConsent(
          { ...actorOf('reviewer'), id: who.id },
          { id: client.id, registrationId },
          consent,
        );
        await revokeConsent(admin, who.id, client.id);
      },
    ],
  ];

  it.each(ends)('%s: a JWT, an opaque token, and what they were exchanged for in turn', async (_, end) => {
    const who = await makePerson('reviewer');
    const client = await registerWebApp({ scopes, refreshTokenLimit: 'unlimited', requirePkce: false });
    const given = { ...(await subjectOf(client, who)), client, who };
    const jwt = (await exchange(desk, given.token, { scope: 'desk.use' })).body.access_token ?? '';
    const opaque = (await exchange(desk, given.token, { scope: 'openid' })).body.access_token ?? '';
    const second = (await exchange(desk, jwt, { scope: 'desk.use' })).body.access_token ?? '';
    const living = () =>
      Promise.all([jwt, opaque, second].map(async (one) => (await introspect(server, desk, one)).active));
    expect(await living()).toEqual([true, true, true]);
    await end(given);
    expect(await living()).toEqual([false, false, false]);
    const headers = { authorization: `Bearer ${opaque}` };
    expect((await fetch(server.url('/userinfo'), { headers })).status).toBe(401);
    expect((await exchange(desk, opaque)).body.error).toBe('invalid_request');
    expect(await database.registration.count({ where: { clientId: 'desk', enabled: true } })).toBe(1);
  });
});
