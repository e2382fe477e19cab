// Stands in until lib/data/issuers and lib/data/settings land; removed then.
import type { PolicySeverities } from '@/lib/domain/policy/evaluate';
import type { Discovery } from '@/lib/server/discovery/discovery';
import type { Transaction } from '../database';

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

export async function getPolicySeverities(_tx: Transaction): Promise<PolicySeverities> {
  return {};
}
