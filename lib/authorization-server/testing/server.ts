import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { createFront } from '@/lib/server/http/front';
import { readView } from '@/lib/server/protocol-view';
import { headersOf } from '@/lib/server/request';
import { createAuthorizationServer } from '../authorization-server';

/**
 * The authorization server as the product mounts it, behind the same front, on a port of its own and without Next: what is not
 * below /oauth is 404.
 */
export function startAuthorizationServer() {
  const { handle, publish, current } = createAuthorizationServer();
  const server = createServer(
    createFront(
      async (request, response) => {
        if (await handle(request, response)) return;
        // What a page of Next would show.
        const view = readView(headersOf(request));
        if (view === null) response.statusCode = 404;
        response.end(JSON.stringify(view));
      },
      {
        PUBLIC_URL: 'https://clientele.example.com',
        TRUSTED_PROXIES: [],
        AUTH_OIDC_ISSUER: undefined,
        development: false,
      },
      publish,
    ),
  );
  beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)));
  afterAll(() => new Promise((closed) => server.close(closed)));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = (path: string) => `${origin()}/oauth${path}`;
  return { origin, url, current };
}

export type TestServer = ReturnType<typeof startAuthorizationServer>;

/** An answer of the protocol: its status, headers and JSON body. */
export type Answer = { status: number; headers: Headers; body: Record<string, unknown> & { access_token?: string } };

/** Posts a form, as a client does, and reads the JSON answer. */
export async function post(
  address: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers,
    redirect: 'manual',
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

/** RFC 6749 §2.3.1: the client's name and secret as HTTP Basic. */
export function basic(clientId: string, secret: string): { authorization: string } {
  const pair = [clientId, secret].map(encodeURIComponent).join(':');
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}
