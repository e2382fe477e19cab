import { beforeAll, describe, expect, it } from 'vitest';
import { resetSecret } from '@/lib/data/secrets';
import { admin } from '@/lib/data/testing/actors';
import { makePerson } from '@/lib/data/testing/people';
import { CALLBACK, codeRequest, openBrowser, pkce, signIn } from './testing/browser';
import { introspect, refresh, registerClient, registerWebApp, type TestClient } from './testing/clients';
import { basic, post, startAuthorizationServer } from './testing/server';

/** What an attacker would try at the authorization server, as a program would do it (security.md). */

const server = startAuthorizationServer();
let accountId: string;
let client: TestClient;
let stranger: TestClient;
beforeAll(async () => {
  accountId = (await makePerson('reviewer')).id;
  client = await registerWebApp({ refreshTokenLimit: 'unlimited' });
  stranger = await registerWebApp({ refreshTokenLimit: 'unlimited' });
});

/** A code, and the form that redeems it. */
async function code(parameters: Record<string, string> = {}) {
  const { verifier, challenge } = pkce();
  const arrived = await openBrowser(server, accountId).authorize(codeRequest(client, { ...challenge, ...parameters }));
  const form = { grant_type: 'authorization_code', redirect_uri: CALLBACK, code_verifier: verifier };
  return { ...form, code: arrived.parameters.get('code') ?? '' };
}

const redeem = (form: Record<string, string>, { authorization }: TestClient = client) =>
  post(server.url('/token'), form, { authorization });

describe('a code', () => {
  it('used twice revokes what the first use gave: access token and refresh token', async () => {
    const form = await code();
    const { body } = await redeem(form);
    expect(await introspect(server, client, body.access_token)).toMatchObject({ active: true });
    expect((await redeem(form)).body.error).toBe('invalid_grant');
    expect(await introspect(server, client, body.access_token)).toEqual({ active: false });
    expect((await refresh(server, client, body.refresh_token)).body.error).toBe('invalid_grant');
  });

  it('used ten times at once is used once at most', async () => {
    const form = await code();
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(form)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    for (const { body } of answers.filter(({ status }) => status === 200)) {
      expect((await refresh(server, client, body.refresh_token)).body.error).toBe('invalid_grant');
    }
  });

  it('is worth nothing with another client’s credentials', async () => {
    const form = await code();
    expect((await redeem(form, stranger)).body.error).toBe('invalid_grant');
    expect((await redeem({ ...form, client_id: client.clientId }, stranger)).body.error).toBe('invalid_request');
  });

  it('is worth nothing without its verifier, with another, or at another address', async () => {
    const { code_verifier: _, ...without } = await code();
    expect((await redeem(without)).body.error).toBe('invalid_grant');
    expect((await redeem({ ...(await code()), code_verifier: pkce().verifier })).body.error).toBe('invalid_grant');
    expect((await redeem({ ...(await code()), redirect_uri: `${CALLBACK}2` })).body.error).toBe('invalid_grant');
  });

  it('that was asked for without a challenge cannot be given one later (PKCE downgrade)', async () => {
    const lax = await registerWebApp({ requirePkce: false });
    const arrived = await openBrowser(server, accountId).authorize(codeRequest(lax));
    const form = {
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
      code: arrived.parameters.get('code') ?? '',
    };
    expect((await redeem({ ...form, code_verifier: pkce().verifier }, lax)).body.error).toBe('invalid_grant');
  });
});

describe('a client secret', () => {
  const TYPED = 'a secret that somebody chose';
  const typed = () => registerClient({}, { value: TYPED, type: 'shared_secret', description: '', expiresAt: null });
  const guess = async ({ clientId }: TestClient, secret: string, path = '/token') => {
    const form = { grant_type: 'client_credentials', token: 'x' };
    const { status, headers, body } = await post(server.url(path), form, basic(clientId, secret));
    return { status, error: body.error, wait: headers.get('retry-after') };
  };
  const guesses = async (target: TestClient, path?: string) => {
    const answers = [];
    for (let n = 0; n < 25; n++) answers.push(await guess(target, `guess ${n}`, path));
    return answers;
  };

  it('that somebody chose is not for guessing (RFC 6749 §2.3.1), at no endpoint, and who has proved it is not held up', async () => {
    const [target, other, late] = [await typed(), await typed(), await typed()];
    expect((await guess(target, TYPED)).status).toBe(200);
    const answers = await guesses(target);
    expect(answers.slice(0, 20)).toEqual(Array(20).fill({ status: 401, error: 'invalid_client', wait: null }));
    expect(answers.slice(20)).toMatchObject(Array(5).fill({ status: 429, error: 'invalid_client' }));
    expect(Number(answers.at(-1)?.wait)).toBeGreaterThan(0);
    expect((await guess(target, 'another', '/introspect')).status).toBe(429);
    expect((await guess(target, TYPED)).status).toBe(200);
    expect((await guess(other, TYPED)).status).toBe(200);
    // The right one among the guesses comes too late.
    await guesses(late, '/revoke');
    expect((await guess(late, TYPED)).status).toBe(429);
  });

  it('that was generated cannot be guessed, so nobody counts', async () => {
    expect((await guesses(client)).map(({ status }) => status)).toEqual(Array(25).fill(401));
  });

  it('that was proved once and is replaced since proves nothing', async () => {
    const target = await typed();
    expect((await guess(target, TYPED)).status).toBe(200);
    await resetSecret(admin, target.registrationId, {
      value: null,
      description: '',
      expiresAt: null,
      overlapUntil: null,
    });
    expect((await guess(target, TYPED)).status).toBe(401);
  });
});

