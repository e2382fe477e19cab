import type { Actor } from '@/lib/domain/actor';
import type { ApiScope } from '@/lib/domain/resources/model';
import type { AuditEntry } from '../audit';
import type { Transaction } from '../database';
import { Prisma } from '../generated/client';
import { newRowId } from '../row-id';
import { resourceChanges, toResource } from './detail';
import type { BroughtScope } from './parse-request';
import { RESOURCE_SELECT, type ResourceRow, tableOf } from './table';
import { writeRow } from './write-row';

type Writing = {
  actor: Actor;
  reason: string;
  now: Date;
  /** Whether a scope that stands takes on what is said of it; otherwise it stays as it is. */
  replacing: boolean;
};

/**
 * Writes the API scopes that an API of the older shape brings along, in the API's own transaction: each that is missing is created
 * whole, and one that stands never loses what was not spoken of. Returns the event of each that changed.
 */
export async function writeBroughtScopes(
  tx: Transaction,
  scopes: readonly BroughtScope[],
  writing: Writing,
): Promise<AuditEntry[]> {
  if (scopes.length === 0) return [];
  // In one order, so that two that bring the same along wait for each other and not in a circle.
  const brought = [...new Map(scopes.map((one) => [one.resource.name, one])).entries()].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const names = brought.map(([name]) => name);
  await tx.$queryRaw`SELECT FROM api_scopes WHERE name IN (${Prisma.join(names)}) ORDER BY name FOR UPDATE`;
  const standing = await rowsOf(tx, names);
  const missing = brought.flatMap(([name, { resource }]) => (standing.has(name) ? [] : [resource]));
  const created = await create(tx, missing, writing);
  const updated = writing.replacing
    ? await replace(
        tx,
        brought.flatMap(([name, { said }]) => pairOf(standing.get(name), said)),
        writing,
      )
    : [];
  return [...created, ...updated];
}

const pairOf = (before: ResourceRow | undefined, said: Partial<ApiScope>) =>
  before === undefined ? [] : [{ before, said }];

async function rowsOf(tx: Transaction, names: readonly string[]): Promise<Map<string, ResourceRow>> {
  const rows = await tableOf(tx, 'apiScope').findMany({
    where: { name: { in: names } },
    select: RESOURCE_SELECT.apiScope,
  });
  return new Map(rows.map((row) => [row.name, row]));
}

/** All at once; one that somebody else makes at this moment is theirs. */
async function create(tx: Transaction, missing: readonly ApiScope[], { actor, reason, now }: Writing) {
  if (missing.length === 0) return [];
  const by = { createdBy: actor.name, updatedBy: actor.name };
  const data = missing.map((resource) => ({ ...resource, ...by, id: newRowId(now) }));
  await tableOf(tx, 'apiScope').createMany({ data, skipDuplicates: true });
  const ours = new Set(data.map(({ id }) => id));
  const rows = await rowsOf(
    tx,
    missing.map(({ name }) => name),
  );
  return missing.flatMap(({ name }): AuditEntry[] => {
    const after = rows.get(name);
    return after !== undefined && ours.has(after.id) ? [entryOf('resource.create', null, after, reason)] : [];
  });
}

type Replacement = { before: ResourceRow; said: Partial<ApiScope> };

async function replace(tx: Transaction, replacements: readonly Replacement[], { actor, reason, now }: Writing) {
  const entries: AuditEntry[] = [];
  for (const { before, said } of replacements) {
    const resource = { ...toResource('apiScope', before), ...said };
    const changed = { ...resource, updatedBy: actor.name, updatedAt: now };
    if (!(await writeRow(tx, 'apiScope', before, changed))) continue;
    entries.push(entryOf('resource.update', before, { ...before, ...changed }, reason));
  }
  return entries;
}

function entryOf(
  action: 'resource.create' | 'resource.update',
  before: ResourceRow | null,
  after: ResourceRow,
  reason: string,
): AuditEntry {
  const { id: targetId, name: targetName } = after;
  return { action, targetId, targetName, reason, changes: resourceChanges('apiScope', before, after) };
}
