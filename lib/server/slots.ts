/** Thrown to a caller that waited its whole patience for a slot. */
export class NoSlotError extends Error {
  /** By name: the server's bundle and Next's share the queue of transactions, and each holds a copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'NoSlotError';
  }

  override readonly name = 'NoSlotError';
}

/**
 * Bounds how many of something run at once; the rest wait in order.
 * @param size how many at once
 * @param patienceMs how long one waits for its turn; without it, for ever
 */
export function createSlots(size: number, patienceMs?: number) {
  const waiting = new Set<() => void>();
  let free = size;

  function turn(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer =
        patienceMs === undefined
          ? undefined
          : setTimeout(() => {
              waiting.delete(start);
              reject(new NoSlotError(`no slot of ${size} came free within ${patienceMs} ms`));
            }, patienceMs);
      waiting.add(start);
    });
  }

  function release(): void {
    const [next] = waiting;
    if (next === undefined) {
      free += 1;
      return;
    }
    // The slot is handed on without becoming free, so that nobody can slip in between.
    waiting.delete(next);
    next();
  }

  return async function run<T>(work: () => Promise<T>): Promise<T> {
    await turn();
    try {
      return await work();
    } finally {
      release();
    }
  };
}
