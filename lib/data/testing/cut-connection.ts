import { Client } from 'pg';
import { vi } from 'vitest';

/** Where a connection is cut: the statement never leaves, or its answer never arrives. */
export type Cut = { statement: number; moment: 'before' | 'after' };

type Callback = (error: Error | null, result?: unknown) => void;
type Open = Client & { connection: { stream: { destroy: () => void } } };

const cutOff = () => new Error('Connection terminated unexpectedly');

/**
 * Runs `work` and cuts the connection at one of its statements, BEGIN and COMMIT among them. The database sees what it sees
 * when this process is killed there: a socket that closes.
 *
 * @returns how `work` ended, and how many statements were sent
 */
export async function withCut<T>(cut: Cut | null, work: () => Promise<T>) {
  const original = Client.prototype.query as (this: Client, ...args: unknown[]) => unknown;
  let statements = 0;

  function query(this: Open, ...args: unknown[]): unknown {
    statements += 1;
    if (statements !== cut?.statement) return original.apply(this, args);
    const close = () =>
      new Promise<void>((closed) => {
        this.once('end', closed);
        this.connection.stream.destroy();
      });
    if (cut.moment === 'before') {
      void close();
      return original.apply(this, args);
    }
    const callback = args.at(-1);
    if (typeof callback !== 'function') {
      return (original.apply(this, args) as Promise<unknown>).then(close).then(() => Promise.reject(cutOff()));
    }
    const lost: Callback = () => void close().then(() => (callback as Callback)(cutOff()));
    return original.apply(this, [...args.slice(0, -1), lost]);
  }

  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(query as never);
  try {
    const [result] = await Promise.allSettled([work()]);
    return { result, statements };
  } finally {
    spy.mockRestore();
  }
}
