import type { Actor } from '@/lib/domain/actor';
import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { requirePermission } from '../authorize';
import { refuseDeleted, UNSAFE_changeRegistration } from './change';
import { toConfiguration } from './columns';
import { toDetail, UNSAFE_findDetail } from './detail';
import { discoverFor, recordVerification } from './verification';

/** A registration after another look at its issuer, and why that look failed, if it did. */
export type Rediscovery = { registration: RegistrationDetail; failure: DiscoveryFailure | null };

/**
 * Discovers the issuer of an Automatic registration again. A failure is recorded and keeps the last good snapshot. Throws
 * `not_found`, and `not_applicable` for the other modes and for deleted registrations.
 */
export async function rediscover(actor: Actor, registrationId: string): Promise<Rediscovery> {
  await requirePermission(actor, 'issuer:discover');
  const seen = await UNSAFE_findDetail(registrationId);
  if (seen === null) throw new DomainError('not_found');
  refuseDeleted(seen);
  const discovery = await discoverFor(toConfiguration(seen), seen, { acceptUnverified: true });
  if (discovery === null) throw new DomainError('not_applicable', { params: { state: seen.providerMode } });

  const row = await UNSAFE_changeRegistration(actor, registrationId, {
    action: 'registration.discover',
    reason: '',
    apply: async (tx, before, now) => {
      refuseDeleted(before);
      // Pointed elsewhere meanwhile: what we have is an answer to another question.
      if (before.issuerUrl !== seen.issuerUrl) throw new DomainError('conflict', { current: toDetail(before, now) });
      const columns = await recordVerification(tx, toConfiguration(before), discovery, before, now);
      // Not an edit: the version and the time of the last change stay, so that nobody's open form runs into a conflict.
      await tx.registration.update({ where: { id: before.id }, data: columns, select: { id: true } });
      return true;
    },
  });
  return { registration: toDetail(row), failure: discovery.ok ? null : discovery.failure };
}
