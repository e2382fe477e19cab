import { expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { makePerson, PASSWORD } from '@/lib/data/testing/people';
import { CALLBACK } from '../testing/browser';
import { registerClient } from '../testing/clients';
import { post, startAuthorizationServer } from '../testing/server';
import { addressOf, openVisitor } from '../testing/visitor';

const server = startAuthorizationServer();
const WEB_APP = {
  grantTypes: ['authorization_code'],
  responseTypes: ['code'],
  redirectUris: [CALLBACK],
  scopes: ['openid'],
};

async function signedIn(client = WEB_APP) {
  const [person, visitor] = [await makePerson(null), openVisitor(server)];
  const page = await visitor.authorize(await registerClient(client));
  const form = { act: 'sign-in', email: person.email, password: PASSWORD };
  await visitor.send(addressOf(page), form);
  return { person, visitor, form };
}

it('enableLocalLogin: without it no password is asked for, none is taken, and no session that began with one will do', async () => {
  const { visitor, form } = await signedIn();
  const [open, closed] = [await registerClient(WEB_APP), await registerClient({ ...WEB_APP, enableLocalLogin: false })];
  expect((await visitor.authorize(open)).away).not.toBeNull();
  const page = await visitor.authorize(closed);
  expect(page.view).toMatchObject({ page: 'sign-in', local: false, company: null, again: 'other_way' });
  expect(await visitor.send(addressOf(page), form)).toMatchObject({ status: 400, view: { page: 'sign-in' } });
});

it('userSsoLifetime: asks again when the last sign-in is older', async () => {
  const { person, visitor, form } = await signedIn();
  const [patient, strict] = [await registerClient(WEB_APP), await registerClient({ ...WEB_APP, userSsoLifetime: 60 })];
  expect((await visitor.authorize(strict)).away).not.toBeNull();
  // Two minutes later.
  await database.$executeRaw`UPDATE protocol_artifacts
    SET payload = jsonb_set(payload, '{loginTs}', to_jsonb((payload->>'loginTs')::int - 120))
    WHERE kind = 'Session' AND account_id = ${person.id}`;
  expect((await visitor.authorize(patient)).away).not.toBeNull();
  const again = await visitor.authorize(strict);
  expect(again.view).toMatchObject({ page: 'sign-in', again: 'too_long_ago', email: person.email });
  expect((await visitor.send(addressOf(again), form)).away?.searchParams.get('code')).toBeTruthy();
});

it('somebody else signs in: the first is signed out before', async () => {
  const { visitor } = await signedIn();
  const other = await makePerson(null);
  const page = await visitor.authorize(await registerClient(WEB_APP), { prompt: 'login' });
  const form = { act: 'sign-in', email: other.email, password: PASSWORD };
  const between = await visitor.send(addressOf(page), form);
  // The library ends the session by a form that sends itself, and with a button where there are no scripts.
  const sent = Object.fromEntries(
    [...between.text.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, n, v]) => [n, v]),
  );
  expect(sent).toMatchObject({ logout: 'yes' });
  expect(between.policy).toContain("form-action 'self' https://app.example.com;");
  const done = await visitor.send('/oauth/logout/confirm', sent as Record<string, string>);
  expect(done.away?.searchParams.get('code')).toBeTruthy();
  expect(await database.protocolArtifact.count({ where: { kind: 'Session', accountId: other.id } })).toBe(1);
});

it('a native client never goes on unseen: somebody who did not just sign in is asked', async () => {
  const { visitor } = await signedIn();
  const native = { ...WEB_APP, applicationType: 'native', redirectUris: ['com.example.app:/cb'] };
  const request = { redirect_uri: 'com.example.app:/cb' };
  const page = await visitor.authorize(await registerClient(native), request);
  expect(page.view).toMatchObject({ page: 'consent', client: { returnsTo: { host: 'com.example.app:' } } });
  expect(page.policy).toContain("form-action 'self' com.example.app:;");
});

const DEVICE = {
  grantTypes: ['urn:ietf:params:oauth:grant-type:device_code'],
  responseTypes: [],
  redirectUris: [],
  scopes: ['openid'],
};

it('userCodeType: nine digits where it says Numeric, eight letters elsewhere; both are found and shown as the device shows them', async () => {
  const { person, visitor } = await signedIn();
  for (const [userCodeType, shape] of [
    ['Numeric', /^\d{3}-\d{3}-\d{3}$/],
    ['', /^[A-Z]{4}-[A-Z]{4}$/],
  ] as const) {
    const client = await registerClient({ ...DEVICE, userCodeType });
    const begun = await post(
      server.url('/device/authorize'),
      { scope: 'openid' },
      { authorization: client.authorization },
    );
    const { user_code: userCode, verification_uri: uri, verification_uri_complete: complete } = begun.body;
    expect(userCode).toMatch(shape);
    expect(uri).toBe('https://clientele.example.com/device');
    const page = await visitor.open(String(complete));
    expect(page.view).toMatchObject({ page: 'device', step: 'enter', userCode });
    const { xsrf } = page.view as { xsrf: string };
    const confirm = await visitor.send('/device', {
      xsrf,
      user_code: String(userCode).toLowerCase().replaceAll('-', ' '),
    });
    expect(confirm.view).toMatchObject({ page: 'device', step: 'confirm', userCode, client: { returnsTo: null } });
    const pending = { grant_type: DEVICE.grantTypes[0] ?? '', device_code: String(begun.body.device_code) };
    const waiting = await post(server.url('/token'), pending, { authorization: client.authorization });
    expect(waiting.body).toMatchObject({ error: 'authorization_pending' });
    const done = await visitor.send('/device', { xsrf, user_code: String(userCode), confirm: 'yes' });
    expect(done.view).toMatchObject({ page: 'device', step: 'done' });
    const tokens = await post(server.url('/token'), pending, { authorization: client.authorization });
    expect(tokens).toMatchObject({ status: 200, body: { scope: 'openid' } });
    const info = await fetch(server.url('/userinfo'), {
      headers: { authorization: `Bearer ${tokens.body.access_token}` },
    });
    expect(await info.json()).toMatchObject({ sub: person.id });
  }
});

it('a device that nobody wants is told so; codes are not for guessing', async () => {
  const { visitor } = await signedIn();
  const client = await registerClient(DEVICE);
  const begun = await post(
    server.url('/device/authorize'),
    { scope: 'openid' },
    { authorization: client.authorization },
  );
  const { xsrf } = (await visitor.open('/device')).view as { xsrf: string };
  const stopped = await visitor.send('/device', { xsrf, user_code: String(begun.body.user_code), abort: 'yes' });
  expect(stopped.view).toMatchObject({ page: 'device', step: 'aborted' });
  const form = { grant_type: DEVICE.grantTypes[0] ?? '', device_code: String(begun.body.device_code) };
  const told = await post(server.url('/token'), form, { authorization: client.authorization });
  expect(told.body).toMatchObject({ error: 'access_denied' });
  const answers = [];
  for (let n = 0; n < 11; n++) {
    const page = (await visitor.open('/device')).view as { xsrf: string };
    answers.push(await visitor.send('/device', { xsrf: page.xsrf, user_code: 'BCDF-GHJK' }));
  }
  expect(answers[0]?.view).toMatchObject({ step: 'enter', error: { code: 'code_not_found' } });
  expect(answers.at(-1)?.view).toMatchObject({ step: 'enter', error: { code: 'rate_limited' } });
});
