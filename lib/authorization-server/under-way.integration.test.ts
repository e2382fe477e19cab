import { beforeAll, describe, expect, it, vi } from 'vitest';
import { appendAuditEvent } from '@/lib/data/audit';
import { database } from '@/lib/data/database';
import { setRegistrationEnabled } from '@/lib/data/registrations';
import { admin } from '@/lib/data/testing/actors';
import { makePerson, PASSWORD } from '@/lib/data/testing/people';
import { endUserSessions, setUserDisabled } from '@/lib/data/users';
import { CALLBACK, codeRequest, openBrowser, signIn } from './testing/browser';
import {
  askForToken,
  introspect,
  registerApi,
  registerClient,
  registerWebApp,
  type TestClient,
} from './testing/clients';
import { post, startAuthorizationServer } from './testing/server';
import { addressOf, openVisitor } from './testing/visitor';

/** What is ended while a request about it is under way stays ended: the request must not bring it back (security.md §4). */

const server = startAuthorizationServer();
let client: TestClient;
beforeAll(async () => {
  // The first server makes the keys of the second.
  await server.current();
  client = await registerWebApp({ requirePkce: false, refreshTokenLimit: 'unlimited' });
});

type Kind = 'AccessToken' | 'ClientCredentials' | 'DeviceCode' | 'RefreshToken' | 'Session';

/** Lets `act` happen in the middle of the next request: after it has found out all it wants to know, before it writes. */
async function meanwhile(kind: Kind, act: () => Promise<unknown>): Promise<void> {
  const { provider } = await server.current();
  const model = provider[kind].prototype as { save: (...ttl: number[]) => Promise<string> };
  const { save } = model;
  model.save = async function (...ttl) {
    model.save = save;
    await act();
    return save.apply(this, ttl);
  };
}

const disableAndEnable = async ({ registrationId }: TestClient) => {
  await setRegistrationEnabled(admin, registrationId, { enabled: false, reason: '' });
  await setRegistrationEnabled(admin, registrationId, { enabled: true, reason: '' });
};
const disableAndEnablePerson = async (id: string) => {
  await setUserDisabled(admin, id, true);
  await setUserDisabled(admin, id, false);
};

describe('a token that is being issued', () => {
  it('to a client that is shut out', async () => {
    const service = await registerClient();
    await meanwhile('ClientCredentials', () => disableAndEnable(service));
    const { body } = await askForToken(server, service);
    expect(await introspect(server, service, body.access_token)).toEqual({ active: false });
    const { body: next } = await askForToken(server, service);
    expect(await introspect(server, service, next.access_token)).toMatchObject({ active: true });
  });

  it.each(['AccessToken', 'RefreshToken'] as const)('about a person who is shut out: %s', async (kind) => {
    const { id } = await makePerson('reviewer');
    const { parameters } = await openBrowser(server, id).authorize(codeRequest(client));
    const code = { grant_type: 'authorization_code', code: parameters.get('code') ?? '', redirect_uri: CALLBACK };
    await meanwhile(kind, () => disableAndEnablePerson(id));
    const { body } = await post(server.url('/token'), code, { authorization: client.authorization });
    for (const token of [body.access_token, body.refresh_token]) {
      expect(await introspect(server, client, token)).toEqual({ active: false });
    }
  });
});

