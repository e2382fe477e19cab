import type { Actor } from '@/lib/domain/actor';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { requirePermission } from '../authorize';
import { dropRegistrationTokens } from '../dynamic-registration/registration-token';
import { endClientTokens } from '../protocol/end-tokens';
import { type Act, refuseDeleted, UNSAFE_changeRegistration } from './change';
import { toConfiguration } from './columns';
import { toDetail } from './detail';
import { namingWhatIsTaken } from './taken';

/** Enables or disables a registration. One that is so already stays as it is, without an event. */
export async function setRegistrationEnabled(
  actor: Actor,
  registrationId: string,
  change: { enabled: boolean; reason: string },
): Promise<RegistrationDetail> {
  await requirePermission(actor, 'registration:write');
  return toDetail(await UNSAFE_changeRegistration(actor, registrationId, setting(actor, change)));
}

/** Enabling or disabling, for one or for many. */
export function setting(actor: Actor, { enabled, reason }: { enabled: boolean; reason: string }): Act {
  return {
    action: enabled ? 'registration.enable' : 'registration.disable',
    reason,
    apply: async (tx, before, now) => {
      refuseDeleted(before);
      const { count } = await tx.registration.updateMany({
        where: { id: before.id, enabled: !enabled },
        data: { enabled, rowVersion: { increment: 1 }, updatedAt: now, updatedBy: actor.name },
      });
      if (count === 0) return false;
      if (before.providerMode === 'built_in') await endClientTokens(tx, before);
      return true;
    },
  };
}

/**
 * Deletes a registration so that it can be restored for 30 days; its name and version are free at once, its IDs are not. With a
 * `rowVersion`, only that version: throws `conflict` with what stands now.
 */
export async function deleteRegistration(
  actor: Actor,
  registrationId: string,
  change: { reason: string; rowVersion?: number | null },
): Promise<RegistrationDetail> {
  await requirePermission(actor, 'registration:delete');
  requireRecentSignIn(actor, new Date());
  return toDetail(await UNSAFE_changeRegistration(actor, registrationId, deletion(actor, change)));
}

/** Deleting, for one or for many. */
export function deletion(
  actor: Actor,
  { reason, rowVersion = null }: { reason: string; rowVersion?: number | null },
): Act {
  return {
    action: 'registration.delete',
    reason,
    apply: async (tx, before, now) => {
      refuseDeleted(before);
      if (rowVersion !== null && before.rowVersion !== rowVersion) {
        throw new DomainError('conflict', { current: toDetail(before, now) });
      }
      const { count } = await tx.registration.updateMany({
        where: { id: before.id, deletedAt: null },
        data: { deletedAt: now, deletedBy: actor.name, rowVersion: { increment: 1 } },
      });
      if (before.providerMode === 'built_in') await endClientTokens(tx, before);
      await dropRegistrationTokens(tx, before.id);
      return count > 0;
    },
  };
}

/**
 * Brings a deleted registration back as it was. Throws `not_applicable` when it is not deleted, and `already_exists` when
 * somebody took its name and version meanwhile.
 */
export async function restoreRegistration(
  actor: Actor,
  registrationId: string,
  { reason }: { reason: string },
): Promise<RegistrationDetail> {
  await requirePermission(actor, 'registration:delete');
  return toDetail(await UNSAFE_changeRegistration(actor, registrationId, restoration(actor, { reason })));
}

/** Restoring, for one or for many. */
export function restoration(actor: Actor, { reason }: { reason: string }): Act {
  return {
    action: 'registration.restore',
    reason,
    apply: async (tx, before, now) => {
      const again = { deletedAt: null, deletedBy: null, updatedAt: now, updatedBy: actor.name };
      const { count } = await tx.registration
        .updateMany({
          where: { id: before.id, deletedAt: { not: null } },
          data: { ...again, rowVersion: { increment: 1 } },
        })
        .catch((error: unknown) => {
          throw namingWhatIsTaken(error, toConfiguration(before));
        });
      if (count === 0) throw new DomainError('not_applicable', { params: { state: 'not_deleted' } });
      if (before.providerMode === 'built_in') await endClientTokens(tx, before);
      return true;
    },
  };
}
