import { describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { startIssuer } from '@/lib/data/testing/issuer';
import { builtInRequest, freshId, manualRequest } from '@/lib/data/testing/registrations';
import { program } from './testing/program';

const builtIn = (input: object = {}) => builtInRequest(input).input as Record<string, unknown>;
const manual = (input: object = {}) => manualRequest(input).input as Record<string, unknown>;

const UNKNOWN_KEY = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: 'gone' })).toString('base64url');

async function registered(input: object = {}) {
  const { ask } = await program();
  const configuration = builtIn(input);
  const created = await ask('POST', '/registrations', { body: { configuration } });
  expect(created.status).toBe(201);
  return { ask, created, configuration, address: `/registrations/${configuration.registrationId}` };
}

describe('/registrations', () => {
  it('creates, answers the secret once, reads, lists and tells who did it', async () => {
    const { ask, created, configuration, address } = await registered({ description: 'From a program' });
    expect(created.headers.get('location')).toBe(`/api/v1${address}`);
    expect(created.headers.get('etag')).toBe('"1"');
    expect(created.headers.get('cache-control')).toBe('no-store');
    expect(created.body).toMatchObject({ rowVersion: 1, configuration });
    expect(created.body.generatedSecret).toMatch(/^clientele_sk_/);

    const read = await ask('GET', address);
    expect(read.body).toEqual({ ...created.body, generatedSecret: undefined });
    expect(JSON.stringify(read.body)).not.toContain(created.body.generatedSecret);
    const found = await ask('GET', `/registrations?q=${configuration.registrationId}`);
    expect(found.body).toMatchObject({
      items: [{ registrationId: configuration.registrationId }],
      total: { count: 1 },
    });

    const events = await database.auditEvent.findMany({ where: { targetId: created.body.id } });
    expect(events).toMatchObject([{ action: 'registration.create', actorKind: 'token', origin: 'api', role: null }]);
    expect(await database.registration.findUnique({ where: { id: created.body.id } })).toMatchObject({ source: 'api' });
  });

  it('registers every mode', async () => {
    const { ask } = await program();
    const issuer = await startIssuer();
    const one = await ask('POST', '/registrations', {
      body: { configuration: manual(), secret: { value: 'issued by the provider, long enough' } },
    });
    expect(one.body).toMatchObject({ generatedSecret: null, secrets: [{ origin: 'entered' }] });
    const configuration = {
      registrationId: freshId('automatic'),
      providerMode: 'automatic',
      clientId: 'app',
      issuerUrl: issuer.url,
      grantTypes: ['authorization_code'],
      redirectUris: ['https://app.example.com/cb'],
    };
    const two = await ask('POST', '/registrations', { body: { configuration } });
    expect(two.body).toMatchObject({ verified: true });
    issuer.state.away = true;
    const address = `/registrations/${configuration.registrationId}`;
    const again = await ask('POST', `${address}/discover`);
    expect(again.body).toMatchObject({ failure: { reason: expect.any(String) }, registration: { verified: true } });
    expect((await ask('GET', `${address}/metadata`)).body).toMatchObject({ source: 'discovered' });
    const refused = await ask('POST', '/registrations', {
      body: { configuration: { ...configuration, registrationId: freshId('away') } },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'discovery_failed' } });
    await issuer.stop();
  });

  it('points at each bad member', async () => {
    const { ask } = await program();
    const configuration = builtIn({ redirectUris: ['https://a.example/', 'https://b.example/#x'], scopes: ['a"b'] });
    const { status, headers, body } = await ask('POST', '/registrations', { body: { configuration } });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({ status: 422, code: 'invalid_input', title: expect.any(String) });
    expect(body.errors).toEqual([
      { pointer: '/configuration/scopes/0', code: 'scope_characters', detail: expect.any(String) },
      { pointer: '/configuration/redirectUris/1', code: 'uri_fragment', detail: expect.any(String) },
    ]);
  });

  it('says which policy rule stops a save', async () => {
    const { ask } = await program();
    const configuration = builtIn({ clientType: 'public', requirePkce: false });
    const { status, body } = await ask('POST', '/registrations', { body: { configuration } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'policy_violation',
      errors: [{ pointer: '/configuration/requirePkce', code: 'pkce-missing' }],
    });
  });

  it('resets a secret, generated or given, and revokes it', async () => {
    const { ask, address } = await registered();
    const reset = await ask('POST', `${address}/secrets`, { body: { description: 'second' } });
    expect(reset).toMatchObject({ status: 201, body: { secret: { state: 'current', description: 'second' } } });
    expect(reset.body.value).toMatch(/^clientele_sk_/);
    const given = await ask('POST', `${address}/secrets`, {
      body: { value: 'a value the program made up itself', overlapUntil: new Date(Date.now() + 60_000).toISOString() },
    });
    expect(given.body).toMatchObject({ value: null, secret: { origin: 'entered' } });
    const secretId = given.body.secret.id;
    expect(await ask('DELETE', `${address}/secrets/${secretId}`)).toMatchObject({ body: { state: 'revoked' } });
    expect((await ask('GET', address)).body.secrets.map(({ state }: { state: string }) => state)).toEqual([
      'revoked',
      'retiring',
      'revoked',
    ]);
    const bad = await ask('POST', `${address}/secrets`, { body: { expiresAt: '2020-01-01T00:00:00Z' } });
    expect(bad.body).toMatchObject({ errors: [{ pointer: '/expiresAt', code: 'expiry_past' }] });
  });

  it('tells the history, newest first, page by page', async () => {
    const { ask, address } = await registered();
    for (let round = 0; round < 26; round++) await ask('POST', `${address}/secrets`, { body: {} });
    const first = await ask('GET', `${address}/history?size=25`);
    expect(first.body.items).toHaveLength(25);
    expect(first.headers.get('link')).toContain('rel="next"');
    const rest = await ask('GET', `${address}/history?size=25&after=${first.body.nextCursor}`);
    expect(rest.body.items.map(({ action }: { action: string }) => action)).toEqual([
      'secret.reset',
      'registration.create',
    ]);
    expect(rest.body.nextCursor).toBeNull();
  });
});

