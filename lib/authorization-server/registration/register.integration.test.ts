import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oauth from 'oauth4webapi';
import { afterAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { revokeInitialAccessToken } from '@/lib/data/dynamic-registration';
import { getRegistration } from '@/lib/data/registrations';
import { admin } from '@/lib/data/testing/actors';
import { basic, post } from '../testing/server';
import { MUTATIONS } from './testing/mutations';
import { configure, eventsOf, newToken, redirect_uris, startWire } from './testing/wire';

const { server, wire, send, register, registered } = startWire();

describe('POST /oauth/register', () => {
  it('registers a client, as the console would: findings, event, mark, and everything in the answer', async () => {
    const { status, headers, body } = await register({ redirect_uris, client_name: 'Shop & Sons', scope: 'openid' });
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      client_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      client_id_issued_at: expect.any(Number),
      client_secret: expect.stringMatching(/^clientele_sk_/),
      client_secret_expires_at: 0,
      registration_access_token: expect.stringMatching(/^clt_rat_/),
      registration_client_uri: `https://clientele.example.com/oauth/register/${body.client_id}`,
      redirect_uris,
      client_name: 'Shop & Sons',
      scope: 'openid',
      software_version: '1.0',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      application_type: 'web',
      subject_type: 'public',
      require_signed_request_object: false,
    });
    const registration = await getRegistration(admin, body.client_id);
    expect(registration).toMatchObject({ source: 'dynamic', approval: 'approved' });
    expect(registration?.findings.map(({ rule }) => rule)).toContain('name-characters');
    const [event] = await eventsOf(body.client_id);
    expect(event).toMatchObject({ action: 'registration.create', origin: 'registration', actorKind: 'token' });
    const rows = await database.registrationAccessToken.findMany();
    expect(JSON.stringify(rows)).not.toContain(body.registration_access_token);
  });

  it('makes a client that the token endpoint knows at once', async () => {
    const { client_id, client_secret } = await registered({ grant_types: ['client_credentials'] });
    const form = { grant_type: 'client_credentials' };
    expect(await post(server.url('/token'), form, basic(client_id, client_secret))).toMatchObject({ status: 200 });
  });

  it('gives a taken name a version of its own, and says so', async () => {
    await registered({ redirect_uris, client_name: 'Twice' });
    const second = await registered({ redirect_uris, client_name: 'Twice' });
    expect(second).toMatchObject({ client_name: 'Twice', software_version: `1.0-${second.client_id}` });
  });

  it('has the grants of the SSO where the setting says so', async () => {
    await configure({ grantSet: 'sso' });
    expect((await registered()).grant_types).toEqual([
      'authorization_code',
      'password',
      'http://globalsign.com/iam/sso/oauth2/grant-type/sms-mt-otp',
      'http://globalsign.com/iam/sso/oauth2/grant-type/smtp-otp',
      'refresh_token',
    ]);
  });

  it('gives a public client no secret', async () => {
    const body = await registered({ redirect_uris, token_endpoint_auth_method: 'none', client_secret: 'mine' });
    expect(body).not.toHaveProperty('client_secret');
    expect(body).not.toHaveProperty('client_secret_expires_at');
  });

  it('lets nobody set what only the server may', async () => {
    const body = await registered({
      redirect_uris,
      client_id: 'mine',
      client_secret: 'mine',
      registration_access_token: 'mine',
      skip_consent: true,
      approval: 'approved',
      enabled: false,
      requirePkce: false,
      registrationId: 'mine',
      source: 'console',
      accessTokenLifetime: 'never',
      __proto: 1,
    });
    expect(JSON.stringify(body)).not.toContain('mine');
    const registration = await getRegistration(admin, body.client_id);
    expect(registration?.configuration).toMatchObject({ enabled: true, requirePkce: true, accessTokenLifetime: null });
    expect(registration?.source).toBe('dynamic');
  });

  it.each([
    [{ redirect_uris: ['https://a.example/#x'] }, 'invalid_redirect_uri', "redirect_uris[0] 'https://a.example/#x'"],
    [{ redirect_uris, grant_types: ['magic'] }, 'invalid_client_metadata', "grant_types 'magic'"],
    [{ redirect_uris, contacts: ['nobody'] }, 'invalid_client_metadata', "contacts[0] 'nobody'"],
    [
      { redirect_uris, subject_type: 'pairwise', sector_identifier_uri: 'https://10.0.0.1/s' },
      'invalid_client_metadata',
      'blocked_address',
    ],
    [{ redirect_uris, sector_identifier_uri: 'https://10.0.0.1/s' }, 'invalid_client_metadata', 'blocked_address'],
    [{ redirect_uris, software_statement: 'e30.e30.c2ln' }, 'unapproved_software_statement', 'software_statement'],
    [{ redirect_uris, software_statement: 'nonsense' }, 'invalid_software_statement', 'software_statement'],
    ['{"redirect_uris":[],"redirect_uris":["https://a.example/"]}', 'invalid_client_metadata', 'redirect_uris'],
    ['{"a":', 'invalid_client_metadata', 'JSON'],
    ['[]', 'invalid_client_metadata', 'object'],
  ])('refuses %j', async (document, error, named) => {
    const before = await database.registration.count();
    const { status, body, headers } = await register(document);
    expect({ status, error: body.error }).toEqual({ status: 400, error });
    expect(body.error_description).toContain(named);
    expect(body.error_description).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]+$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await database.registration.count()).toBe(before);
  });

  it('refuses 50 mutations of a good redirect URI, each for a reason, and takes none of them', async () => {
    const before = await database.registration.count();
    for (const uri of MUTATIONS) {
      const { status, body } = await register({ redirect_uris: [uri] });
      expect({ uri, status, error: body.error }).toEqual({ uri, status: 400, error: 'invalid_redirect_uri' });
    }
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(50);
    expect(await database.registration.count()).toBe(before);
  });

  it('wants JSON, POST, and not too much', async () => {
    const headers = { authorization: `Bearer ${wire.token}`, 'content-type': 'text/plain' };
    expect((await fetch(server.url('/register'), { method: 'POST', headers, body: '{}' })).status).toBe(415);
    const wrong = await send('GET', '/register', wire.token);
    expect({ status: wrong.status, allow: wrong.headers.get('allow') }).toEqual({ status: 405, allow: 'POST' });
    const large = { redirect_uris, junk: 'x'.repeat(600_000) };
    expect((await register(large)).status).toBe(413);
  });

  it('checks the sector document of a pairwise client through the guarded fetch', async () => {
    const uris = ['https://a.example/cb', 'https://b.example/cb'];
    let listed: unknown = uris;
    const site = createServer((_request, response) => response.end(JSON.stringify(listed)));
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
    afterAll(() => site.close());
    const document = { redirect_uris: uris, subject_type: 'pairwise' };
    expect((await register(document)).body.error_description).toContain('sector_identifier_uri');
    // https only, and 127.0.0.1 is open for http alone here: the guard says so.
    const sector_identifier_uri = `https://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    const { status, body } = await register({ ...document, sector_identifier_uri });
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_client_metadata' });
    listed = [];
    const one = await registered({ redirect_uris: ['https://a.example/x'], subject_type: 'pairwise' });
    const two = await registered({ redirect_uris: ['https://a.example/y'], subject_type: 'pairwise' });
    const [salt, same] = await Promise.all(
      [one, two].map(
        async ({ client_id }) => (await getRegistration(admin, client_id))?.configuration.pairWiseSubjectSalt,
      ),
    );
    expect(salt).toMatch(/^[\w-]{43}$/);
    expect(same).toBe(salt);
  });
});

describe('an initial access token', () => {
  it.each([null, 'clt_iat_nobody', 'nonsense'])('is needed: %s', async (presented) => {
    const { status, headers, body } = await register({ redirect_uris }, presented);
    expect(status).toBe(401);
    expect(body.error).toBe('invalid_token');
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('is never taken from the address', async () => {
    const { status } = await send('POST', `/register?access_token=${wire.token}`, null, { redirect_uris });
    expect(status).toBe(401);
  });

  it('is used as often as it allows, also by many at once', async () => {
    const { value, token: made } = await newToken({ maxUses: 3 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => register({ redirect_uris }, value)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
    expect(await database.auditEvent.count({ where: { action: 'access.refuse', actorId: made.id } })).toBe(9);
    expect(await database.initialAccessToken.findUnique({ where: { id: made.id } })).toMatchObject({ uses: 3 });
    expect(await database.registration.count({ where: { initialAccessTokenId: made.id } })).toBe(3);
  });

  it('that is known and no longer good is told in the trail, as often as is worth telling', async () => {
    const { value, token: made } = await newToken();
    await revokeInitialAccessToken(admin, made.id);
    const answers = [];
    for (let count = 0; count < 22; count++) answers.push((await register({ redirect_uris }, value)).status);
    expect(answers).toEqual([...Array(20).fill(401), 429, 429]);
    const events = await database.auditEvent.findMany({ where: { action: 'access.refuse', actorId: made.id } });
    expect(events).toHaveLength(20);
    expect(events[0]?.changes).toEqual([{ path: 'code', before: null, after: 'unauthenticated' }]);
  });

  it('is not used up by what is refused', async () => {
    const { value } = await newToken({ maxUses: 1 });
    expect((await register({ redirect_uris: ['x'] }, value)).status).toBe(400);
    expect((await register({ redirect_uris }, value)).status).toBe(201);
  });

  it('dies with its time', async () => {
    const { value, token: made } = await newToken({ expiresInDays: 1 });
    await database.initialAccessToken.update({ where: { id: made.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await register({ redirect_uris }, value)).status).toBe(401);
  });

  it('allows its grants and scopes, then and later', async () => {
    const { value } = await newToken({ allowedGrants: ['client_credentials'], allowedScopes: ['orders.read'] });
    const refused = await register(
      { redirect_uris, grant_types: ['authorization_code'], scope: 'orders.write' },
      value,
    );
    expect(refused.body.error_description).toMatch(/authorization_code.*orders\.write/);
    const { status, body } = await register({ scope: 'orders.read' }, value);
    expect({ status, grants: body.grant_types }).toEqual({ status: 201, grants: ['client_credentials'] });
    const wider = { client_id: body.client_id, grant_types: ['client_credentials'], scope: 'orders.read orders.write' };
    const put = await send('PUT', `/register/${body.client_id}`, body.registration_access_token, wider);
    expect(put.body.error_description).toContain('orders.write');
  });
});

describe('open registration', () => {
  it('knows nobody, so people are asked before it learns of them; what came with a token is trusted', async () => {
    await configure({ access: 'open' });
    const isAsked = async (clientId: unknown) =>
      (await database.registration.findFirstOrThrow({ where: { clientId: String(clientId) } })).requireConsent;
    const { body } = await register({ redirect_uris, require_consent: false, requireConsent: false }, null);
    expect(await isAsked(body.client_id)).toBe(true);
    const renamed = { client_id: body.client_id, redirect_uris, client_name: 'Renamed' };
    const put = await send('PUT', `/register/${body.client_id}`, body.registration_access_token, renamed);
    expect(put.status).toBe(200);
    expect(await isAsked(body.client_id)).toBe(true);
    expect(await isAsked((await register({ redirect_uris })).body.client_id)).toBe(false);
  });

  it('takes anybody, for the default scopes, and slows a flood down', async () => {
    await configure({ access: 'open' });
    const first = await register({ redirect_uris }, null);
    expect(first.status).toBe(201);
    expect(await eventsOf(first.body.client_id)).toMatchObject([{ actorKind: 'anonymous', actorId: null }]);
    expect((await register({ redirect_uris, scope: 'openid orders.write' }, null)).body.error_description).toContain(
      'orders.write',
    );
    const flood = await Promise.all(Array.from({ length: 30 }, () => register({ redirect_uris }, null)));
    const refused = flood.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(20);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    // Whoever has a token is not slowed down by those who have none.
    expect((await register({ redirect_uris })).status).toBe(201);
    // A dead token is not as good as none.
    expect((await register({ redirect_uris }, 'clt_iat_dead')).status).toBe(401);
  });
});

describe('a client that we did not write (oauth4webapi)', () => {
  it('finds the endpoint, registers, and gets a token', async () => {
    const issuer = new URL('https://clientele.example.com/oauth');
    const here = new URL(server.url('')).origin;
    const through = (address: string, init: object) => fetch(address.replace(issuer.origin, here), init as RequestInit);
    const found = await oauth.discoveryRequest(issuer, { [oauth.customFetch]: through });
    const as = await oauth.processDiscoveryResponse(issuer, found);
    const answer = await oauth.dynamicClientRegistrationRequest(
      as,
      { redirect_uris, grant_types: ['client_credentials'], client_name: 'oauth4webapi' },
      { initialAccessToken: wire.token, [oauth.customFetch]: through },
    );
    const client = await oauth.processDynamicClientRegistrationResponse(answer);
    const response = await oauth.clientCredentialsGrantRequest(
      as,
      client,
      oauth.ClientSecretBasic(client.client_secret as string),
      new URLSearchParams(),
      { [oauth.customFetch]: through },
    );
    const result = await oauth.processClientCredentialsResponse(as, client, response);
    expect(result.access_token).toEqual(expect.any(String));
  });
});
