import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startIssuer } from '@/lib/data/testing/issuer';
import { freshId } from '@/lib/data/testing/registrations';
import { openApiDocument } from './document';
import { EXAMPLES, exampleAddress } from './examples';
import { OPERATIONS } from './operations';
import { apiReference } from './reference';
import { ANSWERED, PROMISED } from './testing/conformity';
import { program } from './testing/program';

/** `send` holds every answer of every test against the document; here, every operation is asked for every answer it promises. */

const document = openApiDocument();

it('documents every route file, and no other address', () => {
  const files = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' });
  const routes = files
    .filter((file) => file.endsWith('/route.ts') && !file.startsWith('[[...nothing]]'))
    .map((file) => `/${file.replace('/route.ts', '').replaceAll(/\[(\w+)\]/g, '{$1}')}`);
  expect(Object.keys(document.paths ?? {}).sort()).toEqual(routes.sort());
});

it('describes every operation once, in a sentence, and its parameters', () => {
  const described = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item as object));
  expect(described).toHaveLength(OPERATIONS.length);
  expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(OPERATIONS.length);
  for (const { operationId, summary, description } of described) {
    expect(summary, operationId).toMatch(/^[A-Z].+/);
    expect(summary, operationId).not.toContain('api.operations');
    expect(description).toMatch(/(registration|secret|issuer|resource|audit):\w+/);
  }
  expect(JSON.stringify(document)).not.toMatch(/api\.(document|problems|operations)\./);
});

it('knows the type of every member', () => {
  const { schemas = {} } = document.components ?? {};
  for (const name of ['RegistrationConfiguration', 'Client', 'ApiResource', 'ApiScope', 'IdentityResource']) {
    const { properties } = schemas[name] as { properties: Record<string, object> };
    for (const [member, schema] of Object.entries(properties)) {
      const says = ['type', 'anyOf', '$ref', 'const', 'enum'].some((key) => key in schema);
      expect(says, `${name}.${member}: ${JSON.stringify(schema)}`).toBe(true);
    }
  }
});

it('is OpenAPI 3.1 whose references lead somewhere', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(50);
  for (const [, name = ''] of references) expect(document.components?.schemas).toHaveProperty(name);
});

it('lets a program repeat every POST that makes something, and hold every write to the version it saw', () => {
  const posts = OPERATIONS.filter(({ method, id }) => method === 'POST' && id !== 'discoverRegistration');
  expect(posts.filter(({ idempotent }) => !idempotent).map(({ id }) => id)).toEqual([]);
  const writes = OPERATIONS.filter(({ method, id }) => /PUT|DELETE/.test(method) && id !== 'revokeSecret');
  expect(writes.filter(({ ifMatch }) => ifMatch === undefined).map(({ id }) => id)).toEqual([]);
});

it('every operation answers every success that it promises, as the document says', async () => {
  const { ask } = await program();
  const issuer = await startIssuer();
  const registrationId = freshId('automatic');
  const address = `/registrations/${registrationId}`;
  const configuration = {
    registrationId,
    providerMode: 'automatic',
    clientId: 'app',
    issuerUrl: issuer.url,
    grantTypes: ['authorization_code'],
    redirectUris: ['https://app.example.com/cb'],
  };
  const secret = { value: 'issued by the provider, long enough' };
  const created = await ask('POST', '/registrations', { body: { configuration, secret } });
  await ask('GET', '/registrations');
  await ask('GET', address);
  await ask('POST', `${address}/discover`);
  await ask('GET', `${address}/metadata`);
  const headers = { 'if-match': created.headers.get('etag') ?? '' };
  await ask('PUT', address, { body: { configuration }, headers });
  const { body } = await ask('POST', `${address}/secrets`, { body: { ...secret, description: 'next' } });
  await ask('DELETE', `${address}/secrets/${body.secret.id}`);
  await ask('GET', `${address}/history`);
  await ask('DELETE', address);

  const client = { clientId: freshId('client'), redirectUris: ['https://app.example.com/cb'] };
  await ask('POST', '/Client', { body: client });
  await ask('PUT', '/Client', { body: client });
  await ask('PUT', '/Client', { body: { ...client, clientId: freshId('client') } });
  await ask('GET', '/Client');
  await ask('GET', `/Client/${client.clientId}`);
  await ask('DELETE', `/Client/${client.clientId}`);

  for (const kind of ['ApiResource', 'ApiScope', 'IdentityResource']) {
    const resource = { name: freshId('resource'), userClaims: ['name', { type: 'tenant', value: 'one' }] };
    await ask('POST', `/Resource/${kind}`, { body: resource });
    await ask('PUT', `/Resource/${kind}`, { body: resource });
    await ask('PUT', `/Resource/${kind}`, { body: { ...resource, name: freshId('resource') } });
    await ask('GET', `/Resource/${kind}`);
    await ask('GET', `/Resource/${kind}/${resource.name}`);
    await ask('DELETE', `/Resource/${kind}/${resource.name}`);
  }
  await issuer.stop();
  expect(PROMISED.filter((name) => !ANSWERED.has(name))).toEqual([]);
});

it('the examples of the documentation do what they say', async () => {
  const { ask } = await program();
  const shown = apiReference().tags.flatMap(({ operations }) => operations);
  const writes = OPERATIONS.filter(({ body }) => body !== undefined);
  expect(Object.keys(EXAMPLES).sort()).toEqual(writes.map(({ id }) => id).sort());
  for (const { id, method, path } of writes) {
    const body = EXAMPLES[id];
    const { status } = await ask(method, exampleAddress(path), { body, headers: { 'if-match': '"1"' } });
    expect([200, 201], `${id}: ${status}`).toContain(status);
    expect(shown.find((one) => one.id === id)?.curl).toContain(`-d '${JSON.stringify(body)}'`);
  }
  // What they made is what the others read.
  const reads = OPERATIONS.filter((one) => one.method === 'GET' && one.path.includes('{'));
  for (const { id, path } of reads) {
    expect((await ask('GET', exampleAddress(path))).status, id).toBe(200);
    expect(shown.find((one) => one.id === id)?.curl).toContain(`${exampleAddress(path)}'`);
  }
});

it('every operation refuses as the document says', async () => {
  const stranger = await program(['audit:read']);
  const { ask } = await program();
  for (const { id, method, path, permission, body } of OPERATIONS) {
    const address = path.replaceAll(/\{\w+\}/g, 'nothing');
    const sent = body === undefined ? {} : { body: {} };
    if (permission !== 'audit:read') expect((await stranger.ask(method, address, sent)).status, id).toBe(403);
    if (path.includes('{')) expect((await ask(method, address, { body: sent.body })).status, id).toBe(404);
    if (body === undefined) continue;
    expect((await ask(method, address, { raw: '{' })).status, id).toBe(400);
    expect((await ask(method, address, { raw: '{}', headers: { 'content-type': 'text/plain' } })).status, id).toBe(415);
    if (!path.includes('{')) expect((await ask(method, address, { body: [] })).status, id).toBe(422);
  }
});
