import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { admin } from '@/lib/data/testing/actors';
import { makePerson, PASSWORD, type Person } from '@/lib/data/testing/people';
import { setUserDisabled } from '@/lib/data/users';
import { signIn } from '../testing/browser';
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

const server = startAuthorizationServer();
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
let person: Person;
beforeAll(async () => {
  person = await makePerson('reviewer');
  await registerApi('front');
  await registerApi('back');
});

describe('password', () => {
  const input = { grantTypes: ['password'], scopes: ['openid', 'profile', 'front.use'] };
  const ask = (client: TestClient, form: Record<string, string> = {}) =>
    askForToken(server, client, { grant_type: 'password', username: person.email, password: PASSWORD, ...form });

  it('gives a token, an ID token and, where the client has them, refresh tokens', async () => {
    const client = await registerClient({ ...input, refreshTokenLimit: 'unlimited' });
    const { status, body } = await ask(client, { scope: 'openid profile' });
    expect(status).toBe(200);
    expect(decodeJwt(String(body.id_token))).toMatchObject({ sub: person.id, aud: client.clientId, amr: ['pwd'] });
    const next = await refresh(server, client, body.refresh_token);
    expect(next.body).toMatchObject({ access_token: expect.any(String), id_token: expect.any(String) });
    expect((await ask(await registerClient(input))).body).not.toHaveProperty('refresh_token');
  });

  it('gives a JWT for an API that says who it is about', async () => {
    const { body } = await ask(await registerClient(input), { scope: 'front.use' });
    expect(decodeJwt(body.access_token ?? '')).toMatchObject({ sub: person.id, aud: 'front', scope: 'front.use' });
  });

  it('refuses a wrong password, an unknown name, a disabled person alike, and clients whose people sign in elsewhere', async () => {
    const client = await registerClient(input);
    const disabled = await makePerson('reviewer');
    await setUserDisabled(admin, disabled.id, true);
    const refusal = { status: 400, body: { error: 'invalid_grant', error_description: 'grant request is invalid' } };
    expect(await ask(client, { password: 'not the password' })).toMatchObject(refusal);
    expect(await ask(client, { username: 'nobody@example.com' })).toMatchObject(refusal);
    expect(await ask(client, { username: disabled.email })).toMatchObject(refusal);
    const elsewhere = await registerClient({ ...input, enableLocalLogin: false });
    expect((await ask(elsewhere)).body.error).toBe('invalid_grant');
  });

  it('slows guessing down as the sign-in page does', async () => {
    const victim = await makePerson('reviewer');
    const client = await registerClient(input);
    const guess = () => ask(client, { username: victim.email, password: 'a guess that is wrong' });
    const statuses = [];
    for (let count = 0; count < 11; count++) statuses.push((await guess()).status);
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
  });
});

