import { decodeJwt } from 'jose';
import { afterAll, expect, it, vi } from 'vitest';
import { database } from '@/lib/data/database';
import { admin } from '@/lib/data/testing/actors';
import { makePerson, PASSWORD } from '@/lib/data/testing/people';
import { endUserSessions, setUserDisabled } from '@/lib/data/users';
import { CALLBACK } from '../testing/browser';
import { registerClient, type TestClient } from '../testing/clients';
import { post, startAuthorizationServer } from '../testing/server';
import { addressOf, openVisitor, type Visitor } from '../testing/visitor';

/** Before anything of the product is imported: its settings name this provider. */
const company = await vi.hoisted(async () => {
  const { startCompanyProvider } = await import('../testing/company-provider');
  const started = await startCompanyProvider();
  process.env.AUTH_OIDC_ISSUER = started.issuer;
  process.env.AUTH_OIDC_CLIENT_ID = 'clientele';
  process.env.AUTH_OIDC_CLIENT_SECRET = 'the secret that the company gave us';
  return started;
});
const server = startAuthorizationServer();
afterAll(() => company.stop());

const WEB_APP = {
  grantTypes: ['authorization_code'],
  responseTypes: ['code'],
  redirectUris: [CALLBACK],
  scopes: ['openid'],
};

/** Goes to the company's provider and comes back. */
async function throughCompany(visitor: Visitor, client: TestClient) {
  const page = await visitor.authorize(client);
  expect(page.policy).toContain(`form-action 'self' https://app.example.com ${company.issuer};`);
  const { away } = await visitor.send(addressOf(page), { act: 'company' });
  expect(away?.origin).toBe(company.issuer);
  return visitor.open(company.answer(away as URL).href);
}

it('signs in whoever the company knows, makes an account without the console, and knows them again', async () => {
  const client = await registerClient({ ...WEB_APP, enableLocalLogin: false });
  const page = await openVisitor(server).authorize(client);
  expect(page.view).toMatchObject({ page: 'sign-in', local: false, company: company.host });
  for (let times = 0; times < 2; times++) {
    const arrived = await throughCompany(openVisitor(server), client);
    expect(arrived.away?.searchParams.get('code')).toBeTruthy();
  }
  const people = await peopleOfCompany();
  expect(people).toMatchObject([{ role: null, name: 'Ida', passwordHash: null }]);
  const signIns = { action: 'user.sign-in', targetId: people[0]?.id ?? '' };
  expect(await database.auditEvent.count({ where: signIns })).toBe(2);
});

it('identityProviderRestrictions: only the providers it names, by their host; a session from elsewhere will not do', async () => {
  const [named, other] = [
    await registerClient({ ...WEB_APP, identityProviderRestrictions: [company.host] }),
    await registerClient({ ...WEB_APP, identityProviderRestrictions: ['login.other.example'] }),
  ];
  const visitor = openVisitor(server);
  expect((await visitor.authorize(other)).view).toMatchObject({ page: 'sign-in', company: null, local: true });
  expect((await throughCompany(visitor, named)).away?.searchParams.get('code')).toBeTruthy();
  expect((await visitor.authorize(named)).away).not.toBeNull();
  const page = await visitor.authorize(other);
  expect(page.view).toMatchObject({ page: 'sign-in', again: 'other_way', company: null });
  expect(await visitor.send(addressOf(page), { act: 'company' })).toMatchObject({ status: 400, away: null });
});

it('an application that wants a sign-in anew, or a recent one, is not served by the session that the company has', async () => {
  const [client, strict] = [await registerClient(WEB_APP), await registerClient({ ...WEB_APP, userSsoLifetime: 60 })];
  const asked = async (application: TestClient, parameters: Record<string, string>) => {
    const visitor = openVisitor(server);
    const begun = await visitor.authorize(application, parameters);
    const led = await visitor.send(addressOf(begun), { act: 'company' });
    const { prompt, max_age } = Object.fromEntries(led.away?.searchParams ?? []);
    return { prompt, max_age };
  };
  expect(await asked(client, {})).toEqual({});
  expect(await asked(client, { prompt: 'login' })).toEqual({ prompt: 'login' });
  expect(await asked(client, { max_age: '300' })).toEqual({ max_age: '300' });
  expect(await asked(strict, { max_age: '300' })).toEqual({ max_age: '60' });
  expect(await asked(strict, {})).toEqual({ max_age: '60' });
});

/** What the ID token says of when the person signed in, after the company has said `authTime`. */
async function authTimeAfter(visitor: Visitor, client: TestClient, authTime: number | undefined) {
  Object.assign(company.person, { auth_time: authTime });
  const page = await visitor.authorize(client, { max_age: '3600' });
  const { away } = await visitor.send(addressOf(page), { act: 'company' });
  const arrived = await visitor.open(company.answer(away as URL).href);
  const code = arrived.away?.searchParams.get('code') ?? '';
  const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: page.verifier };
  const { body } = await post(server.url('/token'), form, { authorization: client.authorization });
  return decodeJwt(String(body.id_token)).auth_time as number;
}

