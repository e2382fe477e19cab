import { describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { createRegistration } from '@/lib/data/registrations';
import { admin } from '@/lib/data/testing/actors';
import { builtInRequest, freshId } from '@/lib/data/testing/registrations';
import { program, send } from './testing/program';

const input = (members: object = {}) => builtInRequest(members).input as Record<string, unknown>;
const client = (members: object = {}) => ({
  clientId: freshId('client'),
  redirectUris: ['https://app.example.com/cb'],
  ...members,
});

describe('what only the server sets', () => {
  const SERVER_SET = {
    id: '00000000-0000-7000-8000-000000000000',
    rowVersion: 99,
    source: 'console',
    approval: 'approved',
    createdBy: 'somebody else',
    findings: [],
    secrets: [{ value: 'x' }],
    searchText: 'x',
    tokensValidFrom: '2099-01-01T00:00:00Z',
  };

  it('is refused by its name at /registrations', async () => {
    const { ask } = await program();
    for (const [name, value] of Object.entries(SERVER_SET)) {
      const beside = await ask('POST', '/registrations', { body: { configuration: input(), [name]: value } });
      expect(beside.body.errors, name).toMatchObject([{ pointer: `/${name}`, code: 'unknown_member' }]);
      const inside = await ask('POST', '/registrations', { body: { configuration: { ...input(), [name]: value } } });
      expect(inside.body.errors, name).toMatchObject([{ pointer: `/configuration/${name}`, code: 'unknown_member' }]);
    }
  });

  it('is ignored at /Client, as everything that is unknown', async () => {
    const { token, ask } = await program();
    const body = client({ ...SERVER_SET, registrationId: 'mine', providerMode: 'automatic', clientType: 'public' });
    expect((await ask('PUT', '/Client', { body })).status).toBe(201);
    const row = await database.registration.findFirstOrThrow({ where: { clientId: body.clientId } });
    expect(row).toMatchObject({
      registrationId: body.clientId,
      providerMode: 'built_in',
      clientType: 'confidential',
      rowVersion: 1,
      source: 'api',
      createdBy: token.name,
      tokensValidFrom: null,
    });
    expect(row.id).not.toBe(SERVER_SET.id);
  });

  it('another registration cannot be named in the body', async () => {
    const { ask } = await program();
    const { registration: other } = await createRegistration(admin, builtInRequest());
    const mine = await ask('POST', '/registrations', { body: { configuration: input() } });
    const moved = { ...input(), registrationId: other.configuration.registrationId };
    const answer = await ask('PUT', `/registrations/${mine.body.configuration.registrationId}`, {
      body: { configuration: moved },
      headers: { 'if-match': '"1"' },
    });
    expect(answer.body.errors).toMatchObject([{ pointer: '/configuration/registrationId', code: 'immutable' }]);
  });
});

describe('a body', () => {
  it.each([
    ['two values for one member', '{"clientId":"a","clientId":"b"}', 400],
    ['__proto__', '{"clientId":"a","__proto__":{"enabled":false}}', 400],
    ['__proto__ deep inside', '{"clientId":"a","properties":{"__proto__":"x"}}', 400],
    ['not JSON', '{"clientId":', 400],
    ['nothing', '', 400],
    ['a byte order mark', '\uFEFF{"clientId":"a"}', 400],
    ['two texts', '{} {}', 400],
    ['too deep', `${'['.repeat(100)}${']'.repeat(100)}`, 400],
    ['a lone surrogate', '{"clientId":"\\ud800"}', 400],
    ['NUL', '{"clientId":"a\\u0000b"}', 400],
    ['a list', '[]', 422],
    ['null', 'null', 422],
    ['a number', '7', 422],
    ['too much', `{"clientId":"${'a'.repeat(1024 * 1024)}"}`, 413],
  ])('of %s is refused', async (_, raw, status) => {
    const { ask } = await program();
    for (const [method, address] of [
      ['PUT', '/Client'],
      ['POST', '/registrations'],
      ['POST', '/Resource/ApiScope'],
    ] as const) {
      const answer = await ask(method, address, { raw, headers: { 'content-type': 'application/json' } });
      expect(answer.status, address).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('that is no UTF-8, or of another type, is refused', async () => {
    const { ask } = await program();
    const raw = new Uint8Array([0x7b, 0xff, 0x7d]);
    const json = { 'content-type': 'application/json' };
    expect((await ask('PUT', '/Client', { raw, headers: json })).status).toBe(400);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonp',
    ]) {
      expect((await ask('PUT', '/Client', { raw: '{}', headers: { 'content-type': type } })).status).toBe(415);
    }
    const type = 'application/problem+json; charset=utf-8';
    expect((await ask('PUT', '/Client', { raw: '{}', headers: { 'content-type': type } })).status).toBe(422);
  });

  it('that says it is packed is refused: nothing is unpacked here', async () => {
    const { ask } = await program();
    const packed = { body: client(), headers: { 'content-encoding': 'gzip' } };
    const answer = await ask('PUT', '/Client', packed);
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    expect(answer.headers.get('accept-encoding')).toBe('identity');
    const plain = { body: client(), headers: { 'content-encoding': 'identity' } };
    expect((await ask('PUT', '/Client', plain)).status).toBe(201);
  });

  const times = (count: number, value: unknown) => Array.from({ length: count }, () => value);
  it.each([
    ['/Resource/ApiResource', { scopes: times(100_000, {}) }],
    [
      '/Resource/ApiScope',
      { properties: Object.fromEntries(times(50_000, 1).map((one, index) => [`k${index}`, one])) },
    ],
    ['/Client', { clientSecrets: times(100_000, 7) }],
  ])('full of mistakes is answered with some of them: %s', async (address, members) => {
    const { ask } = await program();
    const body = { ...client(members), name: freshId() };
    const answer = await ask('PUT', address, { body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.length).toBeLessThanOrEqual(200);
  });

  it.each(['2099-02-31', '2099', 'Sat, 01 Jan 2099', '+010000-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00'])(
    'whose secret expires on %s is refused',
    async (expiration) => {
      const { ask } = await program();
      const secret = { value: 'a secret that an administrator chose', expiration };
      const answers = [
        await ask('PUT', '/Client', { body: client({ clientSecrets: [secret] }) }),
        await ask('PUT', '/Resource/ApiResource', { body: { name: freshId(), apiSecrets: [secret] } }),
      ];
      for (const { status, body } of answers) {
        expect(status).toBe(422);
        expect(body.errors).toMatchObject([
          { pointer: expect.stringMatching(/Secrets\/0\/expiration$/), code: 'date' },
        ]);
      }
    },
  );

  it('of an API with a hundred secrets costs no hundred digests', async () => {
    const { ask } = await program();
    const apiSecrets = times(11, 0).map((_, index) => ({ value: `a secret that an administrator chose ${index}` }));
    const body = { name: freshId(), apiSecrets };
    const refused = { status: 422, body: { errors: [{ pointer: '/apiSecrets', code: 'too_many' }] } };
    expect(await ask('POST', '/Resource/ApiResource', { body })).toMatchObject(refused);
    expect((await ask('POST', '/Resource/ApiResource', { body: { name: body.name } })).status).toBe(201);
    expect(await ask('PUT', '/Resource/ApiResource', { body })).toMatchObject(refused);
  });

  it('cannot reach the prototype of anything', async () => {
    const { ask } = await program();
    for (const name of ['constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      const body = client({ [name]: { prototype: { polluted: true } }, properties: { [name]: 'x' } });
      const answer = await ask('PUT', '/Client', { body });
      expect(answer.body.properties).toEqual({ [name]: 'x' });
    }
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    { clientId: 7 },
    { clientId: ['a'] },
    { clientId: { $ne: null } },
    { redirectUris: 'https://app.example.com/cb' },
    { redirectUris: [{ toString: 'x' }] },
    { allowedScopes: { 0: 'openid' } },
    { accessTokenLifetime: '3600' },
    { accessTokenLifetime: 1e308 },
    { accessTokenLifetime: 1.5 },
    { accessTokenType: true },
    { claims: [{ type: 1, value: {} }] },
    { claims: [['type', 'value']] },
    { properties: 'key=value' },
    { properties: { key: 1 } },
    { enabled: 'false' },
    { clientSecrets: 'secret' },
    { clientSecrets: [{ value: { length: 40 } }] },
    { clientSecrets: [{ value: 'x'.repeat(40), expiration: 'tomorrow' }] },
  ])('of wrong types is refused with a pointer: %j', async (members) => {
    const { ask } = await program();
    const { status, body } = await ask('PUT', '/Client', { body: client(members) });
    expect(status).toBe(422);
    const [name] = Object.keys(members);
    expect(body.errors.some(({ pointer }: { pointer: string }) => pointer.startsWith(`/${name}`))).toBe(true);
  });
});

describe('an address', () => {
  it.each(['?q=%00', '?mod=manual', '?mode=other', '?mode=manual&mode=automatic', '?size=1000', '?q', '?deleted=true'])(
    '%s does not find everything',
    async (query) => {
      const { ask } = await program();
      const { status, body } = await ask('GET', `/registrations${query === '?q' ? `?q=${'x'.repeat(201)}` : query}`);
      expect(status).toBe(422);
      expect(body.errors[0]).toHaveProperty('parameter');
    },
  );

  it.each([
    '/registrations/%E0%A4%A',
    '/registrations/..%2F..%2Fusers',
    '/Client/%00',
    '/registrations/x/y',
    '/users',
    '/',
  ])('%s is nothing', async (address) => {
    const { ask } = await program();
    const { status, body } = await ask('GET', address);
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
  });

  const cursor = (key: string) =>
    Buffer.from(JSON.stringify([key, '00000000-0000-7000-8000-000000000000'])).toString('base64url');
  it.each([
    ['nonsense', 'name'],
    [cursor('a\0'), 'name'],
    [cursor('0'), 'updatedAt'],
    [cursor('2000'), 'createdAt'],
    [cursor('0000-01-01T00:00:00.000Z'), 'createdAt'],
    [cursor('+275760-09-13T00:00:00.000Z'), 'updatedAt'],
    [cursor('2026-02-30T99:00:00.000Z'), 'updatedAt'],
  ])('whose cursor is none is refused, and does not begin anew: %s by %s', async (place, sort) => {
    const { ask } = await program();
    for (const list of ['/registrations', '/Client']) {
      for (const name of ['after', 'before']) {
        const answer = await ask('GET', `${list}?sort=${sort}&${name}=${place}`);
        expect(answer).toMatchObject({ status: 422, body: { errors: [{ parameter: name, code: 'wrong_type' }] } });
      }
    }
  });

  it('of a history goes on from an event, and not from beyond all numbers', async () => {
    const { ask } = await program();
    const { body } = await ask('POST', '/registrations', { body: { configuration: input() } });
    const address = `/registrations/${body.configuration.registrationId}/history`;
    expect((await ask('GET', `${address}?after=999999999999999999`)).body.items).toHaveLength(1);
    expect((await ask('GET', `${address}?after=9223372036854775808`)).status).toBe(422);
  });

  it.each(['.', '..'])('cannot lead to what is called %s, so nothing is', async (name) => {
    const { ask } = await program();
    for (const kind of ['ApiResource', 'ApiScope', 'IdentityResource']) {
      const answer = await ask('POST', `/Resource/${kind}`, { body: { name } });
      expect(answer.body.errors).toMatchObject([{ pointer: '/name', code: 'address_dots' }]);
    }
    const answer = await ask('PUT', '/Client', { body: client({ clientId: name }) });
    expect(answer.body.errors).toMatchObject([{ pointer: '/clientId', code: 'address_dots' }]);
  });

  it('says what may be asked there', async () => {
    const { ask } = await program();
    const { status, headers } = await ask('PATCH', '/Client');
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, POST, PUT, OPTIONS');
    const head = await ask('HEAD', '/Client');
    expect(head).toMatchObject({ status: 200, body: undefined });
  });
});

it('an address of nothing answers with the request id, and HEAD without a body', async () => {
  for (const method of ['GET', 'HEAD']) {
    const { status, headers, body } = await send(method, '/nothing/here', {
      headers: { 'x-clientele-request-id': 'a-request' },
    });
    expect(status).toBe(404);
    expect(headers.get('x-request-id')).toBe('a-request');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body === undefined).toBe(method === 'HEAD');
  }
});
