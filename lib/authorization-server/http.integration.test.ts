import * as oauth from 'oauth4webapi';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { makePerson, PASSWORD } from '@/lib/data/testing/people';
import { CALLBACK, codeRequest, openBrowser, pkce } from './testing/browser';
import { introspect, registerClient, registerWebApp, type TestClient } from './testing/clients';
import { startAuthorizationServer } from './testing/server';
import { addressOf, openVisitor } from './testing/visitor';

/** The endpoints as HTTP sees them: methods, credentials, headers (RFC 6749 §3, §5; RFC 7662 §2; RFC 7009 §2; RFC 9110). */

const server = startAuthorizationServer();
let service: TestClient;
let app: TestClient;
beforeAll(async () => {
  service = await registerClient();
  app = await registerWebApp();
});

const ask = (path: string, method: string, headers: Record<string, string> = {}) =>
  fetch(server.url(path), { method, headers, redirect: 'manual' });
const send = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(server.url(path), { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });

describe('methods', () => {
  it.each([
    ['/token', 'GET', 'POST'],
    ['/token', 'PUT', 'POST'],
    ['/introspect', 'GET', 'POST'],
    ['/revoke', 'DELETE', 'POST'],
    ['/par', 'HEAD', 'POST'],
    ['/device/authorize', 'GET', 'POST'],
    ['/userinfo', 'DELETE', 'GET, POST'],
    ['/authorize', 'PUT', 'GET, POST'],
    ['/logout', 'DELETE', 'GET, POST'],
    ['/jwks', 'POST', 'GET'],
  ])('%s takes no %s: 405, and Allow', async (path, method, allow) => {
    const { status, headers } = await ask(path, method);
    expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow });
  });

  it('a device page that there is not is a page, not a failure', async () => {
    for (const path of ['/device/nothing', '/device/authorize/x']) {
      expect((await ask(path, 'GET')).status).toBeLessThan(500);
    }
    expect((await send('/device', { xsrf: 'x', user_code: 'x' })).status).toBeLessThan(500);
    expect((await ask('/device/nothing', 'GET')).status).toBe(422);
  });
});

describe('a form that another site posts', () => {
  const lead = async (path: string, form: Record<string, string>) => {
    const answer = await send(path, form, { origin: 'https://app.example.com' });
    const location = new URL(answer.headers.get('location') ?? '', 'https://clientele.example.com');
    expect({ status: answer.status, pathname: location.pathname }).toEqual({ status: 303, pathname: `/oauth${path}` });
    expect(location.search).toMatch(/^\?posted=[\w-]{43}$/);
    return location;
  };

  it('to the authorization endpoint is a request like any other, and stands in no address', async () => {
    const { id } = await makePerson(null);
    const request = { ...codeRequest(app), ...pkce().challenge, state: 'posted', login_hint: 'ada@example.com' };
    const { pathname, search } = await lead('/authorize', request);
    const { searchParams } = new URL(`https://clientele.example.com${pathname}${search}`);
    const { parameters } = await openBrowser(server, id).authorize(searchParams);
    expect(parameters.get('code')).toBeTruthy();
    expect(parameters.get('state')).toBe('posted');
    // Somebody who is not signed in yet is asked, with the hint; the page can be loaded again.
    for (let times = 0; times < 2; times++) {
      expect((await openVisitor(server).open(pathname + search)).view).toMatchObject({ email: 'ada@example.com' });
    }
  });

  it('to the logout endpoint', async () => {
    const [{ email }, visitor] = [await makePerson(null), openVisitor(server)];
    const form = { act: 'sign-in', email, password: PASSWORD };
    await visitor.send(addressOf(await visitor.authorize(app)), form);
    const { pathname, search } = await lead('/logout', { client_id: app.clientId, state: 's' });
    const page = await visitor.open(pathname + search);
    expect(page.view).toMatchObject({ page: 'sign-out', account: { email }, client: { name: expect.any(String) } });
    // One endpoint's is not the other's.
    expect((await openVisitor(server).open(`/oauth/authorize${search}`)).view).toMatchObject({ error: 'expired' });
  });

  it('is as long as a request object makes it', async () => {
    const form = { client_id: app.clientId, request: 'x'.repeat(40_000) };
    const place = await openVisitor(server).send('/oauth/authorize', form);
    expect(place).toMatchObject({ status: 400, view: { page: 'refused', error: 'invalid_request_object' } });
  });

  it('is kept for some minutes, and nobody can read what is kept', async () => {
    const { pathname, search } = await lead('/logout', { client_id: app.clientId, state: 'unread' });
    const kept = await database.protocolArtifact.findMany({ where: { kind: 'PostedRequest' } });
    expect(kept.length).toBeGreaterThan(0);
    for (const row of kept) {
      expect(JSON.stringify(row.payload)).not.toMatch(new RegExp(`unread|${app.clientId}`));
      expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(300_000);
    }
    await database.protocolArtifact.updateMany({ where: { kind: 'PostedRequest' }, data: { expiresAt: new Date() } });
    for (const address of [pathname + search, `/oauth/authorize?posted=${'x'.repeat(43)}`]) {
      const page = await openVisitor(server).open(address);
      expect(page).toMatchObject({ status: 400, view: { page: 'refused', error: 'expired' } });
    }
  });
});

