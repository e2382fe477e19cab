import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/problem';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { transaction } from '../transaction';
import { type Chunk, workChunk } from './chunk';

/** Locked at once, for a fraction of a second: whoever edits one of them meanwhile waits no longer than that. */
const CHUNK = 25;
/** Then other jobs have their turn. */
const AT_A_STRETCH_MS = 20_000;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Job: works off acts on many registrations, the oldest first, a chunk a transaction, each change with its own event and all of it
 * or nothing. Whatever ends it, the next run goes on where it was; two at once take turns. Returns whether there is more to do.
 */
export async function runBulkActs(actor: Actor, stretch = AT_A_STRETCH_MS): Promise<boolean> {
  await requirePermission(actor, 'registration:write');
  await database.bulkAct.deleteMany({ where: { endedAt: { lt: new Date(Date.now() - KEPT_MS) } } });
  for (const until = Date.now() + stretch; Date.now() < until; ) {
    if (!(await workSafely(actor))) return false;
  }
  return true;
}

/** A chunk; where something in it goes wrong, each of it by itself, so that one spoils nothing for the others. */
async function workSafely(worker: Actor): Promise<boolean> {
  const whole = await attempt(worker, CHUNK);
  if (whole.error === null) return whole.worked;
  for (let left = whole.chunk.items.length; left > 0; left--) {
    const { chunk, error } = await attempt(worker, 1);
    if (error !== null) await setAside(chunk, error);
  }
  return true;
}

/** Throws only what is nobody's fault and passes: the database is away. */
async function attempt(worker: Actor, size: number): Promise<{ worked: boolean; chunk: Chunk; error: unknown }> {
  const chunk: Chunk = { bulkActId: '', items: [] };
  try {
    return { worked: await transaction((tx) => workChunk(tx, worker, size, chunk)), chunk, error: null };
  } catch (error) {
    if (chunk.items.length === 0 || (error instanceof DomainError && error.code === 'unavailable')) throw error;
    return { worked: true, chunk, error };
  }
}

/** Puts what failed out of the way until somebody has it tried again. */
async function setAside({ bulkActId, items }: Chunk, error: unknown): Promise<void> {
  const problem = error instanceof DomainError ? error.code : 'unexpected';
  await transaction(async (tx) => {
    const { count } = await tx.bulkActItem.updateMany({
      where: { bulkActId, registrationId: { in: items }, problem: null },
      data: { problem },
    });
    await tx.bulkAct.update({ where: { id: bulkActId }, data: { failed: { increment: count } }, select: { id: true } });
  });
}
