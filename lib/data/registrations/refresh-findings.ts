import type { Actor } from '@/lib/domain/actor';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { toSecretFacts } from '../secrets/view';
import { toConfiguration } from './columns';
import { DETAIL_SELECT, type DetailRow } from './detail';
import { findingColumns } from './finding-columns';
import { judgeFor } from './judge';

const BATCH = 200;

/**
 * Job: judges every living registration anew, because findings also come with time (a secret expires), with the policy
 * (a severity changes) and with others (a duplicate appears). Derived data, so no event. Returns how many changed.
 */
export async function refreshFindings(actor: Actor, now = new Date()): Promise<number> {
  await requirePermission(actor, 'registration:write');
  let changed = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await database.registration.findMany({
      where: { deletedAt: null, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: DETAIL_SELECT,
    });
    for (const row of batch) changed += await refresh(row, now);
    const last = batch.at(-1);
    if (last === undefined) return changed;
    after = last.id;
  }
}

/** A save meanwhile has judged for itself: its version stands in the WHERE. */
async function refresh(row: DetailRow, now: Date): Promise<number> {
  const judge = await judgeFor(database, { ...row, secrets: row.secrets.map(toSecretFacts), now });
  const columns = findingColumns(await judge(toConfiguration(row)));
  // jsonb reorders members: only the canonical text tells whether they say the same.
  if (canonicalJson(columns.findings) === canonicalJson(row.findings)) return 0;
  const { id, rowVersion } = row;
  return (await database.registration.updateMany({ where: { id, rowVersion }, data: columns })).count;
}