describe('a refresh token', () => {
  it('of another client is worth nothing, and survives the attempt', async () => {
    const { body } = await signIn(server, client, accountId);
    expect((await refresh(server, stranger, body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(server, client, body.refresh_token)).status).toBe(200);
  });

  it('does not grow: no scope beyond its own', async () => {
    const { body } = await signIn(server, client, accountId);
    const more = await refresh(server, client, body.refresh_token, { scope: 'openid profile' });
    expect(more.body.error).toBe('invalid_scope');
  });
});

describe('an access token', () => {
  it('with another algorithm, another key or another word in it is none', async () => {
    const { SignJWT } = await import('jose');
    const forged = await new SignJWT({ client_id: client.clientId, scope: 'openid' })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer('https://clientele.example.com/oauth')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('a key that we do not have'.repeat(2)));
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${forged.split('.')[1]}.`;
    for (const token of [forged, unsigned]) {
      expect(await introspect(server, client, token)).toEqual({ active: false });
    }
    const { body } = await signIn(server, client, accountId);
    for (const token of [body.id_token, body.refresh_token]) {
      const headers = { authorization: `Bearer ${token}` };
      expect((await fetch(server.url('/userinfo'), { headers })).status).toBe(401);
    }
  });

  it('in the address is refused', async () => {
    const { body } = await signIn(server, client, accountId);
    expect((await fetch(`${server.url('/userinfo')}?access_token=${body.access_token}`)).status).toBe(400);
  });
});

describe('characters that are none', () => {
  it.each([
    ['client_id', 'a\u0000b'],
    ['state', 'a\u0000b'],
    ['nonce', '\u0000'],
  ])('in %s: refused, and nobody else notices', async (name, value) => {
    const { challenge } = pkce();
    const bad = openBrowser(server, accountId).authorize(codeRequest(client, { ...challenge, [name]: value }));
    const good = Array.from({ length: 5 }, () => signIn(server, client, accountId));
    expect((await bad).parameters.get('code')).toBeNull();
    expect((await bad).status).toBeLessThan(500);
    for (const { status } of await Promise.all(good)) expect(status).toBe(200);
  });

  it('at the token endpoint', async () => {
    const form = { grant_type: 'client_credentials', client_id: 'a\u0000b', client_secret: 'x\u0000' };
    expect((await post(server.url('/token'), form)).body.error).toBe('invalid_client');
    expect((await redeem({ grant_type: 'refresh_token', refresh_token: '\u0000' })).body.error).toBe('invalid_grant');
  });
});

describe('50 mutations of a registered redirect URI', () => {
  const [host, path] = ['app.example.com', '/callback'];
  const mutations = [
    ...[
      '/',
      '?',
      '#',
      '?a=b',
      '#f',
      '%20',
      '%00',
      ' ',
      '.',
      ';',
      '\\',
      '/..',
      '/.',
      '//',
      '%2f',
      '&x',
      '@evil.example',
    ].map((end) => CALLBACK + end),
    ...['http', 'HTTPS', 'https:', 'ftp', 'javascript', 'data'].map((scheme) => CALLBACK.replace('https', scheme)),
    ...[
      'evil.example',
      `${host}.evil.example`,
      `evil.example/${host}`,
      `evil.example#${host}`,
      `evil.example?${host}`,
    ].map((other) => CALLBACK.replace(host, other)),
    ...[`user@${host}`, `user:password@${host}`, `${host}@evil.example`, `${host}:443`, `${host}:8443`, `${host}.`].map(
      (other) => CALLBACK.replace(host, other),
    ),
    ...[
      'APP.example.com',
      'app.example.co',
      'ap.example.com',
      'xapp.example.com',
      'аpp.example.com',
      '%61pp.example.com',
    ].map((other) => CALLBACK.replace(host, other)),
    ...[
      '/Callback',
      '/callbac',
      '/callback2',
      '/x/callback',
      '/./callback',
      '/x/../callback',
      '/%63allback',
      '//callback',
    ].map((other) => CALLBACK.replace(path, other)),
    '',
    'https://',
    CALLBACK.slice(1),
    ` ${CALLBACK}`,
    `${CALLBACK} ${CALLBACK}`,
    CALLBACK.replace('//', '/'),
    CALLBACK.replace('//', '\\\\'),
  ];

  it.each(mutations)('%j: no redirect, no code', async (redirect_uri) => {
    const { challenge } = pkce();
    const parameters = new URLSearchParams(codeRequest(client, { ...challenge, redirect_uri }));
    const response = await openBrowser(server, accountId).visit(`${server.url('/authorize')}?${parameters}`);
    expect({ status: response.status, location: response.headers.get('location') }).toEqual({
      status: 400,
      location: null,
    });
  });

  it('are fifty and more', () => {
    expect(new Set(mutations).size).toBeGreaterThanOrEqual(50);
  });
});
