import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider on loopback that publishes whatever it is told to, or answers 503 while `away`. */
export async function startIssuer() {
  const state = { away: false, extra: {} as Record<string, unknown>, requests: 0 };
  const server = createServer((request, response) => {
    state.requests += 1;
    const issuer = `http://${request.headers.host}`;
    if (state.away) return void response.writeHead(503).end();
    if (request.url !== '/.well-known/openid-configuration') return void response.writeHead(404).end();
    const document = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      response_types_supported: ['code'],
      ...state.extra,
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, state, stop: () => new Promise((resolve) => server.close(resolve)) };
}
