import { type MetadataChange, metadataChanges } from '@/lib/domain/metadata/change';
import type { PublicJwk } from '@/lib/domain/metadata/key-set';
import type { Discovery } from '@/lib/server/discovery/discovery';
import { digestKeys, viewKeys } from '@/lib/server/discovery/keys';
import type { Transaction } from '../database';
import { Prisma } from '../generated/client';

const CURRENT_SELECT = {
  id: true,
  document: true,
  jwks: true,
} as const satisfies Prisma.MetadataSnapshotSelect;

type Snapshot = Prisma.MetadataSnapshotGetPayload<{ select: typeof CURRENT_SELECT }>;
type Success = Extract<Discovery, { ok: true }>;

/** What an attempt left behind. `snapshotId` is the issuer's last good one, also after a failure; null where none ever was. */
export type RecordedDiscovery = { issuerId: string; snapshotId: string | null; changes: MetadataChange[] };

const asJson = (value: unknown) => value as Prisma.InputJsonValue;
const keysOf = (snapshot: Snapshot | null) => (snapshot?.jwks as { keys: PublicJwk[] } | null)?.keys ?? null;

/** Locks the issuer's row until the transaction ends: its attempts are recorded one after the other. */
async function lockIssuer(tx: Transaction, url: string): Promise<{ id: string; current: Snapshot | null }> {
  // ON CONFLICT DO NOTHING, and then the lock: an upsert without an update reads first, and loses to who inserts meanwhile.
  await tx.issuer.createMany({ data: [{ url }], skipDuplicates: true });
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM issuers WHERE url = ${url} FOR UPDATE`;
  const { id } = locked as { id: string };
  const row = await tx.issuer.findUniqueOrThrow({
    where: { id },
    select: { currentSnapshot: { select: CURRENT_SELECT } },
  });
  return { id, current: row.currentSnapshot };
}

/** Keys that could not be read this time: the last good ones stay, as long as they are said to stand in the same place. */
function effectiveKeys(discovery: Success, current: Snapshot | null): PublicJwk[] | null {
  if (discovery.keysFailure === null) return discovery.keys;
  const before = current?.document as { jwks_uri?: unknown } | undefined;
  return before?.jwks_uri === discovery.document.jwks_uri ? keysOf(current) : null;
}

async function keepSnapshot(tx: Transaction, issuerId: string, discovery: Success, keys: PublicJwk[] | null) {
  const identity = { issuerId, sha256: discovery.sha256, keysSha256: digestKeys(await viewKeys(keys ?? [])) };
  return await tx.metadataSnapshot.upsert({
    where: { issuerId_sha256_keysSha256: identity },
    create: {
      ...identity,
      body: discovery.body,
      document: asJson(discovery.document),
      jwks: keys === null ? Prisma.DbNull : asJson({ keys }),
      sourceUrl: discovery.sourceUrl,
      address: discovery.address,
      headers: discovery.headers,
      fetchedAt: discovery.startedAt,
      lastSeenAt: discovery.startedAt,
    },
    // Seen again, unchanged: the first fetch stays its evidence.
    update: { lastSeenAt: discovery.startedAt },
    select: CURRENT_SELECT,
  });
}

async function changesBetween(before: Snapshot | null, after: Snapshot): Promise<MetadataChange[]> {
  if (before === null || before.id === after.id) return [];
  const published = async (snapshot: Snapshot) => ({
    document: snapshot.document as Record<string, unknown>,
    thumbprints: (await viewKeys(keysOf(snapshot) ?? [])).map(
      (key) => key.thumbprint ?? `${key.type}:${key.kid ?? ''}`,
    ),
  });
  return metadataChanges(await published(before), await published(after));
}

/**
 * Records one attempt inside the caller's transaction: the attempt itself, the document and keys as a snapshot (an unchanged
 * one is not stored twice), or the typed failure, which keeps the last good snapshot (security.md §3). Writes no audit
 * event: the caller's act is the event.
 */
export async function recordDiscovery(tx: Transaction, discovery: Discovery): Promise<RecordedDiscovery> {
  const { id: issuerId, current } = await lockIssuer(tx, discovery.issuer);
  const attempt = { issuerId, at: discovery.startedAt, durationMs: discovery.durationMs };
  if (!discovery.ok) {
    const { reason } = discovery.failure;
    await tx.discoveryAttempt.create({ data: { ...attempt, failure: reason }, select: { id: true } });
    await tx.issuer.update({
      where: { id: issuerId },
      data: { lastAttemptAt: discovery.startedAt, lastFailure: asJson(discovery.failure) },
      select: { id: true },
    });
    return { issuerId, snapshotId: current?.id ?? null, changes: [] };
  }
  const keys = effectiveKeys(discovery, current);
  const snapshot = await keepSnapshot(tx, issuerId, discovery, keys);
  await tx.discoveryAttempt.create({ data: { ...attempt, snapshotId: snapshot.id }, select: { id: true } });
  await tx.issuer.update({
    where: { id: issuerId },
    data: {
      currentSnapshotId: snapshot.id,
      lastAttemptAt: discovery.startedAt,
      lastSuccessAt: discovery.startedAt,
      lastFailure: Prisma.DbNull,
      keysFailure: discovery.keysFailure === null ? Prisma.DbNull : asJson(discovery.keysFailure),
    },
    select: { id: true },
  });
  return { issuerId, snapshotId: snapshot.id, changes: await changesBetween(current, snapshot) };
}
