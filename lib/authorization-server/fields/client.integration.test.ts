import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { UNSAFE_flushUses } from '@/lib/data/last-use';
import { setRegistrationEnabled } from '@/lib/data/registrations';
import { resetSecret } from '@/lib/data/secrets';
import { admin } from '@/lib/data/testing/actors';
import { typed } from '@/lib/data/testing/registrations';
import { openBrowser } from '../testing/browser';
import { askForToken, registerApi, registerClient, registerWebApp } from '../testing/clients';
import { basic, post, startAuthorizationServer } from '../testing/server';

/** Who a client is and how it proves it: each field by two clients that differ only in it (docs/fields.md). */

const server = startAuthorizationServer();

/** RFC 7523: a request for client credentials, signed by the client itself. */
async function assertionOf(clientId: string, key: CryptoKey): Promise<Record<string, string>> {
  const assertion = await new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience('https://clientele.example.com/oauth')
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(key);
  return {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}

describe('grantTypes', () => {
  it('allow what they list, and nothing else: unauthorized_client', async () => {
    const [has, lacks] = [await registerClient(), await registerClient({ grantTypes: [] })];
    expect((await askForToken(server, has)).status).toBe(200);
    expect(await askForToken(server, lacks)).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
  });

  it('that are stored and not served are unsupported', async () => {
    const grantType = 'http://globalsign.com/iam/sso/oauth2/grant-type/sms-mt-otp';
    const client = await registerClient({ grantTypes: ['client_credentials', grantType] });
    const answer = await askForToken(server, client, { grant_type: grantType });
    expect(answer).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
    expect((await askForToken(server, client)).status).toBe(200);
  });

  it('without the device grant the device endpoint says unauthorized_client', async () => {
    const device = 'urn:ietf:params:oauth:grant-type:device_code';
    const form = { scope: 'openid' };
    const ask = async (grantTypes: string[]) => {
      const { authorization } = await registerClient({ grantTypes, scopes: ['openid'] });
      return post(server.url('/device/authorize'), form, { authorization });
    };
    expect((await ask([device])).body).toMatchObject({ user_code: expect.any(String) });
    expect((await ask(['client_credentials'])).body).toMatchObject({ error: 'unauthorized_client' });
  });
});

it('enabled: false is refused at every endpoint', async () => {
  const [one, other] = [await registerWebApp(), await registerWebApp({ enabled: false })];
  const answers = async ({ authorization, clientId }: typeof one) => ({
    token: (await post(server.url('/token'), { grant_type: 'authorization_code' }, { authorization })).body.error,
    introspection: (await post(server.url('/introspect'), { token: 'x' }, { authorization })).status,
    revocation: (await post(server.url('/revoke'), { token: 'x' }, { authorization })).status,
    pushed: (await post(server.url('/par'), { response_type: 'code' }, { authorization })).body.error,
    device: (await post(server.url('/device/authorize'), {}, { authorization })).body.error,
    authorization: (await openBrowser(server, '').visit(`${server.url('/authorize')}?client_id=${clientId}`)).status,
  });
  expect(await answers(one)).toMatchObject({
    token: 'invalid_request',
    introspection: 200,
    revocation: 200,
    device: 'unauthorized_client',
  });
  expect(await answers(other)).toEqual({
    token: 'invalid_client',
    introspection: 401,
    revocation: 401,
    pushed: 'invalid_client',
    device: 'invalid_client',
    authorization: 400,
  });
});

it('a change in the console counts at the next request', async () => {
  const client = await registerClient();
  expect((await askForToken(server, client)).status).toBe(200);
  await setRegistrationEnabled(admin, client.registrationId, { enabled: false, reason: '' });
  expect((await askForToken(server, client)).body.error).toBe('invalid_client');
  await setRegistrationEnabled(admin, client.registrationId, { enabled: true, reason: '' });
  expect((await askForToken(server, client)).status).toBe(200);
});

it.each(['pending', 'refused'] as const)('a client whose approval is %s is not served', async (approval) => {
  const client = await registerClient();
  await database.registration.update({ where: { id: client.id }, data: { approval } });
  expect((await askForToken(server, client)).body.error).toBe('invalid_client');
});

it('scopes: what is listed may be asked for; an empty list is no scope at all', async () => {
  await registerApi('scoped');
  const ask = async (scopes: string[], scope: string) => {
    const { status, body } = await askForToken(server, await registerClient({ scopes }), scope === '' ? {} : { scope });
    return [status, body.error ?? body.scope];
  };
  expect(await ask(['scoped.use'], 'scoped.use')).toEqual([200, 'scoped.use']);
  expect(await ask([], 'scoped.use')).toEqual([400, 'invalid_scope']);
  expect(await ask([], '')).toEqual([200, undefined]);
  expect(await ask(['nobody.knows'], 'nobody.knows')).toEqual([400, 'invalid_scope']);
});

describe('tokenEndpointAuthMethod', () => {
  it('is exactly the registered one: Basic and Post are not interchangeable', async () => {
    const ask = async (tokenEndpointAuthMethod: string, inForm: boolean) => {
      const { clientId, secret, authorization } = await registerClient({ tokenEndpointAuthMethod });
      const form = { grant_type: 'client_credentials' };
      return inForm
        ? post(server.url('/token'), { ...form, client_id: clientId, client_secret: secret })
        : post(server.url('/token'), form, { authorization });
    };
    expect((await ask('client_secret_basic', false)).status).toBe(200);
    expect((await ask('client_secret_post', true)).status).toBe(200);
    expect((await ask('client_secret_basic', true)).body.error).toBe('invalid_client');
    expect((await ask('client_secret_post', false)).body.error).toBe('invalid_client');
  });

  it('none: a public client needs no secret, and brings none', async () => {
    const device = 'urn:ietf:params:oauth:grant-type:device_code';
    const client = await registerClient({ clientType: 'public', grantTypes: [device], scopes: ['openid'] });
    const form = { client_id: client.clientId, scope: 'openid' };
    expect((await post(server.url('/device/authorize'), form)).status).toBe(200);
    const withSecret = await post(server.url('/device/authorize'), form, basic(client.clientId, 'anything'));
    expect(withSecret.status).toBe(401);
  });

  it('private_key_jwt: by the registered keys, once, and by no secret', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] };
    const client = await registerClient({ tokenEndpointAuthMethod: 'private_key_jwt', jwks });
    const { privateKey: stranger } = await generateKeyPair('ES256');
    const ask = (form: Record<string, string>) => post(server.url('/token'), form);
    const good = await assertionOf(client.clientId, privateKey);
    expect((await ask(good)).status).toBe(200);
    expect((await ask(good)).body.error).toBe('invalid_client');
    // RFC 7523 §3: of many that present one assertion at once, one is served.
    const shared = await assertionOf(client.clientId, privateKey);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(shared)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)]);
    expect((await ask(await assertionOf(client.clientId, stranger))).body.error).toBe('invalid_client');
    const withSecret = { ...client, ...basic(client.clientId, 'kept-as-a-digest') };
    expect((await askForToken(server, withSecret)).body.error).toBe('invalid_client');
  });

  it('private_key_jwt: keys at jwksUri are fetched, through the guard', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }];
    let asked = 0;
    const host = createServer((_request, response) => {
      asked += 1;
      response.setHeader('Content-Type', 'application/jwk-set+json').end(JSON.stringify({ keys }));
    });
    await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
    const { port } = host.address() as AddressInfo;
    const ask = async (jwksUri: string) => {
      const method = { tokenEndpointAuthMethod: 'private_key_jwt', jwksUri: 'https://app.example.com/keys' };
      const { id, clientId } = await registerClient(method);
      // The form takes https only; OUTBOUND_ALLOW opens plain http on loopback for tests.
      await database.registration.update({ where: { id }, data: { jwksUri } });
      const form = await assertionOf(clientId, privateKey);
      const first = (await post(server.url('/token'), form)).status;
      // That the client was used is written to its row; what was fetched for it stays.
      await UNSAFE_flushUses();
      return [first, (await post(server.url('/token'), await assertionOf(clientId, privateKey))).status];
    };
    expect(await ask(`http://127.0.0.1:${port}/keys`)).toEqual([200, 200]);
    expect(asked).toBe(1);
    // An address that the guard does not open.
    expect(await ask(`http://localhost:${port}/keys`)).toEqual([401, 401]);
    expect(asked).toBe(1);
    host.close();
  });

  it.each(['tls_client_auth', 'self_signed_tls_client_auth'])('%s is stored and not served', async (method) => {
    const client = await registerClient({ tokenEndpointAuthMethod: method });
    const answer = await post(server.url('/token'), { grant_type: 'client_credentials' }, basic(client.clientId, 'x'));
    expect(answer.body.error).toBe('invalid_client');
  });
});

