import type { Actor } from '@/lib/domain/actor';
import type { DiscoveryPreview } from '@/lib/domain/metadata/preview';
import { missingMembers } from '@/lib/domain/metadata/requirements';
import type { Discovery } from '@/lib/server/discovery/discovery';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { transaction } from '../transaction';
import { UNSAFE_discoverTogether } from './together';
import { textOf } from './view';

/**
 * Discovers an issuer and shows what came, without keeping it. It is audited all the same: a person made this server ask
 * somebody else's (security.md §5).
 */
export async function previewDiscovery(actor: Actor, issuerUrl: string): Promise<DiscoveryPreview> {
  await requirePermission(actor, 'issuer:discover');
  const discovery = await UNSAFE_discoverTogether(issuerUrl);
  const outcome = discovery.ok ? 'ok' : discovery.failure.reason;
  await transaction((tx) =>
    appendAuditEvent(tx, actor, {
      action: 'issuer.discover',
      targetId: null,
      targetName: discovery.issuer.slice(0, 2_000),
      changes: [{ path: 'outcome', before: null, after: outcome }],
    }),
  );
  return toPreview(discovery);
}

function toPreview(discovery: Discovery): DiscoveryPreview {
  const { issuer, startedAt } = discovery;
  if (!discovery.ok) return { ok: false, issuer, failure: discovery.failure };
  return {
    ok: true,
    issuer,
    via: discovery.via,
    missing: missingMembers(discovery.metadata),
    view: {
      source: 'discovered',
      document: discovery.document,
      raw: textOf(discovery.body),
      sourceUrl: discovery.sourceUrl,
      fetchedAt: startedAt.toISOString(),
      lastSeenAt: startedAt.toISOString(),
      sha256: Buffer.from(discovery.sha256).toString('hex'),
      address: discovery.address,
      headers: discovery.headers,
      keys: discovery.keyViews,
      keysFailure: discovery.keysFailure,
    },
  };
}
