import { Agent, createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPublisher } from './publish';
import { publishedHeaders, wellKnownDocuments } from './well-known';

const NOTHING = { apiResources: [], apiScopes: [], identityResources: [], keys: [] };
const documents = wellKnownDocuments('https://id.example/oauth', { ...NOTHING, accessTokenLifetime: 3600 } as never);

const ALONE = { securityHeaders: {}, keepsCrowds: true };

let server: Server;
let isAway = false;
let keepsCrowds = false;
beforeAll(async () => {
  const read = async () => (isAway ? Promise.reject(new Error('away')) : documents);
  const securityHeaders = publishedHeaders('https://id.example/oauth');
  const [letsGo, keeps] = [false, true].map((kept) =>
    createPublisher('/oauth', read, { securityHeaders, keepsCrowds: kept }),
  );
  server = createServer((request, response) => {
    const publish = keepsCrowds ? keeps : letsGo;
    if (!publish?.(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => new Promise((done) => server.close(done)));

function read(
  path: string,
  agent?: Agent,
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, failed) => {
    get({ port, host: '127.0.0.1', path, agent }, async (answer) =>
      done({ status: answer.statusCode, headers: answer.headers, body: await text(answer) }),
    ).on('error', failed);
  });
}

// RFC 8414 §3.1 puts the well-known part before the issuer's path, OIDC Discovery §4 behind it; both are asked for.
it.each([
  '/oauth/.well-known/openid-configuration',
  '/oauth/.well-known/oauth-authorization-server',
  '/.well-known/oauth-authorization-server/oauth',
])('%s is the server’s document', async (path) => {
  const { status, body } = await read(path);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ issuer: 'https://id.example/oauth' });
});

it.each(['/.well-known/oauth-authorization-server', '/.well-known/oauth-authorization-server/oauth/x', '/oauth/token'])(
  '%s is none of its documents',
  async (path) => {
    expect((await read(path)).status).toBe(404);
  },
);

it('every answer carries the security headers, also while the database is away', async () => {
  const headers = {
    'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  };
  const anyPage = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
  for (const path of ['/oauth/jwks', '/oauth/.well-known/openid-configuration']) {
    expect((await read(path)).headers).toMatchObject({ ...headers, ...anyPage });
  }
  isAway = true;
  const away = await read('/oauth/jwks');
  expect(away).toMatchObject({ status: 503, headers: { ...headers, 'retry-after': '5', 'cache-control': 'no-store' } });
  isAway = false;
});

it('a connection that asks for two hundred documents within a second is let go, unless this process keeps crowds', async () => {
  const askOften = async (path: string, times: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const statuses = new Set<number | undefined>();
    const connections: (string | undefined)[] = [];
    for (let count = 0; count < times; count++) {
      const { status, headers } = await read(path, agent);
      statuses.add(status);
      connections.push(headers.connection);
    }
    agent.destroy();
    return { statuses: [...statuses], letGo: connections.flatMap((said, at) => (said === 'close' ? [at] : [])) };
  };
  vi.useFakeTimers({ toFake: ['performance'], now: 1_000 });
  try {
    // The next one comes over a new connection, and is the first there.
    expect(await askOften('/oauth/jwks', 203)).toEqual({ statuses: [200], letGo: [200] });
    keepsCrowds = true;
    expect(await askOften('/oauth/jwks', 203)).toEqual({ statuses: [200], letGo: [] });
  } finally {
    keepsCrowds = false;
    vi.useRealTimers();
  }
});

it('a connection that asks for documents now and then stays', () => {
  vi.useFakeTimers({ toFake: ['performance'], now: 1_000 });
  const publish = createPublisher('/oauth', async () => documents, { securityHeaders: {}, keepsCrowds: false });
  const socket = {};
  const letGo: number[] = [];
  try {
    for (let count = 0; count < 1_000; count++) {
      const answer = { end: () => {} };
      const response = { shouldKeepAlive: true, writeHead: () => answer };
      publish({ method: 'GET', url: '/oauth/jwks', socket } as never, response as never);
      if (!response.shouldKeepAlive) letGo.push(count);
      vi.advanceTimersByTime(6);
    }
    expect(letGo).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

it('in a flood the ninth and later get what was asked for at most 50 ms before, at once; it is asked anew every 10 ms', async () => {
  vi.useFakeTimers({ toFake: ['performance'], now: 1_000 });
  let stands = documents;
  const ask = vi.fn(async () => stands);
  const publish = createPublisher('/oauth', ask, ALONE);
  /** What is answered before anything else can happen; null when the answer takes its time. */
  const answeredAtOnce = () => {
    let body: unknown = null;
    const answer = { end: (text: unknown) => (body = text) };
    publish({ method: 'GET', url: '/oauth/jwks' } as never, { writeHead: () => answer } as never);
    return body;
  };
  const many = (count: number) => Array.from({ length: count }, answeredAtOnce);
  try {
    expect(many(8)).toEqual(Array(8).fill(null));
    await nextTurn();
    const before = documents.get('/jwks')?.body;
    expect(answeredAtOnce()).toBe(before);
    expect(ask).toHaveBeenCalledTimes(8);

    stands = wellKnownDocuments('https://id.example/oauth', { ...NOTHING, keys: [{ publicJwk: {} }] } as never);
    vi.advanceTimersByTime(11);
    expect(many(3)).toEqual(Array(3).fill(before));
    expect(ask).toHaveBeenCalledTimes(9);
    await nextTurn();
    const after = stands.get('/jwks')?.body;
    expect(answeredAtOnce()).toBe(after);

    // It goes on in the next 50 ms, from the first request on.
    vi.advanceTimersByTime(40);
    expect(many(3)).toEqual(Array(3).fill(after));
    await nextTurn();
    vi.advanceTimersByTime(49);
    expect(many(3)).toEqual(Array(3).fill(after));
    await nextTurn();

    // Six within 50 ms were none: whoever comes next gets what stands.
    vi.advanceTimersByTime(5);
    expect(answeredAtOnce()).toBeNull();
    await nextTurn();
    // Nor does one that was in full flow when it stopped leave anything behind: what is older than 50 ms is no answer.
    many(20);
    await nextTurn();
    expect(many(2)).not.toContain(null);
    vi.advanceTimersByTime(51);
    expect(many(40)).toEqual(Array(40).fill(null));
  } finally {
    vi.useRealTimers();
  }
});

it('in a flood a database that is away is told within 50 ms', async () => {
  vi.useFakeTimers({ toFake: ['performance'], now: 1_000 });
  const ask = vi.fn(async () => documents);
  const publish = createPublisher('/oauth', ask, ALONE);
  const statuses: number[] = [];
  const request = () => {
    const response = { writeHead: (status: number) => ({ end: () => statuses.push(status) }) };
    publish({ method: 'GET', url: '/oauth/jwks' } as never, response as never);
  };
  try {
    for (let count = 0; count < 10; count++) request();
    await nextTurn();
    ask.mockRejectedValue(new Error('away'));
    vi.advanceTimersByTime(30);
    request();
    await nextTurn();
    vi.advanceTimersByTime(21);
    request();
    await nextTurn();
    expect(statuses.splice(-2)).toEqual([200, 503]);
    expect(new Set(statuses)).toEqual(new Set([200]));
  } finally {
    vi.useRealTimers();
  }
});
