import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** How long requests under way may take to finish once we are stopping. */
const PATIENCE_MS = 5_000;

const upgraded = new WeakMap<Server, Set<Duplex>>();

/**
 * For a server that speaks over web sockets: to node:http such a connection is no request any more, so nobody would end it, and
 * a tab that is open in some browser would keep the process from stopping.
 */
export function rememberUpgrades(server: Server): void {
  const sockets = new Set<Duplex>();
  upgraded.set(server, sockets);
  server.on('upgrade', (_request, socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
}

/** Takes no new connections, lets requests under way finish, and ends those that do not. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    server.close(() => {
      clearTimeout(impatience);
      done();
    });
    server.closeIdleConnections();
    for (const socket of upgraded.get(server) ?? []) socket.destroy();
  });
}
