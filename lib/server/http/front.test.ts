import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import ipaddr from 'ipaddr.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import messages from '@/messages/en.json';
import { LARGEST_BODY } from './body-limit';
import { createFront } from './front';

vi.mock('../env', () => ({ env: { NODE_ENV: 'test', PUBLIC_URL: 'https://clients.example.com' } }));

const PUBLIC_URL = 'https://clients.example.com';
type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

let seen: IncomingHttpHeaders | null = null;
let server: Server;

beforeAll(async () => {
  const application = async (received: { headers: IncomingHttpHeaders; url?: string }, response: ServerResponse) => {
    seen = { ...received.headers };
    const failure = /^\/fails\/(.+)$/.exec(received.url ?? '')?.[1];
    if (failure) {
      // As Next does it: status and headers, then an empty document in pieces.
      response.statusCode = 500;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Link', '</_next/static/a.css>; rel=preload');
      response.flushHeaders();
      response.write('<!DOCTYPE html><html id="__next_error__">');
      response.write(Buffer.from(`<script>["E{\\"digest\\":\\"${decodeURIComponent(failure)}\\"}"]</script>`));
      response.end();
      return;
    }
    const interrupted = /^\/interrupted\/(\d+)$/.exec(received.url ?? '')?.[1];
    if (interrupted) {
      response.statusCode = Number(interrupted);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.flushHeaders();
      response.write(Buffer.from('<!DOCTYPE html><html id="__next_error__"><head></head>'));
      // In the middle of a character.
      response.write(Buffer.from('<body><p>·').subarray(0, -1));
      response.end(Buffer.from('·').subarray(1));
      return;
    }
    if (received.url?.startsWith('/echo/')) {
      response.end(received.url);
      return;
    }
    if (received.url === '/breaks') throw new Error('unexpected');
    response.end('from the application');
  };
  const trusted = [ipaddr.parseCIDR('127.0.0.1/32'), ipaddr.parseCIDR('::1/128')];
  server = createServer(
    createFront(application as never, { PUBLIC_URL, TRUSTED_PROXIES: trusted, development: false }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  seen = null;
  return new Promise((answered, failed) => {
    const asked = request(
      { port: (server.address() as AddressInfo).port, host: '127.0.0.1', method, path, headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => answered({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    asked.on('error', failed);
    asked.end(body);
  });
}

const ours = { origin: PUBLIC_URL, 'content-length': '0' };

describe('a page that notFound() or forbidden() interrupted', () => {
  it.each([
    ['404', messages.errors.notFound],
    ['403', messages.errors.forbidden],
  ])('says so to who has no script: %s', async (status, { title }) => {
    const { body, ...answer } = await ask('GET', `/interrupted/${status}`);
    expect(answer.status).toBe(Number(status));
    const [before, told, after] = body.split(/<\/?noscript>/);
    expect(before).toBe('<!DOCTYPE html><html id="__next_error__"><head></head><body>');
    expect(told).toContain(`<h1>${title}</h1>`);
    expect(told).toContain(`<style nonce="${seen?.['x-nonce']}">`);
    expect(after).toBe('<p>·');
  });

  it('stays as it is where it is another answer', async () => {
    const { body } = await ask('GET', '/interrupted/422');
    expect(body).toBe('<!DOCTYPE html><html id="__next_error__"><head></head><body><p>·');
  });
});

describe('every answer', () => {
  it('carries the security headers and a nonce of its own, which the application is given', async () => {
    const [one, two] = [await ask('GET', '/'), await ask('GET', '/')];
    expect(one.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
    });
    expect(one.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    expect(one.headers['content-security-policy']).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(one.headers['content-security-policy']).not.toBe(two.headers['content-security-policy']);
    expect(seen?.['content-security-policy']).toBe(two.headers['content-security-policy']);
    expect(two.headers['content-security-policy']).toContain(`'nonce-${seen?.['x-nonce']}'`);
    expect(two.headers['x-request-id']).toBe(seen?.['x-clientele-request-id']);
  });

  it('carries them on a refusal too', async () => {
    const { headers } = await ask('POST', '/', { origin: 'https://evil.example' });
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });
});

describe('what only we may say', () => {
  it('is removed from what the client says', async () => {
    await ask('GET', '/registrations?q=a', {
      'x-clientele-address': '1.1.1.1',
      'x-clientele-role': 'admin',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      'x-middleware-subrequest': 'middleware',
      'x-nonce': 'chosen',
      'content-security-policy': "script-src 'nonce-chosen'",
      forwarded: 'for=1.1.1.1',
      host: 'evil.example',
    });
    expect(seen).toMatchObject({
      'x-clientele-address': '127.0.0.1',
      'x-clientele-path': '/registrations?q=a',
      'x-forwarded-host': 'clients.example.com',
      'x-forwarded-proto': 'https',
      host: 'clients.example.com',
    });
    expect(JSON.stringify(seen)).not.toMatch(/evil|chosen|gopher|role|middleware|1\.1\.1\.1/);
  });

  it('the address and the request id are those a proxy of ours gives', async () => {
    await ask('GET', '/', { 'x-forwarded-for': '203.0.113.7', 'x-request-id': 'proxy-request-1' });
    expect(seen).toMatchObject({ 'x-clientele-address': '203.0.113.7', 'x-clientele-request-id': 'proxy-request-1' });
  });

  it.each(['short', 'with blank inside', 'x'.repeat(65), 'new\\nline-in-log'])(
    'but not any request id: %s',
    async (id) => {
      await ask('GET', '/', { 'x-forwarded-for': '203.0.113.7', 'x-request-id': id });
      expect(seen?.['x-clientele-request-id']).not.toBe(id);
    },
  );
});

describe('refused before the application runs', () => {
  it.each([
    [
      'a mutation from elsewhere',
      'POST',
      '/registrations/new',
      { ...ours, origin: 'https://evil.example' },
      403,
      'bad_origin',
    ],
    ['a mutation from a sandbox', 'POST', '/registrations/new', { ...ours, origin: 'null' }, 403, 'bad_origin'],
    ['a mutation from nowhere', 'POST', '/sign-in', { 'content-length': '0' }, 403, 'bad_origin'],
    [
      'a body of unknown length',
      'POST',
      '/registrations/new',
      { origin: PUBLIC_URL, 'transfer-encoding': 'chunked' },
      411,
      'length_required',
    ],
    [
      'too large a body',
      'POST',
      '/registrations/new',
      { ...ours, 'content-length': String(LARGEST_BODY + 1) },
      413,
      'too_large',
    ],
    ['a method of its own', 'PROPFIND', '/', {}, 405, 'method_not_allowed'],
    ['an absolute address', 'GET', 'http://evil.example/', {}, 400, 'bad_request'],
  ] as const)('%s', async (_what, method, path, headers, status, refusal) => {
    const answer = await ask(method, path, headers);
    expect(answer).toMatchObject({ status, body: `${messages.server[refusal]}\n` });
    expect(seen).toBeNull();
  });

  it('a method of its own, with those there are', async () => {
    expect((await ask('PROPFIND', '/')).headers.allow).toBe('GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  });

  it('in JSON for programs', async () => {
    const { body } = await ask('POST', '/api/v2', { accept: 'application/json', 'content-length': '0' });
    expect(JSON.parse(body)).toEqual({ error: 'bad_origin', error_description: messages.server.bad_origin });
  });
});

describe('refused in front of the REST API', () => {
  it.each([
    ['a body of unknown length', 'PUT', { 'transfer-encoding': 'chunked' }, 411, 'length_required'],
    ['too large a body', 'PUT', { 'content-length': String(LARGEST_BODY + 1) }, 413, 'too_large'],
    ['a method of its own', 'PROPFIND', {}, 405, 'method_not_allowed'],
  ] as const)('%s is a problem like any other', async (_what, method, headers, status, code) => {
    const answer = await ask(method, '/api/v1/Client', headers);
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.parse(answer.body)).toEqual({
      type: `${PUBLIC_URL}/api/docs#problem-${code}`,
      ...{ title: messages.api.problems[code].title, status, code },
      detail: expect.stringMatching(/^[A-Z1].+\.$/),
      requestId: answer.headers['x-request-id'],
    });
  });
});

describe('let through', () => {
  it.each([
    ['a page', 'GET', '/registrations', {}],
    ['a form of our own', 'POST', '/registrations/new', ours],
    ['a program with its token', 'POST', '/api/v1/Client', { 'content-length': '0' }],
    ['a program that deletes', 'DELETE', '/api/v1/Client/one', {}],
    ['a client at the authorization server', 'POST', '/oauth/token', { 'content-length': '0' }],
  ])('%s', async (_what, method, path, headers) => {
    expect(await ask(method, path, headers)).toMatchObject({ status: 200, body: 'from the application' });
  });

  it('with an address that can be decoded: Next answers 500 to one that cannot', async () => {
    expect(await ask('GET', '/echo/%zz/%ff?q=%zz')).toMatchObject({ status: 200, body: '/echo/%25zz/%25ff?q=%zz' });
  });

  it('an application that breaks is answered for', async () => {
    expect(await ask('GET', '/breaks')).toMatchObject({ status: 500, body: `${messages.server.failed}\n` });
  });
});

describe('a page that could not be made', () => {
  it('is one that can be read without a script: 503 and when to come back, while the database is away', async () => {
    const { status, headers, body } = await ask('GET', `/fails/${encodeURIComponent('problem;unavailable')}`);
    expect(status).toBe(503);
    expect(headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' });
    expect(headers.link).toBeUndefined();
    expect(body).toContain(messages.ui.failed.unavailable);
    expect(body).toContain('<a href="/fails/problem%3Bunavailable">');
    expect(body).not.toContain('__next_error__');
    expect(headers['content-security-policy']).toContain(`'nonce-${/nonce="([^"]+)"/.exec(body)?.[1]}'`);
  });

  it('says under which number it was logged, when nobody foresaw it', async () => {
    const { status, headers, body } = await ask('GET', '/fails/12345?"><script>');
    expect(status).toBe(500);
    expect(body).toContain(messages.ui.failed.unexpected);
    expect(body).toContain(headers['x-request-id']);
    expect(body).not.toContain('"><script>');
  });

  it('leads back to a form that was sent, not to an empty one', async () => {
    const { body } = await ask('POST', '/fails/1', ours);
    expect(body).toContain(messages.server.goBack);
    expect(body).not.toContain('<a ');
  });
});
