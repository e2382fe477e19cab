import { describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { updateOwnPassword } from '@/lib/data/own-account';
import { admin } from '@/lib/data/testing/actors';
import { makePerson, PASSWORD, type Person } from '@/lib/data/testing/people';
import { getUser } from '@/lib/data/user-list';
import { endUserSessions, setUserDisabled } from '@/lib/data/users';
import { CALLBACK } from '../testing/browser';
import { registerClient } from '../testing/clients';
import { startAuthorizationServer } from '../testing/server';
import { addressOf, openVisitor } from '../testing/visitor';

const server = startAuthorizationServer();
const WEB_APP = {
  grantTypes: ['authorization_code'],
  responseTypes: ['code'],
  redirectUris: [CALLBACK],
  scopes: ['openid', 'profile', 'email'],
  clientUri: 'https://app.example.com/',
  policyUri: 'https://app.example.com/privacy',
};

describe('a sign-in', () => {
  it('asks who it is, says for which application and where the browser returns to, and leads there', async () => {
    const [person, client, visitor] = [await makePerson(null), await registerClient(WEB_APP), openVisitor(server)];
    const page = await visitor.authorize(client, { login_hint: 'ada@example.com' });
    expect(page).toMatchObject({
      status: 200,
      view: {
        page: 'sign-in',
        email: 'ada@example.com',
        local: true,
        company: null,
        client: {
          clientUri: 'https://app.example.com/',
          policyUri: 'https://app.example.com/privacy',
          returnsTo: { host: 'app.example.com', unicodeHost: null },
        },
      },
    });
    expect(page.policy).toContain("form-action 'self' https://app.example.com;");
    const wrong = await visitor.send(addressOf(page), { act: 'sign-in', email: person.email, password: 'not the one' });
    expect(wrong).toMatchObject({ status: 422, view: { email: person.email, error: { code: 'sign_in_refused' } } });
    expect(JSON.stringify(wrong.view)).not.toContain('not the one');
    const right = await visitor.send(addressOf(page), { act: 'sign-in', email: person.email, password: PASSWORD });
    expect(right.away?.href).toMatch(/^https:\/\/app\.example\.com\/callback\?code=[\w-]+&state=st&iss=/);
    const events = await database.auditEvent.findMany({ where: { targetId: person.id, action: 'user.sign-in' } });
    expect(events).toMatchObject([
      {
        actorId: person.id,
        role: null,
        changes: [{ path: 'application', before: null, after: client.registrationId }],
      },
    ]);
  });

  it('is asked for once: the next application goes straight on', async () => {
    const [person, visitor] = [await makePerson('reviewer'), openVisitor(server)];
    const page = await visitor.authorize(await registerClient(WEB_APP));
    await visitor.send(addressOf(page), { act: 'sign-in', email: person.email, password: PASSWORD });
    const second = await visitor.authorize(await registerClient(WEB_APP));
    expect(second.away?.searchParams.get('code')).toBeTruthy();
  });

  it('can be refused, and the application is told so', async () => {
    const visitor = openVisitor(server);
    const page = await visitor.authorize(await registerClient(WEB_APP));
    const denied = await visitor.send(addressOf(page), { act: 'deny' });
    expect(denied.away?.searchParams.get('error')).toBe('access_denied');
  });

  it('shows nothing to another browser, nor when it is over', async () => {
    const [person, visitor, other] = [await makePerson(null), openVisitor(server), openVisitor(server)];
    const page = await visitor.authorize(await registerClient(WEB_APP));
    const expired = { status: 400, view: { page: 'refused', error: 'expired' } };
    expect(await other.open(addressOf(page))).toMatchObject(expired);
    const stolen = { act: 'sign-in', email: person.email, password: PASSWORD };
    expect(await other.send(addressOf(page), stolen)).toMatchObject(expired);
    await visitor.send(addressOf(page), stolen);
    expect(await visitor.open(addressOf(page))).toMatchObject(expired);
  });

  it('gives one answer to an unknown address, a wrong password and a disabled person', async () => {
    const [person, visitor] = [await makePerson(null), openVisitor(server)];
    await database.user.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    const page = await visitor.authorize(await registerClient(WEB_APP));
    const answers = [];
    for (const [email, password] of [
      ['nobody@example.com', PASSWORD],
      [(await makePerson(null)).email, 'wrong'],
      [person.email, PASSWORD],
    ] as const) {
      const { status, view } = await visitor.send(addressOf(page), { act: 'sign-in', email, password });
      answers.push({ status, ...view, email: '' });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 422, error: { code: 'sign_in_refused' } });
  });

  it('is slowed like the console’s', async () => {
    const [person, visitor] = [await makePerson(null), openVisitor(server)];
    const page = await visitor.authorize(await registerClient(WEB_APP));
    const guess = () => visitor.send(addressOf(page), { act: 'sign-in', email: person.email, password: 'a guess' });
    for (let n = 0; n < 10; n++) expect((await guess()).view).toMatchObject({ error: { code: 'sign_in_refused' } });
    expect((await guess()).view).toMatchObject({ error: { code: 'rate_limited', params: { minutes: 15 } } });
  });

  it('of a person who is disabled afterwards ends at once', async () => {
    const [person, visitor] = [await makePerson(null), openVisitor(server)];
    const page = await visitor.authorize(await registerClient(WEB_APP));
    await visitor.send(addressOf(page), { act: 'sign-in', email: person.email, password: PASSWORD });
    await database.user.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    expect((await visitor.authorize(await registerClient(WEB_APP))).view).toMatchObject({ page: 'sign-in' });
  });
});

