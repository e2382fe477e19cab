import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import type { PublicJwk } from '@/lib/domain/metadata/key-set';
import type { MetadataView } from '@/lib/domain/registration/views';
import { viewKeys } from '@/lib/server/discovery/keys';
import type { Transaction } from '../database';

type SnapshotRow = {
  body: Uint8Array;
  document: Record<string, unknown>;
  jwks: { keys: PublicJwk[] } | null;
  sha256: Uint8Array;
  sourceUrl: string;
  address: string | null;
  headers: Record<string, string>;
  fetchedAt: Date;
  lastSeenAt: Date;
  keysFailure: DiscoveryFailure | null;
};

/** The bytes of a document as text; a byte-order mark stays, so that writing the text out gives the bytes again. */
export function textOf(body: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
}

/**
 * A kept document as pages show it; null when there is no such snapshot. A failure to read the keys is told only of the
 * snapshot that is current: it happened to that one.
 */
export async function readMetadataView(tx: Transaction, snapshotId: string): Promise<MetadataView | null> {
  const [row] = await tx.$queryRaw<SnapshotRow[]>`
    SELECT body, document, jwks, sha256, source_url AS "sourceUrl", address, headers, fetched_at AS "fetchedAt",
      last_seen_at AS "lastSeenAt", current.keys_failure AS "keysFailure"
    FROM metadata_snapshots AS snapshot LEFT JOIN issuers AS current ON current.current_snapshot_id = snapshot.id
    WHERE snapshot.id = ${snapshotId}::uuid`;
  if (row === undefined) return null;
  const { document, sourceUrl, address, headers, keysFailure } = row;
  return {
    source: 'discovered',
    document,
    raw: textOf(row.body),
    sourceUrl,
    fetchedAt: row.fetchedAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    sha256: Buffer.from(row.sha256).toString('hex'),
    address,
    headers,
    keys: await viewKeys(row.jwks?.keys ?? []),
    keysFailure,
  };
}