it('what is issued while its client or person is being shut out, which takes its time, stays dead', async () => {
  const [{ id }, service] = [await makePerson(null), await registerClient()];
  let goOn = () => {};
  const held = database.$transaction(async (tx) => {
    // Every change ends with its event, and events are written one after the other.
    await appendAuditEvent(tx, admin, { action: 'user.claims', targetId: id, targetName: 'somebody' });
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  });
  const shutOut = Promise.all([
    setRegistrationEnabled(admin, service.registrationId, { enabled: false, reason: '' }),
    setUserDisabled(admin, id, true),
  ]);
  const waiting = () => database.$queryRaw<object[]>`
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await vi.waitFor(async () => expect(await waiting()).toHaveLength(2), 5_000);
  const { body } = await askForToken(server, service);
  const { parameters } = await openBrowser(server, id).authorize(codeRequest(client));
  const code = parameters.get('code') ?? '';
  expect([body.access_token, code]).not.toContain('');
  goOn();
  await held;
  await shutOut;
  await setRegistrationEnabled(admin, service.registrationId, { enabled: true, reason: '' });
  await setUserDisabled(admin, id, false);
  expect(await introspect(server, service, body.access_token)).toEqual({ active: false });
  const exchange = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
  const { authorization } = client;
  expect((await post(server.url('/token'), exchange, { authorization })).body.error).toBe('invalid_grant');
});

describe('a session', () => {
  const silently = { prompt: 'none' };
  async function signedIn() {
    const [person, visitor] = [await makePerson(null), openVisitor(server)];
    const page = await visitor.authorize(client);
    const form = { act: 'sign-in', email: person.email, password: PASSWORD };
    const { away } = await visitor.send(addressOf(page), form);
    expect(away?.searchParams.get('code')).toBeTruthy();
    return { person, visitor, form };
  }
  const sessionsOf = (accountId: string) => database.protocolArtifact.count({ where: { kind: 'Session', accountId } });

  it.each([
    ['signed out everywhere', (id: string) => endUserSessions(admin, id)],
    ['shut out', disableAndEnablePerson],
    ['signed out of this browser', (id: string) => database.protocolArtifact.deleteMany({ where: { accountId: id } })],
  ])('of a person who is %s', async (_, act) => {
    const { person, visitor } = await signedIn();
    expect((await visitor.authorize(client, silently)).away?.searchParams.get('code')).toBeTruthy();
    await meanwhile('Session', () => act(person.id));
    await visitor.authorize(client, silently);
    expect(await sessionsOf(person.id)).toBe(0);
    const { away } = await visitor.authorize(client, silently);
    expect(away?.searchParams.get('error')).toBe('login_required');
  });

  it('that would get another name, because its person has just signed in again', async () => {
    const { person, visitor, form } = await signedIn();
    const page = await visitor.authorize(client, { prompt: 'login' });
    await meanwhile('Session', () => endUserSessions(admin, person.id));
    await visitor.send(addressOf(page), form);
    expect(await sessionsOf(person.id)).toBe(0);
  });

  it('that another window has renamed since does not hold up who has just signed in', async () => {
    const { visitor, form } = await signedIn();
    const page = await visitor.authorize(client, { prompt: 'login' });
    const cookies = new Map(visitor.cookies);
    await visitor.send(addressOf(await visitor.authorize(client, { prompt: 'login' })), form);
    for (const [name, cookie] of cookies) visitor.cookies.set(name, cookie);
    const { away } = await visitor.send(addressOf(page), form);
    expect(away?.searchParams.get('code')).toBeTruthy();
  });

  it('keeps its one row while it goes from name to name, also in two windows at once', async () => {
    const { person, visitor, form } = await signedIn();
    const windows = [
      await visitor.authorize(client, { prompt: 'login' }),
      await visitor.authorize(client, { prompt: 'login' }),
    ];
    const arrivals = await Promise.all(windows.map((page) => visitor.send(addressOf(page), form)));
    for (const { away } of arrivals) expect(away?.searchParams.get('code')).toBeTruthy();
    expect((await visitor.authorize(client, silently)).away?.searchParams.get('code')).toBeTruthy();
    expect(await sessionsOf(person.id)).toBeGreaterThan(0);
  });

  it('does not begin with a sign-in that was held back until the person was signed out everywhere, or shut out', async () => {
    for (const act of [endUserSessions.bind(null, admin), disableAndEnablePerson]) {
      const [{ id }, browser] = [await makePerson(null), openBrowser(server, '')];
      const begun = await browser.visit(`${server.url('/authorize')}?${new URLSearchParams(codeRequest(client))}`);
      const uid = begun.headers.get('location')?.split('/').at(-1) ?? '';
      const { provider } = await server.current();
      const interaction = await provider.Interaction.find(uid);
      if (interaction === undefined) throw new Error('no interaction');
      interaction.result = { login: { accountId: id, amr: ['pwd'] } };
      await interaction.save(600);
      await act(id);
      const resumed = await browser.visit(server.url(`/authorize/${uid}`));
      expect(resumed.headers.get('location') ?? '').not.toContain('code=');
      expect(await sessionsOf(id)).toBe(0);
    }
  });
});

describe('within the second in which its client was shut out and let in again', () => {
  beforeAll(() => registerApi('quick'));
  // What follows fits into one second, unless the machine is busy: then it proves nothing, and fails nobody.
  const untilNextSecond = () => new Promise((begins) => setTimeout(begins, 1_000 - (Date.now() % 1_000)));

  it('a token of a person from after it lives', async () => {
    const [{ id }, app] = [await makePerson(null), await registerWebApp({ scopes: ['quick.use'] })];
    await untilNextSecond();
    await disableAndEnable(app);
    const { body } = await signIn(server, app, id, { scope: 'quick.use' });
    expect(await introspect(server, app, body.access_token)).toMatchObject({ active: true, aud: 'quick' });
  });

  it('a token of a program from after it lives, one from before does not', async () => {
    const service = await registerClient({ scopes: ['quick.use'] });
    const askForJwt = async () => (await askForToken(server, service, { scope: 'quick.use' })).body.access_token;
    await untilNextSecond();
    const before = await askForJwt();
    await disableAndEnable(service);
    const after = await askForJwt();
    expect(await introspect(server, service, before)).toEqual({ active: false });
    expect(await introspect(server, service, after)).toMatchObject({ active: true, aud: 'quick' });
  });

  it('a token of a program that was asked for before it does not, although it says a later second', async () => {
    const service = await registerClient({ scopes: ['quick.use'] });
    await meanwhile('ClientCredentials', async () => {
      await disableAndEnable(service);
      await untilNextSecond();
    });
    const { body } = await askForToken(server, service, { scope: 'quick.use' });
    expect(body.access_token).toMatch(/^eyJ/);
    expect(await introspect(server, service, body.access_token)).toEqual({ active: false });
  });
});

it('a device that a person let in before they changed their mind about everything may be let in again', async () => {
  const person = await makePerson(null);
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const device = await registerClient({ grantTypes: [grant_type], scopes: ['openid'] });
  const { authorization } = device;
  const { body } = await post(server.url('/device/authorize'), { scope: 'openid' }, { authorization });
  await disableAndEnablePerson(person.id);
  const visitor = openVisitor(server);
  const entered = await visitor.open(`/device?user_code=${body.user_code}`);
  const { xsrf } = entered.view as { xsrf: string };
  const confirm = await visitor.send('/device', { xsrf, user_code: String(body.user_code), confirm: 'yes' });
  await visitor.send(addressOf(confirm), { act: 'sign-in', email: person.email, password: PASSWORD });
  const poll = { grant_type, device_code: String(body.device_code) };
  expect((await post(server.url('/token'), poll, { authorization })).body).toMatchObject({ scope: 'openid' });
});