describe('a person’s sessions at the server', () => {
  it.each([
    ['a new password', (person: Person) => updateOwnPassword(person, 'quite another set of words')],
    ['an administrator', (person: Person) => endUserSessions(admin, person.id)],
    ['being disabled', (person: Person) => setUserDisabled(admin, person.id, true)],
  ])('end by %s', async (_, end) => {
    const [person, visitor] = [await makePerson('reviewer'), openVisitor(server)];
    const client = await registerClient(WEB_APP);
    const page = await visitor.authorize(client);
    await visitor.send(addressOf(page), { act: 'sign-in', email: person.email, password: PASSWORD });
    expect((await visitor.authorize(client)).away).not.toBeNull();
    const counted = async () => (await getUser(admin, person.id))?.sessions;
    expect(await counted()).toBe(1);
    await end(person);
    expect(await counted()).toBe(0);
    expect((await visitor.authorize(client)).view).toMatchObject({ page: 'sign-in' });
  });
});

describe('prompt and max_age', () => {
  async function signedIn(role: null | 'reviewer' = null) {
    const [person, client, visitor] = [await makePerson(role), await registerClient(WEB_APP), openVisitor(server)];
    const none = await visitor.authorize(client, { prompt: 'none' });
    expect(none.away?.searchParams.get('error')).toBe('login_required');
    const page = await visitor.authorize(client);
    const form = { act: 'sign-in', email: person.email, password: PASSWORD };
    await visitor.send(addressOf(page), form);
    return { person, client, visitor, form };
  }

  it('none: goes straight on for whoever is signed in', async () => {
    const { client, visitor } = await signedIn();
    expect((await visitor.authorize(client, { prompt: 'none' })).away?.searchParams.get('code')).toBeTruthy();
  });

  it('login: asks again, and says why', async () => {
    const { person, client, visitor, form } = await signedIn();
    const again = await visitor.authorize(client, { prompt: 'login' });
    expect(again.view).toMatchObject({ page: 'sign-in', again: 'prompt', email: person.email });
    expect((await visitor.send(addressOf(again), form)).away?.searchParams.get('code')).toBeTruthy();
  });

  const NEW_PASSWORD = 'quite another set of words';
  it.each([
    ['login', 'has another password since', (person: Person) => updateOwnPassword(person, NEW_PASSWORD), NEW_PASSWORD],
    [
      'select_account',
      'has another password since',
      (person: Person) => updateOwnPassword(person, NEW_PASSWORD),
      NEW_PASSWORD,
    ],
    [
      'consent',
      'has another password since',
      (person: Person) => updateOwnPassword(person, NEW_PASSWORD),
      NEW_PASSWORD,
    ],
    ['login', 'is signed out everywhere', (person: Person) => endUserSessions(admin, person.id), PASSWORD],
    ['consent', 'is signed out everywhere', (person: Person) => endUserSessions(admin, person.id), PASSWORD],
  ])('%s, under way when the person %s: whoever is there signs in as things are now, and goes on', async (...row) => {
    const [prompt, , act, password] = row;
    const { person, client, visitor } = await signedIn('reviewer');
    const page = await visitor.authorize(client, { prompt });
    await act(person as Person);
    // Nobody is signed in any more, whatever the page still showed.
    for (const form of [{ act: 'continue' }, { act: 'allow', scopes: ['openid'] }]) {
      const left = await visitor.send(addressOf(page), form);
      expect(left).toMatchObject({ status: 400, view: { page: 'sign-in', again: null } });
    }
    expect(await visitor.open(addressOf(page))).toMatchObject({ view: { page: 'sign-in', email: '', again: null } });
    const typed = { act: 'sign-in', email: person.email };
    if (password !== PASSWORD) {
      const old = await visitor.send(addressOf(page), { ...typed, password: PASSWORD });
      expect(old).toMatchObject({ status: 422, view: { error: { code: 'sign_in_refused' } } });
    }
    let place = await visitor.send(addressOf(page), { ...typed, password });
    if (prompt === 'consent') {
      expect(place.view).toMatchObject({ page: 'consent', account: { email: person.email } });
      place = await visitor.send(addressOf(place), { act: 'allow', scopes: ['openid', 'profile', 'email'] });
    }
    expect(place.away?.searchParams.get('code')).toBeTruthy();
  });

  it('max_age=0: asks again', async () => {
    const { client, visitor } = await signedIn();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await visitor.authorize(client, { max_age: '0' })).view).toMatchObject({ page: 'sign-in' });
  });

  it('select_account: offers the account, and another one', async () => {
    const { person, client, visitor } = await signedIn();
    const choice = await visitor.authorize(client, { prompt: 'select_account' });
    expect(choice.view).toMatchObject({ page: 'account', account: { email: person.email } });
    const other = await visitor.send(addressOf(choice), { act: 'switch' });
    expect(other.view).toMatchObject({ page: 'sign-in', email: '', again: null });
    expect((await visitor.send(addressOf(choice), { act: 'continue' })).away?.searchParams.get('code')).toBeTruthy();
  });
});

describe('what nobody can be sent back with', () => {
  it.each([
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
    ['an unregistered redirect URI', { redirect_uri: 'https://evil.example.com/cb' }, 'invalid_redirect_uri'],
  ])('%s', async (_, parameters, error) => {
    const page = await openVisitor(server).authorize(await registerClient(WEB_APP), parameters);
    expect(page).toMatchObject({ status: 400, away: null, view: { page: 'refused', error } });
    expect(page.policy).not.toContain('evil.example.com');
  });
});
