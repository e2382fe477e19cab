import { beforeAll, describe, expect, it } from 'vitest';
import { listConsents, revokeConsent } from '@/lib/data/consents';
import { database } from '@/lib/data/database';
import { getTokenSettings, updateTokenSettings } from '@/lib/data/settings';
import { admin } from '@/lib/data/testing/actors';
import { makePerson, PASSWORD } from '@/lib/data/testing/people';
import { CALLBACK } from '../testing/browser';
import { registerClient, type TestClient } from '../testing/clients';
import { post, startAuthorizationServer } from '../testing/server';
import { addressOf, openVisitor, type Visitor } from '../testing/visitor';

const server = startAuthorizationServer();
const ASKS = {
  grantTypes: ['authorization_code'],
  responseTypes: ['code'],
  redirectUris: [CALLBACK],
  scopes: ['openid', 'profile', 'orders.read', 'orders.write'],
  requireConsent: true,
};
const SCOPE = { scope: 'openid profile orders.read orders.write' };

beforeAll(async () => {
  await database.apiScope.create({ data: { name: 'orders.read', displayName: 'Read orders', required: true } });
  await database.apiScope.create({ data: { name: 'orders.write', displayName: 'Place orders', emphasize: true } });
  await database.apiResource.create({ data: { name: 'orders', scopes: ['orders.read', 'orders.write'] } });
});

/** A person in front of a browser, signed in by their first visit to a client that asks for nothing else. */
async function signedIn() {
  const person = await makePerson(null);
  const visitor = openVisitor(server);
  const first = await visitor.authorize(await registerClient({ ...ASKS, requireConsent: false }));
  await visitor.send(addressOf(first), { act: 'sign-in', email: person.email, password: PASSWORD });
  return { person, visitor };
}

const ask = (visitor: Visitor, client: TestClient, extra = {}) => visitor.authorize(client, { ...SCOPE, ...extra });
const allow = { act: 'allow', scopes: ['profile', 'orders.write'] };

async function scopeOf(client: TestClient, verifier: string, code: string | null): Promise<unknown> {
  const form = { grant_type: 'authorization_code', code: code ?? '', redirect_uri: CALLBACK, code_verifier: verifier };
  const { body } = await post(server.url('/token'), form, { authorization: client.authorization });
  return body.scope;
}

describe('requireConsent', () => {
  it('asks where it is set, and only there', async () => {
    const { visitor, person } = await signedIn();
    const silent = await registerClient({ ...ASKS, requireConsent: false });
    expect((await ask(visitor, silent)).away?.searchParams.get('code')).toBeTruthy();
    const asking = await ask(visitor, await registerClient(ASKS));
    expect(asking.view).toMatchObject({
      page: 'consent',
      account: { email: person.email },
      identity: [
        { name: 'openid', required: true },
        { name: 'profile', required: false, emphasize: true },
      ],
    });
    expect(asking.policy).toContain("form-action 'self' https://app.example.com;");
  });

  it('denied: the application is told, and gets nothing', async () => {
    const { visitor } = await signedIn();
    const page = await ask(visitor, await registerClient(ASKS));
    const denied = await visitor.send(addressOf(page), { act: 'deny' });
    expect(Object.fromEntries(denied.away?.searchParams ?? [])).toMatchObject({ error: 'access_denied', state: 'st' });
  });

  it('without JavaScript or with a made-up form: an act that the page does not offer does nothing', async () => {
    const { visitor } = await signedIn();
    const page = await ask(visitor, await registerClient(ASKS));
    for (const act of ['continue', 'company', 'something', '']) {
      expect(await visitor.send(addressOf(page), { act })).toMatchObject({ status: 400, view: { page: 'consent' } });
    }
  });

  it('is asked for by prompt=consent, and by prompt=none answered with consent_required', async () => {
    const { visitor } = await signedIn();
    const silent = await registerClient({ ...ASKS, requireConsent: false });
    expect((await ask(visitor, silent, { prompt: 'consent' })).view).toMatchObject({ page: 'consent' });
    const none = await ask(visitor, await registerClient(ASKS), { prompt: 'none' });
    expect(none.away?.searchParams.get('error')).toBe('consent_required');
  });
});

describe('required and emphasize', () => {
  it('stand on the page; what is required is granted whatever the form says, everything else can be taken out', async () => {
    const { visitor } = await signedIn();
    const client = await registerClient(ASKS);
    const { verifier, ...page } = await ask(visitor, client);
    expect(page.view).toMatchObject({
      access: [
        { name: 'orders.read', displayName: 'Read orders', required: true, emphasize: false },
        { name: 'orders.write', displayName: 'Place orders', required: false, emphasize: true },
      ],
    });
    const answer = await visitor.send(addressOf(page), { act: 'allow', scopes: ['profile'] });
    const scope = await scopeOf(client, verifier, answer.away?.searchParams.get('code') ?? null);
    expect(String(scope).split(' ').sort()).toEqual(['openid', 'orders.read', 'profile']);
  });
});

