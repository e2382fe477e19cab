import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePerson } from '@/lib/data/testing/people';
import { CALLBACK, codeRequest, openBrowser, pkce, signIn } from '../testing/browser';
import { registerWebApp, type TestClient } from '../testing/clients';
import { post, startAuthorizationServer } from '../testing/server';

/** The authorization endpoint, field by field: two clients that differ only in it (docs/fields.md). */

const server = startAuthorizationServer();
let accountId: string;
beforeAll(async () => {
  accountId = (await makePerson('reviewer')).id;
});

const authorize = (client: TestClient, parameters: Record<string, string>) =>
  openBrowser(server, accountId).authorize(codeRequest(client, parameters));

describe('requirePkce', () => {
  it('asks for a challenge, or does not', async () => {
    const [required, optional] = [await registerWebApp(), await registerWebApp({ requirePkce: false })];
    expect((await authorize(required, {})).parameters.get('error')).toBe('invalid_request');
    expect((await authorize(optional, {})).parameters.get('code')).toEqual(expect.any(String));
  });

  it('is S256 only, also where plain is allowed', async () => {
    const client = await registerWebApp({ requirePkce: false, allowPlainTextPkce: true });
    const plain = { code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' };
    expect((await authorize(client, plain)).parameters.get('error')).toBe('invalid_request');
  });
});

describe('requireRequestObject', () => {
  it('refuses parameters that the client did not sign', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] };
    const [required, optional] = [
      await registerWebApp({ requireRequestObject: true, jwks }),
      await registerWebApp({ jwks }),
    ];
    const { challenge } = pkce();
    expect((await authorize(required, challenge)).parameters.get('error')).toBe('invalid_request');
    expect((await authorize(optional, challenge)).parameters.get('code')).toEqual(expect.any(String));
    const request = await new SignJWT(codeRequest(required, challenge))
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(required.clientId)
      .setAudience('https://clientele.example.com/oauth')
      .setExpirationTime('1m')
      .sign(privateKey);
    expect((await authorize(required, { request })).parameters.get('code')).toEqual(expect.any(String));
  });
});

describe('allowAccessTokensViaBrowser', () => {
  const nonce = { nonce: 'n', response_type: 'id_token token' };

  it('hands an access token to the browser, or only who signed in', async () => {
    const [allowed, refused] = [
      await registerWebApp({
        grantTypes: ['implicit'],
        responseTypes: ['id_token', 'id_token token'],
        allowAccessTokensViaBrowser: true,
      }),
      await registerWebApp({ grantTypes: ['implicit'], responseTypes: ['id_token'] }),
    ];
    expect((await authorize(allowed, nonce)).parameters.get('access_token')).toEqual(expect.any(String));
    expect((await authorize(refused, nonce)).parameters.get('error')).toBe('unauthorized_client');
    const idTokenOnly = { ...nonce, response_type: 'id_token' };
    expect((await authorize(refused, idTokenOnly)).parameters.get('id_token')).toEqual(expect.any(String));
  });
});

describe('responseTypes', () => {
  it('hybrid gives a code and an ID token that names its hash', async () => {
    const client = await registerWebApp({ grantTypes: ['hybrid'], responseTypes: ['code id_token'] });
    const { challenge } = pkce();
    const parameters = { response_type: 'code id_token', nonce: 'n', ...challenge };
    const arrived = (await authorize(client, parameters)).parameters;
    expect(decodeJwt(arrived.get('id_token') ?? '')).toMatchObject({ c_hash: expect.any(String), nonce: 'n' });
    const codeOnly = await registerWebApp();
    expect((await authorize(codeOnly, parameters)).parameters.get('error')).toBe('unauthorized_client');
  });
});

describe('redirectUris', () => {
  it('are exact', async () => {
    const client = await registerWebApp();
    const { challenge } = pkce();
    const good = await authorize(client, challenge);
    expect(good.location.startsWith(`${CALLBACK}?`)).toBe(true);
    const bad = await authorize(client, { ...challenge, redirect_uri: `${CALLBACK}/` });
    expect(bad).toMatchObject({ status: 400, location: '' });
  });

  it('on loopback take any port, for a native client only', async () => {
    const uris = { redirectUris: ['http://127.0.0.1/cb'] };
    const [native, web] = [await registerWebApp({ ...uris, applicationType: 'native' }), await registerWebApp(uris)];
    const { challenge } = pkce();
    const parameters = { ...challenge, redirect_uri: 'http://127.0.0.1:51004/cb' };
    expect((await authorize(native, parameters)).location).toMatch(/^http:\/\/127\.0\.0\.1:51004\/cb\?code=/);
    expect((await authorize(web, parameters)).status).toBe(400);
  });
});

describe('allowedCorsOrigins', () => {
  it('are the pages whose scripts may read the answer', async () => {
    const origin = 'https://spa.example.com';
    const [allowed, other] = [
      await registerWebApp({ allowedCorsOrigins: [origin], redirectUris: [CALLBACK, `${origin}/cb`] }),
      await registerWebApp({ redirectUris: [CALLBACK, `${origin}/cb`] }),
    ];
    const ask = ({ authorization }: TestClient) =>
      post(server.url('/token'), { grant_type: 'refresh_token', refresh_token: 'x' }, { authorization, origin });
    expect((await ask(allowed)).headers.get('access-control-allow-origin')).toBe(origin);
    const refused = await ask(other);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    expect(refused.body.error).toBe('invalid_request');
  });

  it('are not asked about discovery and keys', async () => {
    for (const path of ['/jwks', '/.well-known/openid-configuration']) {
      const { headers } = await fetch(server.url(path), { headers: { origin: 'https://anywhere.example' } });
      expect(headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});

describe('pushed authorization requests', () => {
  it('carry the parameters, once', async () => {
    const client = await registerWebApp();
    const { verifier, challenge } = pkce();
    const { authorization, clientId } = client;
    const pushed = await post(server.url('/par'), codeRequest(client, challenge), { authorization });
    expect(pushed).toMatchObject({ status: 201, body: { expires_in: 60 } });
    const browser = openBrowser(server, accountId);
    const parameters = { client_id: clientId, request_uri: String(pushed.body.request_uri) };
    const code = (await browser.authorize(parameters)).parameters.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier };
    expect((await post(server.url('/token'), form, { authorization })).status).toBe(200);
    expect((await browser.authorize(parameters)).status).toBe(400);
  });
});

it('pairWiseSubjectSalt hides the person: clients with one salt see one subject, others another', async () => {
  const subjectFor = async (pairWiseSubjectSalt: string | null) => {
    const { body } = await signIn(server, await registerWebApp({ pairWiseSubjectSalt }), accountId);
    return decodeJwt(String(body.id_token)).sub;
  };
  const [open, salted, again, other] = [
    await subjectFor(null),
    await subjectFor('salt'),
    await subjectFor('salt'),
    await subjectFor('pepper'),
  ];
  expect(open).toBe(accountId);
  expect(salted).toBe(again);
  expect(new Set([open, salted, other]).size).toBe(3);
});