describe('secrets', () => {
  const reset = { value: null, type: 'shared_secret', description: '', expiresAt: null, reason: '' } as const;

  it('typed ones are compared by argon2id', async () => {
    const value = 'a secret that somebody has typed in';
    const client = await registerClient({}, typed(value));
    expect((await askForToken(server, client)).status).toBe(200);
    const wrong = { ...client, ...basic(client.clientId, `${value}.`) };
    expect((await askForToken(server, wrong)).body.error).toBe('invalid_client');
  });

  it('die when they expire', async () => {
    const [alive, expired] = [await registerClient(), await registerClient()];
    const where = { registrationId: expired.id };
    await database.registrationSecret.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await askForToken(server, alive)).status).toBe(200);
    expect((await askForToken(server, expired)).body.error).toBe('invalid_client');
  });

  it('overlap while the old one retires, and then only the new one works', async () => {
    const client = await registerClient();
    const overlapUntil = new Date(Date.now() + 3_600_000);
    const { generated } = await resetSecret(admin, client.registrationId, { ...reset, overlapUntil });
    const renewed = { ...client, ...basic(client.clientId, generated ?? '') };
    expect((await askForToken(server, client)).status).toBe(200);
    expect((await askForToken(server, renewed)).status).toBe(200);
    const where = { registrationId: client.id, state: 'retiring' } as const;
    await database.registrationSecret.updateMany({ where, data: { retiresAt: new Date(Date.now() - 1) } });
    expect((await askForToken(server, client)).body.error).toBe('invalid_client');
    expect((await askForToken(server, renewed)).status).toBe(200);
  });

  it('are seen in use, per secret and per client, without a write per request', async () => {
    const client = await registerClient();
    const read = () =>
      database.registration.findUniqueOrThrow({
        where: { id: client.id },
        select: { lastUsedAt: true, secrets: { select: { lastUsedAt: true } } },
      });
    await askForToken(server, client);
    expect(await read()).toEqual({ lastUsedAt: null, secrets: [{ lastUsedAt: null }] });
    await UNSAFE_flushUses();
    expect(await read()).toEqual({ lastUsedAt: expect.any(Date), secrets: [{ lastUsedAt: expect.any(Date) }] });
  });
});
