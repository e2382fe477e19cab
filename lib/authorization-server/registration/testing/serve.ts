import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAuthorizationServer } from '../../authorization-server';

/** A process to be killed: the built-in server by itself. Says its port on its output once it answers. */

const { handle } = createAuthorizationServer();
const server = createServer((request, response) => {
  handle(request, response).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