describe('If-Match', () => {
  it('is required to replace, and the version that is gone is 412', async () => {
    const { ask, configuration, address } = await registered();
    const body = { configuration: { ...configuration, description: 'one' } };
    expect(await ask('PUT', address, { body })).toMatchObject({ status: 428, body: { code: 'precondition_required' } });
    for (const tag of ['"2"', 'W/"1"', '1', '"1" x']) {
      expect((await ask('PUT', address, { body, headers: { 'if-match': tag } })).status).toBe(412);
    }
    const saved = await ask('PUT', address, { body, headers: { 'if-match': '"9", "1"' } });
    expect(saved).toMatchObject({ status: 200, body: { rowVersion: 2, configuration: { description: 'one' } } });
    expect(saved.headers.get('etag')).toBe('"2"');
    const stale = await ask('PUT', address, { body, headers: { 'if-match': '"1"' } });
    expect(stale.status).toBe(412);
    expect(stale.headers.get('etag')).toBe('"2"');
    expect((await ask('PUT', address, { body, headers: { 'if-match': '*' } })).status).toBe(200);
  });

  it('lets one of two at once win', async () => {
    const { ask, configuration, address } = await registered();
    const put = (description: string) =>
      ask('PUT', address, {
        body: { configuration: { ...configuration, description } },
        headers: { 'if-match': '"1"' },
      });
    const answers = await Promise.all([put('a'), put('b')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const events = await database.auditEvent.count({
      where: { targetId: answers[0].body.id, action: 'registration.update' },
    });
    expect(events).toBeLessThanOrEqual(1);
  });

  it('is honoured on DELETE when it is sent', async () => {
    const { ask, address } = await registered();
    expect((await ask('DELETE', address, { headers: { 'if-match': '"7"' } })).status).toBe(412);
    expect(await ask('DELETE', address, { headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 204,
      body: undefined,
    });
    expect((await ask('DELETE', address)).body).toMatchObject({ status: 409, code: 'not_applicable' });
  });
});

describe('Idempotency-Key', () => {
  it('makes one registration of ten at once, and refuses the key with another body', async () => {
    const { ask } = await program();
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const body = { configuration: builtIn() };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask('POST', '/registrations', { body, headers })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.body.generatedSecret !== null)).toHaveLength(1);
    expect(await database.auditEvent.count({ where: { targetId: answers[0]?.body.id } })).toBe(1);
    const changed = { configuration: { ...body.configuration, description: 'other' } };
    expect(await ask('POST', '/registrations', { body: changed, headers })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_mismatch' },
    });
    const bad = await ask('POST', '/registrations', { body, headers: { 'idempotency-key': 'two words' } });
    expect(bad.body.errors).toEqual([{ header: 'Idempotency-Key', code: 'wrong_type', detail: expect.any(String) }]);
  });

  it('tells another end of the secret from the same one', async () => {
    const { ask } = await program();
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const secret = { value: 'a secret that an administrator chose', expiresAt: '2099-01-01T00:00:00Z' };
    const body = { configuration: builtIn(), secret };
    expect((await ask('POST', '/registrations', { body, headers })).status).toBe(201);
    expect((await ask('POST', '/registrations', { body, headers })).status).toBe(201);
    const other = { ...body, secret: { ...secret, expiresAt: '2098-01-01T00:00:00Z' } };
    expect((await ask('POST', '/registrations', { body: other, headers })).body.code).toBe('idempotency_mismatch');
  });

  it('resets a secret once, keeps nothing of it, and does not answer it again', async () => {
    const { ask } = await program();
    const { body: created } = await ask('POST', '/registrations', { body: { configuration: builtIn() } });
    const address = `/registrations/${created.configuration.registrationId}/secrets`;
    const sent = { body: { description: 'rotated' }, headers: { 'idempotency-key': crypto.randomUUID() } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('POST', address, sent)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
    const values = answers.map(({ body }) => body.value).filter((value) => value !== null);
    expect(values).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.secret.id)).size).toBe(1);
    const rows = await database.registrationSecret.findMany({ where: { registrationId: created.id } });
    expect(rows.map(({ state }) => state).sort()).toEqual(['current', 'revoked']);
    const kept = rows.map((row) =>
      [...Object.values(row)].map((one) => (one instanceof Uint8Array ? Buffer.from(one).toString() : one)),
    );
    expect(JSON.stringify(kept)).not.toContain(values[0]);
    expect(await database.auditEvent.count({ where: { targetId: created.id, action: 'secret.reset' } })).toBe(1);

    const mismatch = { status: 422, body: { code: 'idempotency_mismatch' } };
    expect(await ask('POST', address, { ...sent, body: { description: 'another' } })).toMatchObject(mismatch);
    const { body: other } = await ask('POST', '/registrations', { body: { configuration: builtIn() } });
    const elsewhere = `/registrations/${other.configuration.registrationId}/secrets`;
    expect(await ask('POST', elsewhere, sent)).toMatchObject(mismatch);
    expect((await ask('POST', address, { body: sent.body })).body.value).not.toBeNull();
  });

  it.each([
    ['Built-in', () => ({ configuration: builtIn() })],
    ['Manual', () => ({ configuration: manual(), secret: { value: 'the first one that the provider issued' } })],
  ])('tells another value for the secret of a %s client from the same one', async (_, make) => {
    const { ask } = await program();
    const { body: created } = await ask('POST', '/registrations', { body: make() });
    const address = `/registrations/${created.configuration.registrationId}/secrets`;
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const reset = (value: string) => ask('POST', address, { body: { value }, headers });
    const first = await reset('a value that somebody chose, long');
    expect(first.status).toBe(201);
    expect((await reset('a value that somebody chose, long')).body.secret.id).toBe(first.body.secret.id);
    expect((await reset('another value that somebody chose')).body.code).toBe('idempotency_mismatch');
    await ask('DELETE', `${address}/${first.body.secret.id}`);
    expect((await reset('a value that somebody chose, long')).body.secret).toMatchObject({ state: 'revoked' });
  });

  it.each([
    ['damaged', (ciphertext: string) => `${ciphertext.slice(0, -4)}AAAA`],
    ['under a key that is gone', (ciphertext: string) => ciphertext.replace(/^[^.]+/, UNKNOWN_KEY)],
  ])(
    'says of a secret that is %s that nobody can tell whether it is the same, and changes nothing',
    async (_, spoil) => {
      const { ask } = await program();
      const secret = { value: 'the first one that the provider issued' };
      const { body: created } = await ask('POST', '/registrations', { body: { configuration: manual(), secret } });
      const address = `/registrations/${created.configuration.registrationId}/secrets`;
      const sent = {
        body: { value: 'the next one, of some length' },
        headers: { 'idempotency-key': crypto.randomUUID() },
      };
      const { id } = (await ask('POST', address, sent)).body.secret;
      const { ciphertext } = await database.registrationSecret.findUniqueOrThrow({ where: { id } });
      await database.registrationSecret.update({ where: { id }, data: { ciphertext: spoil(ciphertext ?? '') } });
      const again = await ask('POST', address, sent);
      expect(again).toMatchObject({ status: 409, body: { code: 'not_applicable', status: 409 } });
      expect(again.headers.get('content-type')).toBe('application/problem+json');
      expect(again.body.detail).toContain('under a new key');
      expect(await database.registrationSecret.count({ where: { registrationId: created.id } })).toBe(2);
      expect((await ask('POST', address, { body: sent.body })).status).toBe(201);
    },
  );
});
