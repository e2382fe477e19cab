import { describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { createRegistration, updateRegistration } from '@/lib/data/registrations';
import { admin } from '@/lib/data/testing/actors';
import { builtInRequest, freshId, manualRequest } from '@/lib/data/testing/registrations';
import { matchesDigest } from '@/lib/server/secrets';
import { vidiEditor } from './clients/vidi-editor.fixture';
import { program } from './testing/program';

const SECRET = 'a secret that an administrator chose';
/** A client that lacks nothing, and says little. */
const client = (members: object = {}) => ({
  clientId: freshId('client'),
  redirectUris: ['https://app.example.com/cb'],
  allowedGrantTypes: ['authorization_code'],
  ...members,
});
const without = ({ clientSecrets: _, ...rest }: Record<string, unknown>) => rest;
const digestsOf = async (clientId: string) => {
  const rows = await database.registrationSecret.findMany({
    where: { registration: { clientId, providerMode: 'built_in' } },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(({ state, digest }) => ({ state, digest }));
};

describe("seed A's real-life PUT", () => {
  it('is accepted as it stands, comes back equal, and changes nothing when the script runs again', async () => {
    const { ask } = await program();
    const created = await ask('PUT', '/Client', { body: vidiEditor });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe('/api/v1/Client/mediaeditorfrontend');
    const read = await ask('GET', '/Client/mediaeditorfrontend');
    expect(read.body).toEqual(created.body);
    const sent = Object.fromEntries(Object.keys(vidiEditor).map((name) => [name, read.body[name]]));
    expect(without(sent)).toEqual(without(vidiEditor));
    expect(read.body.clientSecrets).toEqual([]);

    const again = await ask('PUT', '/Client', { body: vidiEditor });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(read.body);
    // What was answered can be sent as it is.
    expect((await ask('PUT', '/Client', { body: again.body })).body).toEqual(read.body);
    const standing = await database.registration.findFirstOrThrow({ where: { clientId: 'mediaeditorfrontend' } });
    expect(standing).toMatchObject({ registrationId: 'mediaeditorfrontend', source: 'api', providerMode: 'built_in' });
  });
});

describe('/Client', () => {
  it('fills in the defaults of the seed', async () => {
    const { ask } = await program();
    const sent = client();
    const { body } = await ask('POST', '/Client', { body: sent });
    expect(body).toMatchObject({
      clientName: sent.clientId,
      enabled: true,
      protocolType: 'oidc',
      pairWiseSubjectSalt: null,
      userCodeType: '',
      identityTokenLifetime: 300,
      accessTokenLifetime: 3600,
      authorizationCodeLifetime: 300,
      absoluteRefreshTokenLifetime: 2592000,
      slidingRefreshTokenLifetime: 1296000,
      consentLifetime: null,
      userSsoLifetime: null,
      deviceCodeLifetime: 300,
      refreshTokenUsage: 1,
      updateAccessTokenClaimsOnRefresh: false,
      refreshTokenExpiration: 1,
      accessTokenType: 0,
      enableLocalLogin: true,
      includeJwtId: true,
      requireClientSecret: true,
      requireConsent: false,
      allowRememberConsent: true,
      requirePkce: true,
      allowPlainTextPkce: false,
      requireRequestObject: false,
      allowAccessTokensViaBrowser: false,
      alwaysSendClientClaims: false,
      clientClaimsPrefix: '',
      alwaysIncludeUserClaimsInIdToken: false,
      allowOfflineAccess: false,
      frontChannelLogoutUri: null,
      frontChannelLogoutSessionRequired: true,
      backChannelLogoutUri: null,
      backChannelLogoutSessionRequired: true,
      postLogoutRedirectUris: [],
      allowedCorsOrigins: [],
      allowedScopes: [],
      allowedIdentityTokenSigningAlgorithms: [],
      identityProviderRestrictions: [],
      claims: [],
      properties: {},
    });
  });

  it('generates a secret where none was sent, answers it once, and keeps a sent one as an argon2id digest', async () => {
    const { ask } = await program();
    const one = await ask('POST', '/Client', { body: client() });
    expect(one.body.clientSecrets).toEqual([
      { description: '', expiration: null, type: 'SharedSecret', value: expect.stringMatching(/^clientele_sk_/) },
    ]);
    expect((await ask('GET', `/Client/${one.body.clientId}`)).body.clientSecrets[0]).not.toHaveProperty('value');

    const two = client({ clientSecrets: [{ description: '' }, { value: SECRET, description: 'GUI' }, { value: '' }] });
    const { body } = await ask('POST', '/Client', { body: two });
    expect(body.clientSecrets).toEqual([{ description: 'GUI', expiration: null, type: 'SharedSecret' }]);
    const [kept] = await digestsOf(two.clientId);
    expect(kept?.digest).toMatch(/^\$argon2id\$/);
    expect(await matchesDigest(SECRET, kept?.digest ?? '')).toBe(true);
  });

  it('keeps the secret that stands when it is sent again or not at all, and replaces it by another', async () => {
    const { ask } = await program();
    const body = client({ clientSecrets: [{ value: SECRET }] });
    await ask('PUT', '/Client', { body });
    const before = await digestsOf(body.clientId);
    await ask('PUT', '/Client', { body });
    await ask('PUT', '/Client', { body: { ...body, clientSecrets: undefined } });
    await ask('PUT', '/Client', { body: { ...body, clientSecrets: [] } });
    expect(await digestsOf(body.clientId)).toEqual(before);
    await ask('PUT', '/Client', { body: { ...body, clientSecrets: [{ value: `${SECRET}!` }] } });
    expect((await digestsOf(body.clientId)).map(({ state }) => state)).toEqual(['revoked', 'current']);
  });

  it('takes two secrets, of which the one that ends first retires; run again it changes nothing', async () => {
    const { ask } = await program();
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const [old, next] = [
      { value: SECRET, description: 'old' },
      { value: `${SECRET}!`, description: 'next' },
    ];
    const body = client({ clientSecrets: [{ ...old, expiration: until }, next] });
    const created = await ask('POST', '/Client', { body });
    const told = [
      { description: 'next', expiration: null, type: 'SharedSecret' },
      { description: 'old', expiration: until, type: 'SharedSecret' },
    ];
    expect(created).toMatchObject({ status: 201, body: { clientSecrets: expect.arrayContaining(told) } });
    expect((await ask('GET', `/Client/${body.clientId}`)).body.clientSecrets).toHaveLength(2);
    const before = await digestsOf(body.clientId);
    expect(before.map(({ state }) => state).sort()).toEqual(['current', 'retiring']);
    expect((await ask('PUT', '/Client', { body })).status).toBe(200);
    expect(await digestsOf(body.clientId)).toEqual(before);
  });

  it('is rotated by a script: the secret that stood goes on beside the new one until its end', async () => {
    const { ask } = await program();
    const body = client({ clientSecrets: [{ value: SECRET }] });
    await ask('PUT', '/Client', { body });
    const [first] = await digestsOf(body.clientId);
    const until = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const rotate = (...clientSecrets: object[]) => ask('PUT', '/Client', { body: { ...body, clientSecrets } });
    const states = async () => (await digestsOf(body.clientId)).map(({ state }) => state);
    expect((await rotate({ value: `${SECRET}2` }, { value: SECRET, expiration: until(1) })).status).toBe(200);
    expect((await digestsOf(body.clientId)).find(({ state }) => state === 'retiring')?.digest).toBe(first?.digest);
    expect(await states()).toEqual(['retiring', 'current']);
    // The next rotation: what had been current retires, what had been retiring is over.
    expect((await rotate({ value: `${SECRET}3` }, { value: `${SECRET}2`, expiration: until(2) })).status).toBe(200);
    expect(await states()).toEqual(['revoked', 'retiring', 'current']);
    // Another one beside the current one, and then one whose time is over: nothing comes of it.
    expect((await rotate({ value: `${SECRET}3` }, { value: `${SECRET}4`, expiration: until(1) })).status).toBe(200);
    expect(await states()).toEqual(['revoked', 'revoked', 'current', 'retiring']);
    expect((await rotate({ value: `${SECRET}3` }, { value: SECRET, expiration: until(-1) })).status).toBe(200);
    expect(await states()).toEqual(['revoked', 'revoked', 'current', 'retiring']);
  });

  it('says what is wrong with several secrets at the place of each', async () => {
    const { ask } = await program();
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    const errorsOf = async (...clientSecrets: object[]) =>
      (await ask('PUT', '/Client', { body: client({ clientSecrets }) })).body.errors;
    expect(await errorsOf({ value: SECRET }, { value: '' }, { value: `${SECRET}!` })).toMatchObject([
      { pointer: '/clientSecrets/2/expiration', code: 'required' },
    ]);
    const three = [{ value: 'a' }, { value: 'b', expiration: soon }, { value: 'c' }];
    expect(await errorsOf(...three)).toMatchObject([{ pointer: '/clientSecrets/2/value', code: 'too_many' }]);
    expect(await errorsOf({ value: 'ä', expiration: soon }, { value: 'ö' })).toMatchObject([
      { pointer: '/clientSecrets/1/value', code: 'secret_characters' },
      { pointer: '/clientSecrets/0/value', code: 'secret_characters' },
    ]);
  });

  it('takes the seed’s own example of a secret, whose time is over: it opens nothing, and the finding says so', async () => {
    const { ask } = await program();
    const expiration = '2021-07-26T06:44:06.740Z';
    const secret = { description: 'Secret key for ConfigPortal Web API', value: 'someSecrets', expiration };
    const body = client({ clientSecrets: [{ ...secret, type: 'string' }] });
    for (const status of [201, 200]) {
      expect(await ask('PUT', '/Client', { body })).toMatchObject({ status, body: { clientSecrets: [] } });
    }
    expect((await digestsOf(body.clientId)).map(({ state }) => state)).toEqual(['current']);
    const row = await database.registration.findFirstOrThrow({ where: { clientId: body.clientId } });
    expect(row.findingRules).toContain('secret-expired');
  });

  it('drops the secrets of a public client, however many were sent', async () => {
    const { ask } = await program();
    const clientSecrets = [{ value: SECRET }, { value: `${SECRET}!`, expiration: '2021-07-26T06:44:06.740Z' }];
    const body = client({ requireClientSecret: false, clientSecrets });
    expect(await ask('POST', '/Client', { body })).toMatchObject({ status: 201, body: { clientSecrets: [] } });
    expect(await ask('PUT', '/Client', { body })).toMatchObject({ status: 200, body: { clientSecrets: [] } });
    expect(await database.registrationSecret.count({ where: { registration: { clientId: body.clientId } } })).toBe(0);
  });

  it('drops the secrets of a public client', async () => {
    const { ask } = await program();
    const body = client({ clientSecrets: [{ value: SECRET }] });
    await ask('PUT', '/Client', { body });
    const { status, body: answer } = await ask('PUT', '/Client', { body: { ...body, requireClientSecret: false } });
    expect({ status, secrets: answer.clientSecrets }).toEqual({ status: 200, secrets: [] });
    expect((await digestsOf(body.clientId)).map(({ state }) => state)).toEqual(['revoked']);
  });

  it('says 409 to a second POST, also of a deleted client, and 404 where there is none', async () => {
    const { ask } = await program();
    const body = client();
    await ask('POST', '/Client', { body });
    const second = await ask('POST', '/Client', { body });
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'already_exists', errors: [{ pointer: '/clientId', code: 'client_id_taken' }] },
    });
    expect((await ask('DELETE', `/Client/${body.clientId}`)).status).toBe(204);
    expect((await ask('GET', `/Client/${body.clientId}`)).status).toBe(404);
    expect((await ask('DELETE', `/Client/${body.clientId}`)).status).toBe(404);
    expect((await ask('PUT', '/Client', { body })).status).toBe(409);
  });

  it('knows clients of the built-in server alone', async () => {
    const { ask } = await program();
    const { registration } = await createRegistration(admin, manualRequest());
    expect((await ask('GET', `/Client/${registration.configuration.clientId}`)).status).toBe(404);
    const { body } = await ask('GET', '/Client?size=100');
    expect(body.map(({ clientId }: { clientId: string }) => clientId)).not.toContain(
      registration.configuration.clientId,
    );
  });

  it('keeps what the dialect has no word for', async () => {
    const { ask } = await program();
    const request = builtInRequest({
      clientId: freshId('console'),
      version: '7',
      contacts: ['team@example.com'],
      tosUri: 'https://app.example.com/tos',
      tokenEndpointAuthMethod: 'client_secret_post',
      accessTokenLifetime: null,
      refreshTokenLimit: 5,
    });
    const { registration } = await createRegistration(admin, request);
    const address = `/Client/${registration.configuration.clientId}`;
    const { body } = await ask('GET', address);
    expect(body).toMatchObject({ accessTokenLifetime: 3600, allowOfflineAccess: true });
    await ask('PUT', '/Client', { body: { ...body, description: 'changed' } });
    const after = await database.registration.findUniqueOrThrow({ where: { id: registration.id } });
    expect(after).toMatchObject({
      version: '7',
      contacts: ['team@example.com'],
      tosUri: 'https://app.example.com/tos',
      tokenEndpointAuthMethod: 'client_secret_post',
      accessTokenLifetime: null,
      refreshTokenLimit: 5,
      description: 'changed',
    });
  });

  it('keeps a name as it was sent, and says when its version had to give way', async () => {
    const { ask } = await program();
    const clientName = `Shop & Sons; "${freshId()}" <v1>`;
    const first = await ask('POST', '/Client', { body: client({ clientName }) });
    expect(first.body).toMatchObject({ clientName });
    expect(first.body).not.toHaveProperty('substitutions');
    const sent = client({ clientName });
    const second = await ask('PUT', '/Client', { body: sent });
    expect(second.body).toMatchObject({
      clientName,
      substitutions: [{ member: 'version', value: `1.0-${sent.clientId}`, detail: expect.any(String) }],
    });
    const bidi = await ask('POST', '/Client', { body: client({ clientName: 'turned \u202E round' }) });
    expect(bidi.body.errors).toMatchObject([{ pointer: '/clientName', code: 'hidden_character' }]);
  });

  it('says what is wrong by the names of the dialect, all at once', async () => {
    const { ask } = await program();
    const body = client({
      redirectUris: ['https://app.example.com/cb', 'http://app.example.com/cb'],
      allowedGrantTypes: ['authorization_code', 'nonsense'],
      allowedScopes: ['a b'],
      accessTokenType: 2,
      refreshTokenUsage: '1',
      protocolType: 'saml',
      enabled: 'yes',
      accessTokenLifetime: 0,
      requireClientSecret: 'no',
      clientSecrets: [{ value: SECRET }, { value: SECRET }, 7],
    });
    const { status, body: problem } = await ask('POST', '/Client', { body });
    expect(status).toBe(422);
    const pointers = problem.errors.map(({ pointer }: { pointer: string }) => pointer).sort();
    expect(pointers).toEqual([
      '/accessTokenLifetime',
      '/accessTokenType',
      '/allowedGrantTypes/1',
      '/allowedScopes/0',
      '/clientSecrets/1/expiration',
      '/clientSecrets/2',
      '/enabled',
      '/protocolType',
      '/redirectUris/1',
      '/refreshTokenUsage',
      '/requireClientSecret',
    ]);
    expect(JSON.stringify(problem)).not.toContain(SECRET);
    for (const none of [{}, { clientId: '' }, { clientId: null }]) {
      expect((await ask('PUT', '/Client', { body: none })).body.errors).toMatchObject([
        { pointer: '/clientId', code: 'required' },
        { pointer: '/redirectUris' },
      ]);
    }
  });

  it('lists page by page, whole clients, and finds them', async () => {
    const { ask } = await program();
    const prefix = freshId('page');
    for (let index = 0; index < 26; index++) {
      await createRegistration(admin, builtInRequest({ clientId: `${prefix}-${index}`, name: `${prefix} ${index}` }));
    }
    const first = await ask('GET', `/Client?q=${prefix}&size=25&sort=clientId`);
    expect(first.body).toHaveLength(25);
    const next = /<\/api\/v1([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const rest = await ask('GET', next);
    expect(rest.body).toHaveLength(1);
    expect(rest.headers.get('link')).toContain('rel="prev"');
    const ids = [...first.body, ...rest.body].map(({ clientId }) => clientId);
    expect(new Set(ids).size).toBe(26);
    expect(first.body[0]).toMatchObject({ protocolType: 'oidc', redirectUris: expect.any(Array) });
  });
});

describe('two at once', () => {
  it('ten PUTs of a client that does not exist make one, and each is in the trail', async () => {
    const { ask } = await program();
    const clientId = freshId('race');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        ask('PUT', '/Client', { body: client({ clientId, description: `${index}` }) }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    const [row, ...others] = await database.registration.findMany({ where: { clientId } });
    expect(others).toEqual([]);
    expect(row?.rowVersion).toBe(10);
    const events = await database.auditEvent.findMany({ where: { targetId: row?.id ?? '' }, select: { action: true } });
    expect(events.map(({ action }) => action).sort()).toEqual([
      'registration.create',
      ...Array(9).fill('registration.update'),
    ]);
  });

  it('honours If-Match when it is sent, also against what does not exist', async () => {
    const { ask } = await program();
    const body = client();
    expect((await ask('PUT', '/Client', { body, headers: { 'if-match': '*' } })).status).toBe(412);
    const created = await ask('PUT', '/Client', { body });
    const headers = { 'if-match': created.headers.get('etag') ?? '' };
    const answers = await Promise.all(
      ['a', 'b'].map((description) => ask('PUT', '/Client', { body: { ...body, description }, headers })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await ask('DELETE', `/Client/${body.clientId}`, { headers })).status).toBe(412);
  });

  it('honours If-None-Match: a PUT that may only create replaces nothing', async () => {
    const { ask } = await program();
    const body = client();
    const onlyNew = { 'if-none-match': '*' };
    const created = await ask('PUT', '/Client', { body, headers: onlyNew });
    expect(created.status).toBe(201);
    const tag = created.headers.get('etag') ?? '';
    for (const header of ['*', tag, `W/${tag}`, `"0", ${tag}`]) {
      const changed = { ...body, description: header };
      expect((await ask('PUT', '/Client', { body: changed, headers: { 'if-none-match': header } })).status).toBe(412);
    }
    expect((await ask('PUT', '/Client', { body, headers: { 'if-none-match': '"0"' } })).status).toBe(200);
  });

  it('a change in the console between two PUTs is replaced, and told before and after', async () => {
    const { ask } = await program();
    const body = client({ description: 'script' });
    await ask('PUT', '/Client', { body });
    const row = await database.registration.findFirstOrThrow({ where: { clientId: body.clientId } });
    const standing = { registrationId: row.registrationId, providerMode: 'built_in', clientId: body.clientId };
    await updateRegistration(admin, row.registrationId, {
      ...{ secret: null, acceptUnverified: false, reason: '', rowVersion: row.rowVersion },
      input: { ...standing, redirectUris: body.redirectUris, description: 'a person' },
    });
    await ask('PUT', '/Client', { body });
    const events = await database.auditEvent.findMany({ where: { targetId: row.id }, orderBy: { sequence: 'asc' } });
    expect(events.at(-1)?.changes).toContainEqual({ path: 'description', before: 'a person', after: 'script' });
  });
});