describe('allowRememberConsent', () => {
  it('offers to remember where it is set, and remembers nothing elsewhere', async () => {
    const { visitor, person } = await signedIn();
    for (const allowRememberConsent of [true, false]) {
      const client = await registerClient({ ...ASKS, allowRememberConsent });
      const page = await ask(visitor, client);
      expect(page.view).toMatchObject({ mayRemember: allowRememberConsent });
      const everything = { ...allow, scopes: ['profile', 'orders.write'], remember: 'yes' };
      expect((await visitor.send(addressOf(page), everything)).away?.searchParams.get('code')).toBeTruthy();
      const again = await ask(visitor, client);
      expect(again.view?.page ?? 'went on').toBe(allowRememberConsent ? 'went on' : 'consent');
    }
    const events = await database.auditEvent.findMany({ where: { targetId: person.id, action: 'consent.grant' } });
    expect(events).toHaveLength(1);
  });

  it('remembers only whoever asked for it, and asks again for more', async () => {
    const { visitor } = await signedIn();
    const client = await registerClient(ASKS);
    await visitor.send(addressOf(await ask(visitor, client)), allow);
    const asked = await visitor.authorize(client, { scope: 'openid profile' });
    expect(asked.view).toMatchObject({ page: 'consent' });
    await visitor.send(addressOf(asked), { act: 'allow', scopes: ['profile'], remember: 'yes' });
    expect((await visitor.authorize(client, { scope: 'openid profile' })).away).not.toBeNull();
    expect((await ask(visitor, client)).view).toMatchObject({ page: 'consent' });
  });

  it('what is remembered can be withdrawn by an administrator: asked again, and what was issued is dead', async () => {
    const { visitor, person } = await signedIn();
    const client = await registerClient({ ...ASKS, refreshTokenLimit: 'unlimited' });
    const { verifier, ...page } = await ask(visitor, client);
    const answer = await visitor.send(addressOf(page), { ...allow, remember: 'yes' });
    const code = answer.away?.searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier };
    const tokens = await post(server.url('/token'), form, { authorization: client.authorization });
    const [consent] = await listConsents(admin, person.id);
    expect(consent).toMatchObject({ id: client.id, expiresAt: null });
    await revokeConsent(admin, person.id, client.id);
    expect(await listConsents(admin, person.id)).toEqual([]);
    const refresh = { grant_type: 'refresh_token', refresh_token: String(tokens.body.refresh_token) };
    const refused = await post(server.url('/token'), refresh, { authorization: client.authorization });
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await ask(visitor, client)).view).toMatchObject({ page: 'consent' });
  });
});

it('consentLifetime: remembered until then, and for ever without one', async () => {
  const { visitor, person } = await signedIn();
  const [forAnHour, forEver] = [await registerClient({ ...ASKS, consentLifetime: 3600 }), await registerClient(ASKS)];
  for (const client of [forAnHour, forEver]) {
    const page = await ask(visitor, client);
    await visitor.send(addressOf(page), { ...allow, remember: 'yes' });
    expect((await ask(visitor, client)).away).not.toBeNull();
  }
  // An hour later.
  await database.$executeRaw`UPDATE consents SET expires_at = expires_at - interval '1 hour' WHERE user_id = ${person.id}::uuid`;
  expect((await ask(visitor, forAnHour)).view).toMatchObject({ page: 'consent', rememberedFor: 3600 });
  expect((await ask(visitor, forEver)).away).not.toBeNull();
});

describe('what a person has allowed lives as long as what is issued on it', () => {
  const MONTHS = 180 * 24 * 60 * 60;
  /** The seconds that the grant of a consent lives. */
  async function lifetimeOf(input: object): Promise<number> {
    const { visitor } = await signedIn();
    const client = await registerClient({ ...ASKS, ...input });
    await visitor.send(addressOf(await ask(visitor, client)), allow);
    const { expiresAt } = await database.protocolArtifact.findFirstOrThrow({
      where: { kind: 'Grant', clientId: client.clientId },
    });
    return (+expiresAt - Date.now()) / 1000;
  }

  it.each([
    ['refresh tokens', { refreshTokenLimit: 'unlimited', absoluteRefreshTokenLifetime: MONTHS }, MONTHS],
    ['a long access token', { accessTokenLifetime: MONTHS }, MONTHS],
    ['an access token that never ends', { accessTokenLifetime: 'never' }, 2_147_483_640],
  ])('%s', async (_, input, seconds) => {
    expect(await lifetimeOf(input)).toBeGreaterThanOrEqual(seconds);
  });

  it('an access token of the global lifetime', async () => {
    const { version } = await getTokenSettings(admin);
    const saved = await updateTokenSettings(admin, { value: { accessTokenLifetime: MONTHS }, version, reason: '' });
    expect(await lifetimeOf({})).toBeGreaterThanOrEqual(MONTHS);
    await updateTokenSettings(admin, { value: { accessTokenLifetime: 3600 }, version: saved.version, reason: '' });
  });
});
