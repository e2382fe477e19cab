import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import type { PublicJwk } from '@/lib/domain/metadata/key-set';
import type { MetadataView } from '@/lib/domain/registration/views';
import { viewKeys } from '@/lib/server/discovery/keys';
import type { Transaction } from '../database';
import type { Prisma } from '../generated/client';

const SNAPSHOT_SELECT = {
  body: true,
  document: true,
  jwks: true,
  sha256: true,
  sourceUrl: true,
  address: true,
  headers: true,
  fetchedAt: true,
  lastSeenAt: true,
  currentOf: { select: { keysFailure: true } },
} as const satisfies Prisma.MetadataSnapshotSelect;

/** The bytes of a document as text; a byte-order mark stays, so that writing the text out gives the bytes again. */
export function textOf(body: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
}

/**
 * A kept document as pages show it; null when there is no such snapshot. A failure to read the keys is told only of the
 * snapshot that is current: it happened to that one.
 */
export async function readMetadataView(tx: Transaction, snapshotId: string): Promise<MetadataView | null> {
  const row = await tx.metadataSnapshot.findUnique({ where: { id: snapshotId }, select: SNAPSHOT_SELECT });
  if (row === null) return null;
  const keys = (row.jwks as { keys: PublicJwk[] } | null)?.keys ?? [];
  return {
    source: 'discovered',
    document: row.document as Record<string, unknown>,
    raw: textOf(row.body),
    sourceUrl: row.sourceUrl,
    fetchedAt: row.fetchedAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    sha256: Buffer.from(row.sha256).toString('hex'),
    address: row.address,
    headers: row.headers as Record<string, string>,
    keys: await viewKeys(keys),
    keysFailure: (row.currentOf?.keysFailure ?? null) as DiscoveryFailure | null,
  };
}
