import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { newToken } from './registration/testing/wire';
import { registerClient, registerWebApp, type TestClient } from './testing/clients';
import { startAuthorizationServer } from './testing/server';
import { openVisitor } from './testing/visitor';

/** What a suite finds that knows the standards and nothing of how this is made. */

const server = startAuthorizationServer();
let service: TestClient;
let app: TestClient;
beforeAll(async () => {
  service = await registerClient();
  app = await registerWebApp();
});

const send = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(server.url(path), { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });

/** RFC 9110 §15.5.2: a 401 says how to do better; RFC 6749 §5.2: and calls it `invalid_client`. */
async function expectUnproven(answer: Response): Promise<void> {
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm="https:\/\/clientele\.example\.com\/oauth"/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
}

describe.each(['/token', '/introspect', '/revoke', '/par', '/device/authorize'])('at %s', (path) => {
  const form = { grant_type: 'client_credentials', token: 'x' };

  it.each([
    ['Basic !!!'],
    ['Basic'],
    [`Basic ${Buffer.from('no colon').toString('base64')}`],
    [`Basic ${Buffer.from('a%:b%zz').toString('base64')}`],
    ['Bearer x'],
    ['Digest username="x"'],
  ])('who authenticates with “%s” has not, and is told how', async (authorization) => {
    await expectUnproven(await send(path, form, { authorization }));
  });

  it('a client that is unknown, wrong, or whose assertion is none (RFC 7521 §4.2.1), in the body', async () => {
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    for (const said of [
      { client_id: 'nobody', client_secret: 'x' },
      { client_id: service.clientId, client_secret: 'x' },
      { client_id: 'nobody' },
      { client_assertion_type: type, client_assertion: 'x.y.z' },
      { client_assertion_type: type, client_assertion: '' },
    ]) {
      await expectUnproven(await send(path, { ...form, ...said } as Record<string, string>));
    }
  });
});

describe('programs are answered in JSON (RFC 6749 §5.2)', () => {
  // What java.net.HttpURLConnection sends where nobody says anything.
  const accept = 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2';

  it.each(['/token', '/introspect', '/revoke', '/par', '/device/authorize'])(
    '%s, whatever their library accepts',
    async (path) => {
      await expectUnproven(await send(path, {}, { accept }));
      const answer = await send(path, {}, { accept, authorization: service.authorization });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    },
  );

  it('/userinfo too', async () => {
    const answer = await fetch(server.url('/userinfo'), { headers: { accept } });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: 'invalid_token' });
  });
});

describe('methods (RFC 9110 §9.3.7, §15.5.6)', () => {
  const EVERY = [
    ['/authorize', 'GET, POST'],
    ['/logout', 'GET, POST'],
    ['/device', 'GET, POST'],
    ['/userinfo', 'GET, POST'],
    ['/token', 'POST'],
    ['/introspect', 'POST'],
    ['/revoke', 'POST'],
    ['/par', 'POST'],
    ['/device/authorize', 'POST'],
    ['/jwks', 'GET'],
    ['/.well-known/openid-configuration', 'GET'],
    ['/.well-known/oauth-authorization-server', 'GET'],
    ['/register', 'POST'],
    ['/register/somebody', 'GET, PUT, DELETE'],
  ] as const;

  it.each(EVERY)('%s says what it takes: %s', async (path, allow) => {
    for (const [method, status] of [
      ['OPTIONS', 204],
      ['PATCH', 405],
    ] as const) {
      const answer = await fetch(server.url(path), { method });
      expect({ status: answer.status, allow: answer.headers.get('allow') }).toEqual({ status, allow });
    }
  });

  it('HEAD of a registration is its GET without a body (RFC 9110 §9.3.2)', async () => {
    const { value } = await newToken();
    const body = JSON.stringify({ redirect_uris: ['https://app.example.com/cb'] });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${value}` };
    const registered = await fetch(server.url('/register'), { method: 'POST', headers, body });
    const { client_id, registration_access_token } = (await registered.json()) as Record<string, string>;
    const ask = (method: string, token = registration_access_token) =>
      fetch(server.url(`/register/${client_id}`), { method, headers: { authorization: `Bearer ${token}` } });
    const [head, get] = [await ask('HEAD'), await ask('GET')];
    expect([head.status, get.status, await head.text()]).toEqual([200, 200, '']);
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control']) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
    expect((await ask('HEAD', 'x')).status).toBe(401);
  });

  it('an address that there is not has no methods', async () => {
    expect((await fetch(server.url('/nothing'), { method: 'OPTIONS' })).status).toBe(404);
  });
});

describe('the discovery document', () => {
  const read = async (path: string, method = 'GET') => {
    const answer = await fetch(server.url(path), { method });
    return { status: answer.status, length: answer.headers.get('content-length'), text: await answer.text() };
  };

  it.each(['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server', '/jwks'])(
    '%s is one, however it is asked for: what is hidden in it is hidden',
    async (path) => {
      await database.apiScope.create({ data: { name: `hidden${path.length}`, showInDiscoveryDocument: false } });
      const { text, length } = await read(path);
      expect(text).not.toContain('hidden');
      for (const other of [`${path}/`, path.toUpperCase(), `${path}?x=1`]) expect((await read(other)).text).toBe(text);
      // RFC 9110 §9.3.2.
      for (const other of [path, `${path}/`])
        expect(await read(other, 'HEAD')).toEqual({ status: 200, length, text: '' });
    },
  );
});

describe('a request that is posted and is no form, or too large for one', () => {
  const rows = () => database.protocolArtifact.count();
  const json = { type: 'application/json', body: JSON.stringify({ client_id: 'x' }) };
  const large = { type: 'application/x-www-form-urlencoded', body: `state=${'x'.repeat(70_000)}` };

  it.each([
    ['/authorize', json],
    ['/logout', json],
    ['/authorize', large],
    ['/logout', large],
  ])('%s says so, and keeps nothing', async (path, { type, body }) => {
    const before = await rows();
    const answer = await fetch(server.url(path), {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      redirect: 'manual',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ page: 'refused', error: 'invalid_request' });
    expect(await rows()).toBe(before);
    // The media type is no word of a language (RFC 9110 §8.3.1).
    const upper = { method: 'POST', headers: { 'content-type': 'Application/X-WWW-Form-URLencoded' }, body: 'a=b' };
    expect((await fetch(server.url(path), { ...upper, redirect: 'manual' })).status).toBe(303);
  });

  it('a form of ours still answers with its page', async () => {
    const page = await openVisitor(server).authorize(app);
    expect(page.view).toMatchObject({ page: 'sign-in' });
  });
});
