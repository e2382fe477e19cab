import cluster from 'node:cluster';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * The processes that answer requests, behind one port (docs/decisions/006-a-worker-per-core.md). Each is an instance like one on
 * another machine: they share the database and nothing else.
 */

/** More would mostly wait for the database; who has measured otherwise sets WEB_CONCURRENCY. */
const MOST_BY_DEFAULT = 4;
/** A worker that ends as soon as it starts must not keep a core busy with starting. */
const PAUSE_BEFORE_REPLACING_MS = 1_000;

export const defaultWorkers = () => Math.min(MOST_BY_DEFAULT, availableParallelism());

/**
 * Starts `count` workers and returns when all of them answer. One that ends unasked is replaced.
 *
 * @param {number} count
 * @returns {Promise<import('../server').RunningServer>}
 * @throws what kept a worker from starting, with `code` and `port` of a listening error
 */
export async function startWorkers(count) {
  let stopping = false;
  // Advanced, because the link's expiry is a Date.
  cluster.setupPrimary({ exec: fileURLToPath(new URL('./worker.mjs', import.meta.url)), serialization: 'advanced' });

  async function stop() {
    stopping = true;
    const left = Object.values(cluster.workers ?? {}).map((worker) => {
      // One that ends by itself just now cannot be told any more.
      if (worker.isConnected()) worker.send({ stop: true }, () => {});
      return worker.isDead() ? null : once(worker, 'exit');
    });
    await Promise.all(left);
  }

  async function replace(keepsCrowds, worker, code, signal) {
    if (stopping) return;
    console.error(`Worker ${worker.process.pid} ended (${signal ?? `exit code ${code}`}); another takes its place.`);
    for (;;) {
      await sleep(PAUSE_BEFORE_REPLACING_MS);
      if (stopping) return;
      try {
        return await start(keepsCrowds);
      } catch (error) {
        console.error(`A worker did not start: ${error.message}`);
      }
    }
  }

  /** `keepsCrowds` and whoever takes its place: one of them. */
  function start(keepsCrowds, ...args) {
    cluster.setupPrimary({ args: keepsCrowds ? ['--keeps-crowds', ...args] : args });
    return startWorker((...ended) => replace(keepsCrowds, ...ended));
  }

  try {
    const first = start(true, '--first');
    const others = Array.from({ length: count - 1 }, () => start(false));
    const [ready] = await Promise.all([first, ...others]);
    return { ...ready, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One worker, when it answers requests. From then on `ended` is told when it ends. */
function startWorker(ended) {
  const worker = cluster.fork();
  return new Promise((started, failed) => {
    const endedEarly = (code, signal) => failed(new Error(`it ended with ${signal ?? `exit code ${code}`}`));
    worker.once('exit', endedEarly);
    worker.on('message', ({ ready, failure }) => {
      if (failure !== undefined) failed(Object.assign(new Error(failure.message), failure));
      if (ready === undefined) return;
      worker.off('exit', endedEarly);
      worker.once('exit', (code, signal) => ended(worker, code, signal));
      started(ready);
    });
  });
}
