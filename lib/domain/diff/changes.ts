import { canonicalJson } from '../audit/canonical-json';
import type { Change } from '../audit/event';

/**
 * What differs between two records, member by member, in the order of the first. A member that one of them lacks counts as
 * null. The audit trail, the history, the conflict view and a review all speak in these changes.
 */
export function diffRecords(before: object | null, after: object | null): Change[] {
  const from = (before ?? {}) as Record<string, unknown>;
  const to = (after ?? {}) as Record<string, unknown>;
  const changes: Change[] = [];
  for (const path of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const change = { path, before: from[path] ?? null, after: to[path] ?? null };
    if (!isSame(change.before, change.after)) changes.push(change);
  }
  return changes;
}

/** Whether JSON cannot tell them apart. Only of two objects or lists the texts have to be compared. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (before === null || after === null || typeof before !== 'object' || typeof after !== 'object') return false;
  return canonicalJson(before) === canonicalJson(after);
}

/** The record that `changes` make of `record`: `applyChanges(before, diffRecords(before, after))` is `after`. */
export function applyChanges<T extends object>(record: T, changes: readonly Change[]): T {
  return { ...record, ...Object.fromEntries(changes.map(({ path, after }) => [path, after])) };
}

/** A change that two people made to one member since they both read it: the conflict view asks which one stands. */
export function overlap(theirs: readonly Change[], ours: readonly Change[]): string[] {
  const ourPaths = new Set(
    ours
      .filter(({ path, after }) => {
        const their = theirs.find((change) => change.path === path);
        return their !== undefined && canonicalJson(their.after) !== canonicalJson(after);
      })
      .map(({ path }) => path),
  );
  return theirs.map(({ path }) => path).filter((path) => ourPaths.has(path));
}