describe('token exchange', () => {
  const scopes = ['openid', 'front.use', 'back.use'];
  let app: TestClient;
  let service: TestClient;
  let subject: string;

  beforeAll(async () => {
    app = await registerWebApp({ scopes });
    // The service is the API “front”: tokens addressed to it are its own to exchange.
    service = await registerClient({ clientId: 'front', grantTypes: [EXCHANGE, 'client_credentials'], scopes });
    const issued = await signIn(server, app, person.id, { scope: 'front.use' });
    subject = issued.body.access_token ?? '';
  });

  const exchange = (client: TestClient, form: Record<string, string> = {}) =>
    askForToken(server, client, {
      grant_type: EXCHANGE,
      subject_token: subject,
      subject_token_type: ACCESS_TOKEN,
      ...form,
    });

  it('impersonation: the same person, the exchanging client, no more scope and no more time', async () => {
    const { status, body } = await exchange(service, { scope: 'front.use' });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { issued_token_type: ACCESS_TOKEN, scope: 'front.use' },
    });
    const token = decodeJwt(body.access_token ?? '');
    expect(token).toMatchObject({ sub: person.id, client_id: 'front', aud: 'front' });
    expect(token.exp).toBeLessThanOrEqual(decodeJwt(subject).exp ?? 0);
    expect(token).not.toHaveProperty('act');
  });

  it('delegation: act names who acts, and who acted before', async () => {
    const actor = (await askForToken(server, service)).body.access_token ?? '';
    const delegation = { actor_token: actor, actor_token_type: ACCESS_TOKEN };
    const first = (await exchange(service, delegation)).body.access_token ?? '';
    expect(decodeJwt(first).act).toEqual({ sub: 'front', client_id: 'front' });
    const second = await exchange(service, { ...delegation, subject_token: first });
    const act = { sub: 'front', client_id: 'front', act: { sub: 'front', client_id: 'front' } };
    expect(decodeJwt(second.body.access_token ?? '').act).toEqual(act);
    expect(await introspect(server, service, second.body.access_token)).toMatchObject({ active: true, act });
  });

  it('refuses what the person did not grant, other people’s tokens, and what is no token', async () => {
    expect((await exchange(service, { scope: 'back.use' })).body.error).toBe('invalid_scope');
    const stranger = await registerClient({ grantTypes: [EXCHANGE], scopes });
    expect((await exchange(stranger)).body.error).toBe('invalid_request');
    expect((await exchange(service, { subject_token: 'x' })).body.error).toBe('invalid_request');
    expect((await exchange(service, { subject_token_type: 'x' })).body.error).toBe('invalid_request');
    expect((await exchange(service, { requested_token_type: 'x' })).body.error).toBe('invalid_request');
    expect((await exchange(service, { audience: 'back', scope: 'front.use' })).body.error).toBe('invalid_target');
    const foreign = (await askForToken(server, await registerClient())).body.access_token ?? '';
    const actor = { actor_token: foreign, actor_token_type: ACCESS_TOKEN };
    expect((await exchange(service, actor)).body.error).toBe('invalid_request');
  });

  it('goes to another API with what the person granted for it', async () => {
    const grants = await registerWebApp({ scopes, clientId: 'both-ways' });
    const both = await signIn(server, grants, person.id, {
      scope: 'front.use',
      authorize: { resource: 'https://clientele.example.com/oauth/resources/front' },
    });
    const { body } = await exchange(service, { subject_token: both.body.access_token ?? '', audience: 'front' });
    expect(decodeJwt(body.access_token ?? '').aud).toBe('front');
  });
});

describe('revocation', () => {
  const revoke = ({ authorization }: TestClient, token: unknown) =>
    post(server.url('/revoke'), { token: String(token) }, { authorization });

  it.each([
    ['an opaque token', {}],
    ['a JWT', { scope: 'front.use' }],
  ])('ends %s at once; another client cannot', async (_, form) => {
    const [owner, other] = [await registerClient({ scopes: ['front.use'] }), await registerClient()];
    const { body } = await askForToken(server, owner, form as Record<string, string>);
    await revoke(other, body.access_token);
    expect(await introspect(server, owner, body.access_token)).toMatchObject({ active: true });
    expect((await revoke(owner, body.access_token)).status).toBe(200);
    expect(await introspect(server, owner, body.access_token)).toEqual({ active: false });
  });

  it('of a refresh token ends the grant; of an access token only that', async () => {
    const client = await registerWebApp({ scopes: ['openid', 'front.use'], refreshTokenLimit: 'unlimited' });
    const { body } = await signIn(server, client, person.id, { scope: 'openid front.use' });
    const next = await refresh(server, client, body.refresh_token);
    await revoke(client, body.access_token);
    expect(await introspect(server, client, body.access_token)).toEqual({ active: false });
    expect(await introspect(server, client, next.body.access_token)).toMatchObject({ active: true });
    await revoke(client, next.body.refresh_token);
    expect(await introspect(server, client, next.body.access_token)).toEqual({ active: false });
    expect((await refresh(server, client, next.body.refresh_token)).body.error).toBe('invalid_grant');
  });
});
