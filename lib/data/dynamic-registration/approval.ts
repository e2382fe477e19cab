import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { requirePermission } from '../authorize';
import { endClientTokens } from '../protocol/end-tokens';
import { refuseDeleted, UNSAFE_changeRegistration } from '../registrations/change';
import { toDetail } from '../registrations/detail';

type Decision = { reason: string };

/** Lets a client in that registered itself: from the next request the built-in server serves it. */
export async function approveRegistration(
  actor: Actor,
  registrationId: string,
  { reason }: Decision,
): Promise<RegistrationDetail> {
  await requirePermission(actor, 'registration:approve');
  return decide(actor, registrationId, { approval: 'approved', reason });
}

/** Keeps a client out that registered itself; what it was issued is dead. Its registration stays, so that it can be let in later. */
export async function refuseRegistration(
  actor: Actor,
  registrationId: string,
  { reason }: Decision,
): Promise<RegistrationDetail> {
  await requirePermission(actor, 'registration:approve');
  return decide(actor, registrationId, { approval: 'refused', reason });
}

async function decide(
  actor: Actor,
  registrationId: string,
  { approval, reason }: Decision & { approval: 'approved' | 'refused' },
): Promise<RegistrationDetail> {
  const row = await UNSAFE_changeRegistration(actor, registrationId, {
    action: approval === 'approved' ? 'registration.approve' : 'registration.refuse',
    reason,
    apply: async (tx, before, now) => {
      refuseDeleted(before);
      if (before.source !== 'dynamic') throw new DomainError('not_applicable', { params: { state: 'not_dynamic' } });
      const decided = approval === 'approved' ? { approvedAt: now, approvedBy: actor.name } : {};
      const { count } = await tx.registration.updateMany({
        where: { id: before.id, approval: { not: approval } },
        data: { approval, ...decided, rowVersion: { increment: 1 }, updatedAt: now, updatedBy: actor.name },
      });
      if (count > 0 && [before.approval, approval].includes('refused')) await endClientTokens(tx, before);
      return count > 0;
    },
  });
  return toDetail(row);
}
