import type { Actor } from '@/lib/domain/actor';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { evaluatePolicy } from '@/lib/domain/policy/evaluate';
import { isHttpOriginAllowed } from '@/lib/server/outbound';
import { requirePermission } from '../authorize';
import { database } from '../database';
import type { Prisma } from '../generated/client';
import { SECRET_SELECT, toSecretFacts } from '../secrets/view';
import { getJudgementSettings, type JudgementSettings } from '../settings';
import { CONFIGURATION_SELECT, toConfiguration } from './columns';
import { findingColumns } from './finding-columns';

const BATCH = 200;

const JUDGED_SELECT = {
  ...CONFIGURATION_SELECT,
  id: true,
  rowVersion: true,
  findings: true,
  snapshotId: true,
  issuerId: true,
  createdAt: true,
  lastUsedAt: true,
  secrets: { select: SECRET_SELECT },
} as const satisfies Prisma.RegistrationSelect;

type Row = Prisma.RegistrationGetPayload<{ select: typeof JUDGED_SELECT }>;

/**
 * Job: judges every living registration anew, because findings also come with time (a secret expires), with the policy
 * (a severity changes) and with others (a duplicate appears). What the rules need is read once a batch: 100,000 take about a
 * minute. Derived data, so no event. Returns how many changed.
 */
export async function refreshFindings(actor: Actor, now = new Date()): Promise<number> {
  await requirePermission(actor, 'registration:write');
  const settings = await getJudgementSettings(database);
  let changed = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await database.registration.findMany({
      where: { deletedAt: null, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: JUDGED_SELECT,
    });
    changed += await refresh(batch, settings, now);
    const last = batch.at(-1);
    if (last === undefined) return changed;
    after = last.id;
  }
}

async function refresh(batch: readonly Row[], settings: JudgementSettings, now: Date): Promise<number> {
  const [documents, failures, duplicates] = await Promise.all([
    readDocuments(batch),
    readFailures(batch),
    countDuplicates(batch),
  ]);
  let changed = 0;
  const { globalAccessTokenLifetime } = settings;
  for (const { id, rowVersion, snapshotId, issuerId, secrets, findings, createdAt, lastUsedAt, ...columns } of batch) {
    const found = evaluatePolicy(
      {
        configuration: toConfiguration(columns),
        secrets: secrets.map(toSecretFacts),
        metadata: (snapshotId && documents.get(snapshotId)) || null,
        discovery: issuerId === null ? null : { failure: failures.get(issuerId) ?? null },
        duplicates: duplicates.get(id) ?? 0,
        globalAccessTokenLifetime,
        use: { createdAt, lastUsedAt },
        allowHttpIssuer: isHttpOriginAllowed,
        now,
      },
      settings.severities,
    );
    // jsonb reorders members: only the canonical text tells whether they say the same.
    if (canonicalJson(found) === canonicalJson(findings)) continue;
    // A save meanwhile has judged for itself: its version stands in the WHERE.
    const { count } = await database.registration.updateMany({
      where: { id, rowVersion },
      data: findingColumns(found),
    });
    changed += count;
  }
  return changed;
}

const distinct = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

async function readDocuments(batch: readonly Row[]) {
  const id = { in: distinct(batch.map(({ snapshotId }) => snapshotId)) };
  const rows = await database.metadataSnapshot.findMany({ where: { id }, select: { id: true, document: true } });
  return new Map(rows.map((row) => [row.id, row.document as Record<string, unknown>]));
}

async function readFailures(batch: readonly Row[]) {
  const id = { in: distinct(batch.map(({ issuerId }) => issuerId)) };
  const rows = await database.issuer.findMany({ where: { id }, select: { id: true, lastFailure: true } });
  return new Map(rows.map((row) => [row.id, row.lastFailure as { reason: string } | null]));
}

/** As `judgeFor` counts them for one. */
async function countDuplicates(batch: readonly Row[]) {
  const rows = await database.$queryRaw<{ id: string; count: number }[]>`
    SELECT r.id, count(*)::int AS count
    FROM registrations r
    JOIN registrations o ON o.client_id = r.client_id AND o.id <> r.id AND o.provider_mode = r.provider_mode
      AND o.issuer_url IS NOT DISTINCT FROM r.issuer_url
      AND o.token_uri IS NOT DISTINCT FROM r.token_uri
      AND o.authorization_uri IS NOT DISTINCT FROM r.authorization_uri
    WHERE r.id = ANY(${batch.map(({ id }) => id)}::uuid[]) AND r.provider_mode <> 'built_in'
      AND o.enabled AND o.deleted_at IS NULL
    GROUP BY r.id`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}
