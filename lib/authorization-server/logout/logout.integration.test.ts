import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { makePerson, PASSWORD } from '@/lib/data/testing/people';
import { CALLBACK } from '../testing/browser';
import { registerClient, type TestClient } from '../testing/clients';
import { post, startAuthorizationServer } from '../testing/server';
import { addressOf, openVisitor, type Place } from '../testing/visitor';

const server = startAuthorizationServer();
const ISSUER = 'https://clientele.example.com/oauth';
const GOODBYE = 'https://app.example.com/#/goodbye';
const WEB_APP = {
  grantTypes: ['authorization_code'],
  responseTypes: ['code'],
  redirectUris: [CALLBACK],
  postLogoutRedirectUris: [GOODBYE, 'https://app.example.com/bye'],
  scopes: ['openid'],
};

/** What applications were told behind the browser's back. */
const told: { path: string; token: string }[] = [];
const application = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  told.push({ path: request.url ?? '', token: form.get('logout_token') ?? '' });
  response.writeHead(request.url === '/broken' ? 500 : 200).end();
});
let base = '';
beforeAll(async () => {
  await new Promise<void>((listening) => application.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(application.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => application.close(closed)));

async function signIn(clients: TestClient[]) {
  const [person, visitor] = [await makePerson(null), openVisitor(server)];
  const idTokens: string[] = [];
  for (const client of clients) {
    const { verifier, ...page } = await visitor.authorize(client);
    const form = { act: 'sign-in', email: person.email, password: PASSWORD };
    const arrival = page.away === null ? await visitor.send(addressOf(page), form) : page;
    const code = arrival.away?.searchParams.get('code') ?? '';
    const exchange = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier };
    const { body } = await post(server.url('/token'), exchange, { authorization: client.authorization });
    idTokens.push(String(body.id_token));
  }
  return { person, visitor, idTokens };
}

const logout = (parameters: Record<string, string>) => `/oauth/logout?${new URLSearchParams(parameters)}`;
const confirmOf = ({ view }: Place) => ({ xsrf: (view as { xsrf: string }).xsrf });
const sessionsOf = (accountId: string) => database.protocolArtifact.count({ where: { kind: 'Session', accountId } });

describe('signing out at the application’s request', () => {
  it('with an ID token of who is signed in: at once, back to a registered address, its fragment and the state with it', async () => {
    const { visitor, person, idTokens } = await signIn([await registerClient(WEB_APP)]);
    const hint = { id_token_hint: idTokens[0] ?? '' };
    const done = await visitor.open(logout({ ...hint, post_logout_redirect_uri: GOODBYE, state: 's1' }));
    expect(done.away?.href).toBe('https://app.example.com/?state=s1#/goodbye');
    expect(await sessionsOf(person.id)).toBe(0);
    const again = await visitor.authorize(await registerClient(WEB_APP));
    expect(again.view).toMatchObject({ page: 'sign-in', again: null });
  });

  it.each([
    'https://app.example.com/#/good',
    'https://app.example.com/',
    'https://app.example.com/bye/',
    'https://evil.example.com/',
  ])('never to an address that is not registered: %s', async (address) => {
    const { visitor, idTokens, person } = await signIn([await registerClient(WEB_APP)]);
    const page = await visitor.open(logout({ id_token_hint: idTokens[0] ?? '', post_logout_redirect_uri: address }));
    expect(page).toMatchObject({ status: 400, away: null, view: { page: 'refused', error: 'invalid_request' } });
    expect(await sessionsOf(person.id)).toBe(1);
  });

  it('without one, or with somebody else’s: asks first', async () => {
    const client = await registerClient(WEB_APP);
    const [{ visitor, person }, other] = [await signIn([client]), await signIn([client])];
    for (const parameters of [{}, { id_token_hint: other.idTokens[0] ?? '' }, { client_id: client.clientId }]) {
      const page = await visitor.open(logout(parameters));
      expect(page.view).toMatchObject({ page: 'sign-out', account: { email: person.email } });
    }
    expect(await sessionsOf(person.id)).toBe(1);
    const page = await visitor.open(logout({ client_id: client.clientId, post_logout_redirect_uri: GOODBYE }));
    expect(page.policy).toContain("form-action 'self' https://app.example.com;");
    const forged = await visitor.send('/oauth/logout/confirm', { xsrf: 'made up', logout: 'yes' });
    expect(forged).toMatchObject({ status: 400, view: { page: 'refused' } });
    expect(await sessionsOf(person.id)).toBe(1);
    const done = await visitor.send('/oauth/logout/confirm', { ...confirmOf(page), logout: 'yes' });
    expect(done.away?.href).toBe(GOODBYE);
    expect(await sessionsOf(person.id)).toBe(0);
  });

  it('one may stay: the session stands, and only the application that asked is left', async () => {
    const [client, silent] = [await registerClient(WEB_APP), await registerClient(WEB_APP)];
    const { visitor, person } = await signIn([client, silent]);
    const stayed = await visitor.send('/oauth/logout/confirm', confirmOf(await visitor.open(logout({}))));
    expect(stayed.view).toMatchObject({ page: 'signed-out', scope: 'nowhere' });
    const page = await visitor.open(logout({ client_id: client.clientId }));
    const left = await visitor.send('/oauth/logout/confirm', confirmOf(page));
    expect(left.view).toMatchObject({ page: 'signed-out', scope: 'client', client: { name: expect.any(String) } });
    expect(await sessionsOf(person.id)).toBe(1);
    expect((await visitor.authorize(silent)).away).not.toBeNull();
  });
});

describe('front-channel', () => {
  it('a frame for each application that wants one, with issuer and session where it asks for them', async () => {
    const clients = await Promise.all([
      registerClient({ ...WEB_APP, frontChannelLogoutUri: `${base}/with?app=1` }),
      registerClient({
        ...WEB_APP,
        frontChannelLogoutUri: `${base}/without`,
        frontChannelLogoutSessionRequired: false,
      }),
      registerClient(WEB_APP),
    ]);
    const { visitor, idTokens } = await signIn(clients);
    const sid = claimsOf(idTokens[0]).sid;
    expect(sid).toEqual(expect.any(String));
    expect(claimsOf(idTokens[1]).sid).toBeUndefined();
    const page = await visitor.open(logout({ id_token_hint: idTokens[0] ?? '', post_logout_redirect_uri: GOODBYE }));
    expect(page.view).toMatchObject({ page: 'signed-out', scope: 'everywhere', next: GOODBYE });
    const frames = page.view?.page === 'signed-out' ? page.view.frames : [];
    const query = new URLSearchParams({ iss: ISSUER, sid: String(sid) });
    expect(frames).toEqual([`${base}/with?app=1&${query}`, `${base}/without`]);
    expect(page.policy).toContain(`; frame-src ${base}/with ${base}/without`);
  });
});

describe('back-channel', () => {
  it('a signed token for each application that wants one, with the session where it asks for it', async () => {
    told.length = 0;
    const clients = await Promise.all([
      registerClient({ ...WEB_APP, backChannelLogoutUri: `${base}/with` }),
      registerClient({ ...WEB_APP, backChannelLogoutUri: `${base}/without`, backChannelLogoutSessionRequired: false }),
      registerClient({ ...WEB_APP, backChannelLogoutUri: `${base}/broken` }),
      registerClient(WEB_APP),
    ]);
    const { visitor, person, idTokens } = await signIn(clients);
    const done = await visitor.open(logout({ id_token_hint: idTokens[0] ?? '', post_logout_redirect_uri: GOODBYE }));
    expect(done.away?.href).toBe(GOODBYE);
    expect(told.map(({ path }) => path).sort()).toEqual(['/broken', '/with', '/without']);
    const keys = createRemoteJWKSet(new URL(server.url('/jwks')));
    for (const [path, client] of [
      ['/with', clients[0]],
      ['/without', clients[1]],
    ] as const) {
      const token = told.find((one) => one.path === path)?.token ?? '';
      const { payload } = await jwtVerify(token, keys, { issuer: ISSUER, audience: client?.clientId ?? '' });
      expect(payload).toMatchObject({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } });
      expect(payload.sub).toBe(person.id);
      expect(payload.sid).toBe(path === '/with' ? claimsOf(idTokens[0]).sid : undefined);
      expect(payload.nonce).toBeUndefined();
    }
  });
});

function claimsOf(token: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString());
}
