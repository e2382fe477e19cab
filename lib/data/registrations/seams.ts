// Stands in until discovery and settings land; removed then.
import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import type { PolicySeverities } from '@/lib/domain/policy/evaluate';
import type { Transaction } from '../database';

export type Discovery =
  | { ok: true; issuer: string; metadata: Record<string, unknown> }
  | { ok: false; issuer: string; failure: DiscoveryFailure };

export async function discoverIssuer(issuer: string): Promise<Discovery> {
  return { ok: false, issuer, failure: { reason: 'not_reachable', params: {} } };
}

export async function recordDiscovery(
  tx: Transaction,
  discovery: Discovery,
): Promise<{ issuerId: string; snapshotId: string | null }> {
  const { id } = await tx.issuer.upsert({
    where: { url: discovery.issuer },
    create: { url: discovery.issuer },
    update: {},
    select: { id: true },
  });
  return { issuerId: id, snapshotId: null };
}

export function blockedGrants(_metadata: unknown, _grantTypes: readonly string[]): { grant: string; member: string }[] {
  return [];
}

export async function getPolicySeverities(_tx: Transaction): Promise<PolicySeverities> {
  return {};
}