describe('who says nothing of themselves', () => {
  it.each(['/token', '/introspect', '/revoke', '/par', '/device/authorize'])('at %s: invalid_client', async (path) => {
    const answer = await send(path, { grant_type: 'client_credentials', token: 'x' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
  });

  it('a secret in the address is none', async () => {
    const query = new URLSearchParams({ client_id: service.clientId, client_secret: service.secret });
    expect((await send(`/token?${query}`, { grant_type: 'client_credentials' })).status).toBe(401);
  });

  it('a public client learns nothing of tokens, not even of its own', async () => {
    const open = await registerWebApp({ clientType: 'public' });
    const { verifier, challenge } = pkce();
    const { id } = await makePerson(null);
    const { parameters } = await openBrowser(server, id).authorize(codeRequest(open, challenge));
    const code = { code: parameters.get('code') ?? '', code_verifier: verifier, redirect_uri: CALLBACK };
    const { client_id, ...exchange } = { client_id: open.clientId, grant_type: 'authorization_code', ...code };
    const issued = (await (await send('/token', { client_id, ...exchange })).json()) as { access_token: string };
    for (const token of [issued.access_token, 'x']) {
      const answer = await send('/introspect', { client_id, token });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
    }
    expect(await introspect(server, service, issued.access_token)).toEqual({ active: false });
  });
});

it('what is issued is kept by nobody on the way', async () => {
  const { headers } = await send(
    '/token',
    { grant_type: 'client_credentials' },
    { authorization: service.authorization },
  );
  expect([headers.get('cache-control'), headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
});

it('discovery and the answer name the same issuer (RFC 9207), also when the answer is no', async () => {
  const as: oauth.AuthorizationServer = await (await ask('/.well-known/openid-configuration', 'GET')).json();
  const { challenge } = pkce();
  const query = new URLSearchParams({ ...codeRequest(app), ...challenge, state: 's', prompt: 'none' });
  const refused = await ask(`/authorize?${query}`, 'GET');
  const location = new URL(refused.headers.get('location') ?? '');
  const client = { client_id: app.clientId };
  expect(() => oauth.validateAuthResponse(as, client, location, 's')).toThrow(/error/);
  expect(location.searchParams.get('error')).toBe('login_required');
  location.searchParams.set('iss', 'https://other.example');
  expect(() => oauth.validateAuthResponse(as, client, location, 's')).toThrow(/iss/);
});

describe('a device that asks', () => {
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  it('more often than it was told to is told so (RFC 8628 §3.5); it loses nothing by it', async () => {
    const { authorization } = await registerClient({ grantTypes: [grant_type], scopes: ['openid'] });
    const begin = async () => {
      const answer = await send('/device/authorize', { scope: 'openid' }, { authorization });
      return (await answer.json()) as { device_code: string; interval: number };
    };
    const [one, other] = [await begin(), await begin()];
    expect(one.interval).toBe(5);
    const poll = async ({ device_code }: { device_code: string }) => {
      const answer = await send('/token', { grant_type, device_code }, { authorization });
      return { status: answer.status, error: ((await answer.json()) as { error: string }).error };
    };
    expect(await poll(one)).toEqual({ status: 400, error: 'authorization_pending' });
    expect(await poll(one)).toEqual({ status: 400, error: 'slow_down' });
    expect(await poll(other)).toEqual({ status: 400, error: 'authorization_pending' });
    await new Promise((over) => setTimeout(over, 4_200));
    expect(await poll(one)).toEqual({ status: 400, error: 'authorization_pending' });
  });
});

it('a request without scopes is one that asks for nothing: invalid_scope (RFC 6749 §3.3)', async () => {
  const { scope: _, ...request }: Record<string, string> = { ...codeRequest(app), ...pkce().challenge };
  const refused = await ask(`/authorize?${new URLSearchParams(request)}`, 'GET');
  expect(new URL(refused.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_scope');
  const pushed = await send('/par', request, { authorization: app.authorization });
  expect(await pushed.json()).toMatchObject({ error: 'invalid_scope' });
});
