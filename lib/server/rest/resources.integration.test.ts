import { describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { createRegistration } from '@/lib/data/registrations';
import { UNSAFE_findApiSecrets } from '@/lib/data/resources';
import { admin } from '@/lib/data/testing/actors';
import { builtInRequest, freshId } from '@/lib/data/testing/registrations';
import { matchesDigest } from '@/lib/server/secrets';
import { program } from './testing/program';

const SECRET = 'a secret that an administrator chose';

/** Seed A's API resource, by its facts. */
const api = (members: object = {}) => ({
  name: freshId('api'),
  displayName: 'Config Portal API',
  enabled: true,
  description: 'Access to ConfigPortal API',
  showInDiscoveryDocument: true,
  scopes: [] as unknown[],
  allowedAccessTokenSigningAlgorithms: ['RS256'],
  userClaims: [{ type: 'name', value: 'Alice', valueType: 'http://www.w3.org/2001/XMLSchema#string' }],
  properties: { keyString: 'valueString' },
  ...members,
});

const scope = (members: object = {}) => ({
  name: freshId('scope'),
  displayName: 'Global access to ConfigPortal API',
  enabled: true,
  description: 'Access to ConfigPortal API',
  showInDiscoveryDocument: true,
  required: false,
  emphasize: false,
  userClaims: ['name', 'email', 'vidispine_user'],
  properties: { keyString: 'valueString' },
  ...members,
});

describe.each([
  ['ApiResource', api],
  ['ApiScope', scope],
  ['IdentityResource', scope],
])('/Resource/%s', (kind, make) => {
  const collection = `/Resource/${kind}`;

  it('creates, comes back equal, lists, replaces, creates by PUT, deletes', async () => {
    const { ask } = await program();
    const body = make();
    const created = await ask('POST', collection, { body });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/api/v1${collection}/${body.name}`);
    expect(created.body).toMatchObject(body);
    expect((await ask('GET', `${collection}/${body.name}`)).body).toEqual(created.body);
    expect((await ask('GET', `${collection}?q=${body.name}`)).body).toEqual([created.body]);

    expect(await ask('POST', collection, { body })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/name', code: 'taken' }] },
    });
    const replaced = await ask('PUT', collection, { body: { name: body.name, displayName: 'Other' } });
    expect(replaced).toMatchObject({ status: 200, body: { displayName: 'Other', description: '', properties: {} } });
    expect((await ask('PUT', collection, { body: make() })).status).toBe(201);

    expect((await ask('DELETE', `${collection}/${body.name}`)).status).toBe(204);
    expect((await ask('GET', `${collection}/${body.name}`)).status).toBe(404);
    expect((await ask('DELETE', `${collection}/${body.name}`)).status).toBe(404);
    const row = await database.auditEvent.findMany({ where: { targetName: body.name }, orderBy: { sequence: 'asc' } });
    expect(row.map(({ action, origin }) => [action, origin])).toEqual([
      ['resource.create', 'api'],
      ['resource.update', 'api'],
      ['resource.delete', 'api'],
    ]);
  });

  it('points at each bad member, and ignores what it does not know', async () => {
    const { ask } = await program();
    const refused = await ask('POST', collection, { body: make({ enabled: 'yes', properties: { a: 1 }, name: '' }) });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/enabled',
      '/name',
      '/properties/a',
    ]);
    const { body } = await ask('POST', collection, { body: make({ id: 'mine', rowVersion: 7, createdBy: 'me' }) });
    expect(body).not.toHaveProperty('id');
    const row = await database.auditEvent.findFirst({ where: { targetName: body.name } });
    expect(row?.actorName).not.toBe('me');
  });

  it('honours If-Match, and ten PUTs at once make one', async () => {
    const { ask } = await program();
    const body = make();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => ask('PUT', collection, { body: { ...body, description: `${index}` } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    const { headers } = await ask('GET', `${collection}/${body.name}`);
    const once = { headers: { 'if-match': headers.get('etag') ?? '' }, body: { ...body, description: 'last' } };
    expect((await ask('PUT', collection, once)).status).toBe(200);
    expect((await ask('PUT', collection, once)).status).toBe(412);
    for (const [tag, status] of [
      ['W/"1"', 412],
      ['"1", *', 412],
      ['"0", "99"', 412],
      ['*', 200],
    ] as const) {
      expect((await ask('PUT', collection, { ...once, headers: { 'if-match': tag } })).status, tag).toBe(status);
    }
    expect((await ask('PUT', collection, { ...once, body: make() })).status).toBe(412);
  });

  it('is deleted only as If-Match has seen it', async () => {
    const { ask } = await program();
    const body = make();
    const { headers } = await ask('POST', collection, { body });
    const one = `${collection}/${body.name}`;
    await ask('PUT', collection, { body: { ...body, description: 'changed since' } });
    const stale = { headers: { 'if-match': headers.get('etag') ?? '' } };
    expect(await ask('DELETE', one, stale)).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
    const fresh = { headers: { 'if-match': (await ask('GET', one)).headers.get('etag') ?? '' } };
    expect((await ask('DELETE', one, fresh)).status).toBe(204);
    expect((await ask('DELETE', one, { headers: { 'if-match': '*' } })).status).toBe(404);
  });

  it('is created once for an Idempotency-Key, also by several at once', async () => {
    const { ask } = await program();
    const sent = { body: make(), headers: { 'idempotency-key': freshId('key') } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('POST', collection, sent)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await database.auditEvent.count({ where: { targetName: sent.body.name } })).toBe(1);
    const other = { ...sent, body: { ...sent.body, description: 'another' } };
    expect(await ask('POST', collection, other)).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
    const { ask: another } = await program();
    expect((await another('POST', collection, sent)).status).toBe(409);
    const bad = await ask('POST', collection, { ...sent, headers: { 'idempotency-key': 'two words' } });
    expect(bad.body.errors).toMatchObject([{ header: 'Idempotency-Key' }]);
  });

  it('is read page by page', async () => {
    const { ask } = await program();
    const prefix = freshId('page');
    for (let index = 0; index < 26; index++)
      await ask('PUT', collection, { body: make({ name: `${prefix}.${index}` }) });
    const first = await ask('GET', `${collection}?q=${prefix}&size=25`);
    const next = /<\/api\/v1([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect([first.body.length, (await ask('GET', next)).body.length]).toEqual([25, 1]);
  });
});

describe('API resources', () => {
  it('keep the secrets that were sent as argon2id digests, and never answer a value', async () => {
    const { ask } = await program();
    const expiration = '2099-07-27T05:26:20.843Z';
    const apiSecrets = [
      { description: 'dropped', value: '' },
      { description: 'Config Portal API Secret', value: SECRET, expiration, type: 'string' },
    ];
    const body = api({ apiSecrets });
    const created = await ask('POST', '/Resource/ApiResource', { body });
    const told = [{ description: 'Config Portal API Secret', expiration, type: 'SharedSecret' }];
    expect(created.body.apiSecrets).toEqual(told);
    const secrets = await database.apiResourceSecret.findMany({ where: { apiResource: { name: body.name } } });
    expect(secrets.map(({ digest }) => digest.slice(0, 10))).toEqual(['$argon2id$']);
    expect(await matchesDigest(SECRET, secrets[0]?.digest ?? '')).toBe(true);
    expect((await ask('PUT', '/Resource/ApiResource', { body })).body).toEqual(created.body);
    expect((await ask('PUT', '/Resource/ApiResource', { body: created.body })).body).toEqual(created.body);
    const endless = { value: `${SECRET}!`, expiration: '+275760-09-13T00:00:00.000Z' };
    const refused = await ask('PUT', '/Resource/ApiResource', { body: { ...body, apiSecrets: [endless] } });
    expect(refused.body.errors).toMatchObject([{ pointer: '/apiSecrets/0/expiration', code: 'date' }]);
  });

  it('take the seed’s own example as it stands, again and again; its secret’s time is over, so it opens nothing', async () => {
    const { ask } = await program();
    const [{ name }, expiration] = [scope(), '2021-07-27T05:26:20.843Z'];
    const secret = { description: 'Config Portal API Secret', value: 'someSecrets', expiration, type: 'string' };
    const example = api({ apiSecrets: [secret], scopes: [name] });
    const older = { ...example, scopes: [{ name, displayName: 'Access to ConfigPortal API', emphasize: false }] };
    const answers = [
      await ask('PUT', '/Resource/ApiResource', { body: older }),
      await ask('PUT', '/Resource/ApiResource', { body: example }),
      await ask('PUT', '/Resource/ApiResource', { body: example }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    expect(answers[2]?.body).toEqual({ ...example, apiSecrets: [] });
    expect(await UNSAFE_findApiSecrets(example.name, new Date())).toEqual([]);
    const kept = await database.apiResourceSecret.findMany({ where: { apiResource: { name: example.name } } });
    expect(kept).toMatchObject([{ expiresAt: new Date(expiration), revokedAt: null }]);
    const wrong = { value: `${SECRET}!`, expiration: '2021-02-30T00:00:00Z' };
    const refused = await ask('PUT', '/Resource/ApiResource', { body: { ...example, apiSecrets: [wrong] } });
    expect(refused.body.errors).toMatchObject([{ pointer: '/apiSecrets/0/expiration', code: 'date' }]);
  });

  it('in the older shape bring their scopes along', async () => {
    const { ask } = await program();
    const [one, other] = [scope({ displayName: 'Access', userClaims: [], properties: {} }), freshId('scope')];
    const body = api({ scopes: [one, other] });
    const { status, body: answer } = await ask('PUT', '/Resource/ApiResource', { body });
    expect(status).toBe(201);
    expect(answer.scopes).toEqual([one.name, other]);
    expect((await ask('GET', `/Resource/ApiScope/${one.name}`)).body).toEqual(one);
    // Nothing is written when any of it is wrong.
    const bad = { ...scope(), required: 'no' };
    const refused = await ask('PUT', '/Resource/ApiResource', { body: api({ scopes: [other, scope(), bad, {}] }) });
    expect(refused.body.errors).toMatchObject([
      { pointer: '/scopes/2/required', code: 'wrong_type' },
      { pointer: '/scopes/3/name', code: 'required' },
    ]);
    expect((await ask('GET', `/Resource/ApiScope/${bad.name}`)).status).toBe(404);
  });

  it('that are refused leave the scopes they bring along unwritten', async () => {
    const { ask } = await program();
    const [standing, fresh] = [scope({ description: 'as it is' }), scope()];
    await ask('POST', '/Resource/ApiScope', { body: standing });
    const body = api({ scopes: [{ ...standing, description: 'reset' }, fresh] });
    const untouched = async () => {
      expect((await ask('GET', `/Resource/ApiScope/${standing.name}`)).body).toEqual(standing);
      expect((await ask('GET', `/Resource/ApiScope/${fresh.name}`)).status).toBe(404);
    };
    expect((await ask('PUT', '/Resource/ApiResource', { body, headers: { 'if-match': '"1"' } })).status).toBe(412);
    await untouched();
    await ask('POST', '/Resource/ApiResource', { body: { name: body.name } });
    expect((await ask('PUT', '/Resource/ApiResource', { body, headers: { 'if-match': '"9"' } })).status).toBe(412);
    await untouched();
    expect((await ask('POST', '/Resource/ApiResource', { body })).status).toBe(409);
    await untouched();
    // What the data layer refuses once all of it is being written takes the scopes with it.
    const withPersonal = { ...body, scopes: [...body.scopes, 'openid'] };
    expect(await ask('PUT', '/Resource/ApiResource', { body: withPersonal })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/scopes/2', code: 'scope_identity' }] },
    });
    await untouched();
    const named = { ...body, scopes: [{ ...scope(), name: 'openid' }, fresh] };
    expect(await ask('PUT', '/Resource/ApiResource', { body: named })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/scopes/0', code: 'scope_identity' }] },
    });
    await untouched();
  });

  it('leave a scope that stands as it is when they are created, and what was not said of it when they are replaced', async () => {
    const { ask } = await program();
    const [standing, fresh] = [scope({ description: 'as it is' }), scope()];
    await ask('POST', '/Resource/ApiScope', { body: standing });
    const body = api({ scopes: [{ name: standing.name, description: 'another' }, fresh] });
    expect(await ask('POST', '/Resource/ApiResource', { body })).toMatchObject({
      status: 201,
      body: { scopes: [standing.name, fresh.name] },
    });
    expect((await ask('GET', `/Resource/ApiScope/${standing.name}`)).body).toEqual(standing);
    expect((await ask('GET', `/Resource/ApiScope/${fresh.name}`)).body).toEqual(fresh);
    const answers = [
      await ask('PUT', '/Resource/ApiResource', { body }),
      await ask('PUT', '/Resource/ApiResource', { body }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const said = { ...standing, description: 'another' };
    expect((await ask('GET', `/Resource/ApiScope/${standing.name}`)).body).toEqual(said);
    const events = await database.auditEvent.findMany({
      where: { targetName: { in: [body.name, standing.name, fresh.name] } },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map(({ action, targetName }) => [action, targetName])).toEqual([
      ['resource.create', standing.name],
      ['resource.create', fresh.name],
      ['resource.create', body.name],
      ['resource.update', standing.name],
    ]);
    expect(events[3]?.changes).toEqual([{ path: 'description', before: 'as it is', after: 'another' }]);
  });

  it('that bring the same new scope along at once all succeed, and it is made once', async () => {
    const { ask } = await program();
    const shared = scope();
    const post = () => ask('POST', '/Resource/ApiResource', { body: api({ scopes: [scope(), shared] }) });
    const answers = await Promise.all(Array.from({ length: 8 }, post));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(await database.auditEvent.count({ where: { targetName: shared.name } })).toBe(1);
  });

  it('of the older shape, ten PUTs at once make one of each', async () => {
    const { ask } = await program();
    const body = api({ scopes: [scope()] });
    const put = (index: number) => ask('PUT', '/Resource/ApiResource', { body: { ...body, description: `${index}` } });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => put(index)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
  });

  it('may be named by a URI', async () => {
    const { ask } = await program();
    const body = api({ name: `https://api.example.com/${freshId()}?v=1` });
    const { headers } = await ask('POST', '/Resource/ApiResource', { body });
    const address = (headers.get('location') ?? '').replace('/api/v1', '');
    expect((await ask('GET', address)).body).toMatchObject({ name: body.name });
    expect((await ask('DELETE', address)).status).toBe(204);
  });
});

it('what a client lists is not deleted, and the answer says by whom', async () => {
  const { ask } = await program();
  const body = scope();
  await ask('POST', '/Resource/ApiScope', { body });
  const { registration } = await createRegistration(admin, builtInRequest({ scopes: [body.name] }));
  const refused = await ask('DELETE', `/Resource/ApiScope/${body.name}`);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'in_use', usedBy: { clients: [{ registrationId: registration.configuration.registrationId }] } },
  });
  expect((await ask('DELETE', '/Resource/IdentityResource/openid')).body).toMatchObject({ code: 'not_applicable' });
});
