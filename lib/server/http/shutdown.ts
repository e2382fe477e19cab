import type { Server } from 'node:http';

/** How long requests under way may take to finish once we are stopping. */
const PATIENCE_MS = 5_000;

/** Takes no new connections, lets requests under way finish, and ends those that do not. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    server.close(() => {
      clearTimeout(impatience);
      done();
    });
    server.closeIdleConnections();
  });
}
