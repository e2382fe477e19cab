import { blockedGrants } from '@/lib/domain/metadata/requirements';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { Discovery } from '@/lib/server/discovery/discovery';
import type { Transaction } from '../database';
import { Prisma } from '../generated/client';
import { recordDiscovery, UNSAFE_discoverTogether } from '../issuers';
import type { DetailRow } from './detail';

/** What stands in a registration's row about its issuer. */
export type VerificationColumns = {
  issuerId: string | null;
  snapshotId: string | null;
  verifiedAt: Date | null;
  verificationFailure: Prisma.InputJsonObject | typeof Prisma.DbNull;
};

type Verified = Pick<DetailRow, 'issuerUrl' | 'issuerId' | 'snapshotId' | 'verifiedAt' | 'grantTypes'>;

/**
 * Discovers the issuer of an Automatic registration: outside of any transaction, because the network may take its time.
 * Returns null where there is nothing to discover. A failure throws `discovery_failed` unless the person accepted it, or
 * the same issuer was verified before: then the last good snapshot stays and the issuer's own record tells the failure.
 */
export async function discoverFor(
  configuration: RegistrationConfiguration,
  previous: Verified | null,
  { acceptUnverified }: { acceptUnverified: boolean },
): Promise<Discovery | null> {
  if (configuration.providerMode !== 'automatic' || configuration.issuerUrl === null) return null;
  const discovery = await UNSAFE_discoverTogether(configuration.issuerUrl);
  if (discovery.ok) refuseBlockedGrants(configuration, discovery, previous);
  if (!discovery.ok && !acceptUnverified && !wasVerified(configuration, previous)) {
    const { reason, params } = discovery.failure;
    throw new DomainError('discovery_failed', { params: { ...params, reason } });
  }
  return discovery;
}

/** Stores what discovery brought, in the save's own transaction, and says what the registration's row keeps of it. */
export async function recordVerification(
  tx: Transaction,
  configuration: RegistrationConfiguration,
  discovery: Discovery | null,
  previous: Verified | null,
  now: Date,
): Promise<VerificationColumns> {
  if (discovery === null) {
    return { issuerId: null, snapshotId: null, verifiedAt: null, verificationFailure: Prisma.DbNull };
  }
  const { issuerId, snapshotId } = await recordDiscovery(tx, discovery);
  if (discovery.ok) return { issuerId, snapshotId, verifiedAt: now, verificationFailure: Prisma.DbNull };
  if (previous !== null && wasVerified(configuration, previous)) {
    const { snapshotId, verifiedAt } = previous;
    return { issuerId, snapshotId, verifiedAt, verificationFailure: Prisma.DbNull };
  }
  const verificationFailure = { ...discovery.failure, at: now.toISOString() };
  return { issuerId, snapshotId: null, verifiedAt: null, verificationFailure };
}

function wasVerified(configuration: RegistrationConfiguration, previous: Verified | null): boolean {
  return previous !== null && previous.verifiedAt !== null && previous.issuerUrl === configuration.issuerUrl;
}

/**
 * security.md §3: what a document lacks blocks only the grants that need it. A grant that the registration had before at
 * this issuer does not keep a person from changing something else.
 */
function refuseBlockedGrants(
  { grantTypes, issuerUrl }: RegistrationConfiguration,
  discovery: Discovery & { ok: true },
  previous: Verified | null,
): void {
  const known = previous?.issuerUrl === issuerUrl ? (previous?.grantTypes ?? []) : [];
  const fieldErrors = blockedGrants(discovery.metadata, grantTypes)
    .filter(({ grant }) => !known.includes(grant))
    .map(({ grant, member }) => ({
      path: `grantTypes.${grantTypes.indexOf(grant)}`,
      code: 'grant_endpoint_missing',
      params: { grant, member },
    }));
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
}
