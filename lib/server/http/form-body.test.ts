import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import messages from '@/messages/en.json';
import { LARGEST_BODY } from './body-limit';
import { refuseBrokenForm } from './form-body';

vi.mock('../env', () => ({ env: { NODE_ENV: 'test', PUBLIC_URL: 'https://clients.example.com' } }));

/** What came through to where Next would read it. */
let read: string[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(async (request: IncomingMessage, response) => {
    if (await refuseBrokenForm(request, response)) return;
    read.push(await text(request));
    response.end('from the page');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  read = [];
});

const TYPE = 'multipart/form-data; boundary=x';
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const FORM = `${part('1_name', 'Ünicode ☂')}${part('$ACTION_REF_1', '')}--x--\r\n`;

const post = (type: string, body: BodyInit, headers: Record<string, string> = {}, path = '/registrations/new') =>
  fetch(url + path, { method: 'POST', headers: { 'content-type': type, ...headers }, body });

const BROKEN: [string, string, string][] = [
  ['no boundary', 'multipart/form-data', FORM],
  ['an empty boundary', 'multipart/form-data; boundary=', FORM],
  ['another boundary', 'multipart/form-data; boundary=y', FORM],
  ['no type that is one', 'multipart/form-datax; boundary=x', FORM],
  ['nothing at all', TYPE, ''],
  ['no form', TYPE, 'name=a&b=c'],
  ['cut off within a value', TYPE, FORM.slice(0, 60)],
  ['cut off before the end', TYPE, FORM.slice(0, -6)],
  ['a part without a header', TYPE, '--x\r\n\r\n1\r\n--x--\r\n'],
  ['a part without a name', TYPE, '--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n'],
  ['a part that is no field', TYPE, '--x\r\nContent-Disposition: inline; name="a"\r\n\r\n1\r\n--x--\r\n'],
];

describe('a form that cannot be read is 400', () => {
  it.each(BROKEN)('%s: a page without JavaScript', async (_what, type, body) => {
    const answer = await post(type, body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const page = await answer.text();
    expect(page).toContain(messages.server.broken_form);
    expect(page).toContain(messages.server.goBack);
    expect(read).toEqual([]);
  });

  it.each(BROKEN)('%s: a server action, whose page shows the sentence', async (_what, type, body) => {
    const answer = await post(type, body, { 'next-action': '4'.repeat(42), accept: 'text/x-component' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toBe(`${messages.server.broken_form}\n`);
    expect(read).toEqual([]);
  });
});

describe('the body is as it was', () => {
  it.each([
    ['a form', TYPE, FORM],
    ['an empty one', TYPE, '--x--\r\n'],
    ['as large as any', TYPE, `${part('a', 'b'.repeat(LARGEST_BODY - 58))}--x--\r\n`],
    ['a server action of one text', 'text/plain;charset=UTF-8', '["a"]'],
    ['a form of the other kind', 'application/x-www-form-urlencoded', 'a=1'],
  ])('%s', async (_what, type, body) => {
    const answer = await post(type, body);
    expect(await answer.text()).toBe('from the page');
    expect(read).toEqual([body]);
  });

  it('what a browser makes of a form, files too', async () => {
    const form = new FormData();
    form.set('name', 'a');
    form.set('file', new File(['b'.repeat(100_000)], 'b.txt'));
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(200);
    expect(read[0]).toContain('b'.repeat(100_000));
  });

  it('what is for programs, who are told by the API itself', async () => {
    expect((await post(TYPE, 'broken', {}, '/api/v1/registrations')).status).toBe(200);
    expect(read).toEqual(['broken']);
  });

  it('byte after byte, and the next request on the same connection', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let answered = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      answered += chunk;
    });
    const body = Buffer.from(FORM);
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${TYPE}\r\nContent-Length: ${body.length}\r\n\r\n`);
    for (const byte of body) {
      socket.write(Buffer.of(byte));
      await new Promise(setImmediate);
    }
    const broken = FORM.slice(0, 20);
    socket.write(
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${TYPE}\r\nContent-Length: ${broken.length}\r\n\r\n${broken}`,
    );
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    await once(socket, 'close');
    expect(answered.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200']);
    expect(read).toEqual([FORM, '']);
  });
});

it('who goes away half-way is waited for no longer', async () => {
  let settled: Promise<boolean> | null = null;
  const own = createServer((request, response) => {
    settled = refuseBrokenForm(request, response);
  });
  own.listen(0, '127.0.0.1');
  await once(own, 'listening');
  const socket = connect((own.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${TYPE}\r\nContent-Length: 500\r\n\r\n${part('a', 'b')}`);
  await once(own, 'request');
  socket.destroy();
  expect(await settled).toBe(true);
  own.close();
});