it('auth_time is when the company saw the person, not when they came here (OIDC Core §2)', async () => {
  const client = await registerClient(WEB_APP);
  const now = Math.floor(Date.now() / 1000);
  const visitor = openVisitor(server);
  expect(await authTimeAfter(visitor, client, now - 7200)).toBe(now - 7200);
  // And so it is too long ago for who wants a recent one, who is asked again; for others it is a session like any.
  expect((await visitor.authorize(client, { max_age: '3600' })).view).toMatchObject({ again: 'too_long_ago' });
  expect((await visitor.authorize(client, { max_age: '9000' })).away?.searchParams.get('code')).toBeTruthy();
});

it.each([
  ['a clock that is ahead', 90],
  ['a company that does not say', undefined],
])('auth_time is never in the future: %s', async (_what, ahead) => {
  const client = await registerClient(WEB_APP);
  const before = Math.floor(Date.now() / 1000);
  const said = await authTimeAfter(openVisitor(server), client, ahead === undefined ? undefined : before + ahead);
  expect(said).toBeGreaterThanOrEqual(before);
  expect(said).toBeLessThanOrEqual(Date.now() / 1000);
});

const peopleOfCompany = () => database.user.findMany({ where: { email: company.person.email } });

it.each([
  ['is signed out everywhere', (id: string) => endUserSessions(admin, id)],
  [
    'is shut out and let in again',
    async (id: string) => {
      await setUserDisabled(admin, id, true);
      await setUserDisabled(admin, id, false);
    },
  ],
])('is worth nothing when the person %s on the way back, until they sign in anew', async (_, act) => {
  const [client, visitor] = [await registerClient({ ...WEB_APP, enableLocalLogin: false }), openVisitor(server)];
  await throughCompany(openVisitor(server), client);
  const page = await visitor.authorize(client);
  const { away } = await visitor.send(addressOf(page), { act: 'company' });
  const back = await visitor.stopAfter(company.answer(away as URL).href);
  expect(back.away?.pathname).toBe(addressOf(page));
  const [person] = await peopleOfCompany();
  await act(person?.id ?? '');
  const arrived = await visitor.open(addressOf(page));
  expect(arrived).toMatchObject({ away: null, view: { page: 'sign-in', error: { code: 'company_over' } } });
  const again = await visitor.send(addressOf(page), { act: 'company' });
  const signedIn = await visitor.open(company.answer(again.away as URL).href);
  expect(signedIn.away?.searchParams.get('code')).toBeTruthy();
});

it('is refused for a disabled person and for somebody else’s address, and says so', async () => {
  const client = await registerClient(WEB_APP);
  const refused = { status: 422, view: { page: 'sign-in', error: { code: 'company_refused' } } };
  await database.user.updateMany({ where: { email: company.person.email }, data: { disabledAt: new Date() } });
  expect(await throughCompany(openVisitor(server), client)).toMatchObject(refused);
  const resident = await makePerson('admin');
  Object.assign(company.person, { sub: 'c-2', email: resident.email });
  expect(await throughCompany(openVisitor(server), client)).toMatchObject(refused);
  expect(await database.userIdentity.count({ where: { userId: resident.id } })).toBe(0);
});

it('an answer that this browser did not ask for signs nobody in', async () => {
  Object.assign(company.person, { sub: 'c-3', email: 'new@corp.example' });
  const client = await registerClient(WEB_APP);
  const [victim, attacker] = [openVisitor(server), openVisitor(server)];
  const begun = await attacker.authorize(client);
  const { away } = await attacker.send(addressOf(begun), { act: 'company' });
  const planted = company.answer(away as URL);
  // The callback is the console's own then: here nobody answers, and no session begins.
  expect(await victim.open(planted.href)).toMatchObject({ status: 404, away: null });
  // Changed on its way, or used for another interaction of the same browser.
  const wrong = new URL(planted);
  wrong.searchParams.set('code', 'made-up');
  expect((await attacker.open(wrong.href)).view).toMatchObject({ page: 'sign-in', error: { code: 'company_failed' } });
  expect(await database.user.count({ where: { email: 'new@corp.example' } })).toBe(0);
});

it('a password will do as well where the client takes one', async () => {
  const [person, visitor] = [await makePerson(null), openVisitor(server)];
  const page = await visitor.authorize(await registerClient(WEB_APP));
  const form = { act: 'sign-in', email: person.email, password: PASSWORD };
  expect((await visitor.send(addressOf(page), form)).away?.searchParams.get('code')).toBeTruthy();
});
