import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError } from '@/lib/domain/problem';

const isUnavailable = (error: unknown) => error instanceof DomainError && error.code === 'unavailable';

/**
 * Lets concurrent requests share statements without any of them seeing something older than itself: whoever asks joins the
 * next round, and a round begins only when the one before has ended. Alone, a request waits for one turn of the event loop.
 *
 * @param load is one statement: what it throws has undone all it did, so that each of the round may be tried again alone
 * @param atMost how many may be in one round; the others are the next
 */
export function createBatch<Key, Value>(
  load: (keys: Key[]) => Promise<Value[]>,
  { atMost = Number.POSITIVE_INFINITY }: { atMost?: number } = {},
): (key: Key) => Promise<Value> {
  type Waiting = { key: Key; resolve: (value: Value) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let running = false;

  async function answer(round: readonly Waiting[]): Promise<void> {
    const values = await load(round.map(({ key }) => key));
    for (const [index, { resolve }] of round.entries()) resolve(values[index] as Value);
  }

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      // Requests whose bytes are here already are taken in first and go in this round: half as many statements in a flood.
      await nextTurn();
      const round = waiting.slice(0, atMost);
      waiting = waiting.slice(round.length);
      try {
        await answer(round);
      } catch (error) {
        if (round.length === 1 || isUnavailable(error)) for (const { reject } of round) reject(error);
        // Something in one of them cannot be done: the others must not suffer for it.
        else for (const one of round) await answer([one]).catch(one.reject);
      }
    }
    running = false;
  }

  return (key) =>
    new Promise<Value>((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!running) void run();
    });
}
