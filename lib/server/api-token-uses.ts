import { UNSAFE_noteApiTokenUses } from '@/lib/data/api-tokens';
import { logger } from './logger';

/** How long a use may wait to be written down (milliseconds): one statement for all of them, not one a request. */
const FLUSH_AFTER_MS = 10_000;

let waiting = new Map<string, Date>();
let timer: NodeJS.Timeout | null = null;

/** Remembers that a token was used. What a crash loses is at most the last seconds of “last used”. */
export function noteApiTokenUse(tokenId: string, at: Date): void {
  waiting.set(tokenId, at);
  timer ??= setTimeout(() => void flushApiTokenUses(), FLUSH_AFTER_MS).unref();
}

/** Writes down what waits. Uses that cannot be written wait for the next time. */
export async function flushApiTokenUses(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const uses = waiting;
  if (uses.size === 0) return;
  waiting = new Map();
  try {
    await UNSAFE_noteApiTokenUses(uses);
  } catch (error) {
    logger.warn({ err: error }, 'last uses of API tokens not written yet');
    for (const [id, at] of uses) if (!waiting.has(id)) noteApiTokenUse(id, at);
  }
}
