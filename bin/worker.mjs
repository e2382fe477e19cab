import { pathToFileURL } from 'node:url';

/**
 * One process that answers requests, started by `bin/workers.mjs`: it says when it is ready and ends when it is told to.
 * `--first`: it also sees to the first administrator. `--keeps-crowds`: loads of documents come together in it (decision 063).
 */

// Ctrl-C reaches the whole group of processes; the first of them decides, and tells the rest in order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

// Who closed the terminal does not read on; answering and stopping must not fail for it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const starting = import(pathToFileURL('.build/server.mjs').href).then(({ startServer }) =>
  startServer({ first: process.argv.includes('--first'), keepsCrowds: process.argv.includes('--keeps-crowds') }),
);

process.on('message', async ({ stop }) => {
  if (!stop) return;
  // One that did not start has said so below, and ends there.
  const server = await starting.catch(() => null);
  if (server === null) return;
  await server.stop();
  process.exit(0);
});

try {
  const { url, setupLink } = await starting;
  process.send({ ready: { url, setupLink } });
} catch (error) {
  const { code, port, syscall, path } = error;
  // As bin/start.mjs explains errors: our own messages say all there is to do; anything else needs its stack.
  const message = error.constructor === Error ? error.message : error.stack;
  process.send({ failure: { message, code, port, syscall, path } }, () => process.exit(1));
}
