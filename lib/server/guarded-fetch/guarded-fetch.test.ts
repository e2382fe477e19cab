import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type HostileServer, startHostileServer } from '@/e2e/fixtures/hostile-server';
import { startSelfSignedServer } from '@/e2e/fixtures/self-signed-server';
import { type AllowList, parseAllowList } from './allow-list';
import { createGuardedFetch } from './guarded-fetch';
import { OutboundError } from './outbound-error';

let hostile: HostileServer;
beforeAll(async () => {
  hostile = await startHostileServer();
});
afterAll(() => hostile.stop());

function allowing(text: string): AllowList {
  const parsed = parseAllowList(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const LOOPBACK = allowing('http://127.0.0.1:*');
const document = (kind: string) => `${hostile.issuer(kind)}/.well-known/openid-configuration`;

async function failure(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(OutboundError);
  return error as OutboundError;
}

describe('what it brings home', () => {
  it('keeps the bytes, the headers and the address', async () => {
    const { request } = createGuardedFetch({ allow: LOOPBACK });
    const answer = await request(document('good'));
    expect(answer.status).toBe(200);
    expect(answer.address).toBe('127.0.0.1');
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(Buffer.from(answer.body).toString())).toMatchObject({ issuer: hostile.issuer('good') });
  });

  it('is a fetch: a Response with the whole body, also one without', async () => {
    const { fetch } = createGuardedFetch({ allow: LOOPBACK });
    expect(await (await fetch(document('good'))).json()).toMatchObject({ issuer: hostile.issuer('good') });
    expect((await fetch(document('server-error'))).status).toBe(500);
  });

  it('sends what it is given, body included', async () => {
    const server = createServer((request, response) => {
      request.pipe(
        response.writeHead(200, { 'x-method': request.method ?? '', 'x-auth': request.headers.authorization }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { fetch } = createGuardedFetch({ allow: LOOPBACK });
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const response = await fetch(address, { method: 'POST', headers: { authorization: 'Basic eDp5' }, body });
    expect(response.headers.get('x-method')).toBe('POST');
    expect(response.headers.get('x-auth')).toBe('Basic eDp5');
    expect(await response.text()).toBe('grant_type=client_credentials');
    server.closeAllConnections();
    server.close();
  });
});

describe('what it refuses', () => {
  const limits = { timeoutMs: 300, bodyBytes: 256 * 1024 };

  it.each([
    ['redirect', 'redirected'],
    ['redirect-inside', 'redirected'],
    ['slow-headers', 'timed_out'],
    ['slow-body', 'timed_out'],
    ['huge', 'too_large'],
    ['gzip-bomb', 'too_large'],
    ['bad-gzip', 'malformed_response'],
    ['cut-short', 'malformed_response'],
  ])('%s: %s', async (kind, reason) => {
    const guarded = createGuardedFetch({
      allow: LOOPBACK,
      limits: kind.startsWith('slow') ? limits : { ...limits, timeoutMs: 5000 },
    });
    expect((await failure(guarded.request(document(kind)))).reason).toBe(reason);
  });

  it('does not follow the redirect it reports', async () => {
    const before = hostile.requests.length;
    const { params } = await failure(createGuardedFetch({ allow: LOOPBACK }).request(document('redirect')));
    expect(params.location).toBe(document('good'));
    expect(hostile.requests.length).toBe(before + 1);
  });

  it.each([
    ['gzip', (zeros: Buffer) => gzipSync(zeros)],
    ['deflate', (zeros: Buffer) => deflateSync(zeros)],
    ['br', (zeros: Buffer) => brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])('stops a %s bomb long before it is unpacked', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(128 * 1024 * 1024));
    const server = createServer((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const before = process.memoryUsage().arrayBuffers;
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect((await failure(createGuardedFetch({ allow: LOOPBACK }).request(address))).reason).toBe('too_large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
    server.closeAllConnections();
    server.close();
  });

  it('says nothing that tells an open blocked port from a closed one, and touches neither', async () => {
    const before = hostile.requests.length;
    const port = Number(new URL(hostile.origin).port);
    const guarded = createGuardedFetch({
      allow: allowing(`https://idp.test:${port},https://idp.test:49999`),
      resolve: async () => ['169.254.10.10'],
    });
    const open = await failure(guarded.request(`https://idp.test:${port}/`));
    const shut = await failure(guarded.request('https://idp.test:49999/'));
    expect([open.reason, shut.reason]).toEqual(['blocked_address', 'blocked_address']);
    expect({ ...open.params, port: '' }).toEqual({ ...shut.params, port: '' });
    expect(JSON.stringify(open.params)).not.toContain('169.254');
    expect(hostile.requests.length).toBe(before);
  });

  it('refuses a name that leads inside, and each address of one that leads both ways', async () => {
    const resolve = vi.fn(async () => ['127.0.0.1']);
    const guarded = createGuardedFetch({ allow: LOOPBACK, resolve });
    expect((await failure(guarded.request('https://idp.test/'))).reason).toBe('blocked_address');
    expect(resolve).toHaveBeenCalledExactlyOnceWith('idp.test');
  });

  it('connects to the address it judged: a name that rebinds after the look-up changes nothing', async () => {
    const port = new URL(hostile.origin).port;
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const resolve = vi.fn(async () => answers.shift() ?? []);
    const guarded = createGuardedFetch({ allow: allowing('http://idp.test:*'), resolve });
    const first = await guarded.request(`http://idp.test:${port}/good/.well-known/openid-configuration`);
    expect(first.address).toBe('127.0.0.1');
    expect(resolve).toHaveBeenCalledTimes(1);
    expect((await failure(guarded.request(`http://idp.test:${port}/good/`))).reason).toBe('blocked_address');
  });

  it('uses only the admitted addresses of a name that has both kinds', async () => {
    const port = new URL(hostile.origin).port;
    const guarded = createGuardedFetch({
      allow: allowing('http://idp.test:*'),
      resolve: async () => ['169.254.169.254', '127.0.0.1'],
    });
    expect((await guarded.request(`http://idp.test:${port}/good/jwks`)).address).toBe('127.0.0.1');
  });

  it('knows an unknown name, a closed port and a bad certificate apart', async () => {
    const unknown = createGuardedFetch({
      allow: LOOPBACK,
      resolve: () => Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' })),
    });
    expect((await failure(unknown.request('https://idp.test/'))).reason).toBe('unknown_host');
    const guarded = createGuardedFetch({ allow: allowing('http://127.0.0.1:*,127.0.0.1') });
    expect((await failure(guarded.request('http://127.0.0.1:9/'))).reason).toBe('not_reachable');
    expect((await failure(guarded.request(hostile.origin.replace('http:', 'https:')))).reason).toBe('tls');
    const selfSigned = await startSelfSignedServer();
    expect((await failure(guarded.request(selfSigned.origin))).reason).toBe('certificate');
    await selfSigned.stop();
  });

  it('ends in time when the name never resolves, and then connects to nothing', async () => {
    let answer: (addresses: string[]) => void = () => {};
    const resolve = () =>
      new Promise<string[]>((done) => {
        answer = done;
      });
    const guarded = createGuardedFetch({ allow: allowing('http://idp.test:*'), resolve, limits });
    const before = hostile.requests.length;
    expect((await failure(guarded.request(`http://idp.test:${new URL(hostile.origin).port}/good/jwks`))).reason).toBe(
      'timed_out',
    );
    answer(['127.0.0.1']);
    await new Promise((done) => setTimeout(done, 50));
    expect(hostile.requests.length).toBe(before);
  });

  it('takes no notice of proxy variables', async () => {
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
    vi.stubEnv('http_proxy', 'http://127.0.0.1:9');
    const answer = await createGuardedFetch({ allow: LOOPBACK }).request(document('good'));
    expect(answer.status).toBe(200);
    vi.unstubAllEnvs();
  });

  it("passes the caller's own abort on", async () => {
    const reason = new Error('the caller left');
    const guarded = createGuardedFetch({ allow: LOOPBACK });
    await expect(guarded.request(document('slow-headers'), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
