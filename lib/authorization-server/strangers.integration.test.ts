import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { makePerson } from '@/lib/data/testing/people';
import { rateLimiter } from '@/lib/server/rate-limiter';
import { STRANGERS } from '@/lib/server/stranger-limit';
import { CALLBACK, codeRequest, openBrowser, pkce } from './testing/browser';
import { registerClient, registerWebApp, type TestClient } from './testing/clients';
import { post, startAuthorizationServer } from './testing/server';

/** What somebody unknown can make the server keep has an end; whoever has signed in is not in that count (security.md §4). */

const server = startAuthorizationServer();
const NETWORK = '127.0.0.1';
const limiter = () => rateLimiter(STRANGERS);

let client: TestClient;
let known: ReturnType<typeof openBrowser>;
beforeAll(async () => {
  client = await registerWebApp();
  known = openBrowser(server, (await makePerson('reviewer')).id);
  await known.authorize(request());
});
beforeEach(() => limiter().delete(NETWORK));

const request = () => codeRequest(client, { ...pkce().challenge, state: 'st' });
const rows = () => database.protocolArtifact.count();
const taken = async () => (await limiter().get(NETWORK))?.consumedPoints ?? 0;
/** As many as there may be. */
const spendAll = () => limiter().penalty(NETWORK, STRANGERS.points);

const authorize = (parameters = request(), path = '/authorize') =>
  fetch(`${server.url(path)}?${new URLSearchParams(parameters)}`, {
    redirect: 'manual',
    headers: { accept: 'text/html' },
  });
const postTo = (path: string, parameters: Record<string, string>) =>
  fetch(server.url(path), { method: 'POST', redirect: 'manual', body: new URLSearchParams(parameters) });

async function expectRefused(answer: Response): Promise<void> {
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(200);
  expect(answer.headers.get('location')).toBeNull();
  expect(await answer.json()).toMatchObject({ page: 'refused', error: 'rate_limited' });
}

describe('what somebody unknown has kept', () => {
  it('is counted: a sign-in begun, a request posted, by its size', async () => {
    expect((await authorize()).status).toBe(303);
    expect(await taken()).toBe(1);
    expect((await postTo('/authorize', request())).status).toBe(303);
    expect(await taken()).toBe(2);
    await postTo('/authorize', { ...request(), claims: 'x'.repeat(20_000) });
    expect(await taken()).toBe(2 + 5);
    expect((await authorize({}, '/logout')).status).toBe(200);
    expect(await taken()).toBe(2 + 5 + 1);
  });

  it('a request that is refused keeps nothing, and counts for nothing', async () => {
    await authorize({ ...request(), client_id: 'nobody' });
    await authorize({ ...request(), redirect_uri: 'https://elsewhere.example.com/' });
    await authorize({ ...request(), prompt: 'none' });
    expect(await taken()).toBe(0);
  });

  it('has an end: 429, when to come back, a page, and not a row more', async () => {
    await spendAll();
    const before = await rows();
    await expectRefused(await authorize());
    await expectRefused(await postTo('/authorize', request()));
    await expectRefused(await postTo('/logout', {}));
    await expectRefused(await authorize({}, '/logout'));
    const device = await fetch(server.url('/device'), { headers: { accept: 'text/html' } });
    expect(device.status).toBe(429);
    expect(await device.json()).toMatchObject({
      page: 'device',
      error: { code: 'rate_limited', params: { minutes: 5 } },
    });
    expect(await rows()).toBe(before);
  });

  it('of public clients too, which prove nothing: pushed requests and device codes (RFC 9126 §2.3)', async () => {
    const { clientId } = await registerClient({
      clientType: 'public',
      applicationType: 'native',
      tokenEndpointAuthMethod: 'none',
      grantTypes: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
      responseTypes: ['code'],
      redirectUris: ['com.example.app:/callback'],
      scopes: ['openid'],
    });
    const pushed = { ...request(), client_id: clientId, redirect_uri: 'com.example.app:/callback' };
    const asks: [string, Record<string, string>][] = [
      ['/par', pushed],
      ['/device/authorize', { client_id: clientId, scope: 'openid' }],
    ];
    for (const [path, form] of asks) expect((await post(server.url(path), form)).body).not.toHaveProperty('error');
    expect(await taken()).toBe(2);
    await spendAll();
    const before = await rows();
    for (const [path, form] of asks) {
      const { status, headers, body } = await post(server.url(path), form);
      expect({ status, body }).toMatchObject({ status: 429, body: { error: 'temporarily_unavailable' } });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(200);
    }
    expect(await rows()).toBe(before);
  });
});

describe('behind the same address', () => {
  it('whoever is signed in goes on, through a consent as well', async () => {
    await spendAll();
    const { parameters } = await known.authorize(request());
    expect(parameters.get('code')).toEqual(expect.any(String));
    const asked = await known.authorize({ ...request(), prompt: 'consent' });
    expect(asked.parameters.get('code')).toEqual(expect.any(String));
    expect(asked.location.startsWith(CALLBACK)).toBe(true);
  });

  it('whoever had begun finishes', async () => {
    const person = openBrowser(server, (await makePerson('reviewer')).id);
    const begun = await person.visit(`${server.url('/authorize')}?${new URLSearchParams(request())}`);
    const uid = begun.headers.get('location')?.split('/').at(-1) ?? '';
    await spendAll();
    const { provider } = await server.current();
    const interaction = await provider.Interaction.find(uid);
    if (interaction === undefined) throw new Error('no interaction');
    interaction.result = { login: { accountId: (await makePerson('reviewer')).id, amr: ['pwd'] } };
    await interaction.save(600);
    const resumed = await person.visit(server.url(`/authorize/${uid}`));
    expect(resumed.status).toBe(303);
    expect(resumed.headers.get('location')).toMatch(/^\/interaction\/|^https:\/\/app\.example\.com/);
  });
});
