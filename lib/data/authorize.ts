import type { Actor } from '@/lib/domain/actor';
import { actorMay, PERMISSIONS, type Permission } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { recordRefusal } from './audit';
import { transaction } from './transaction';

/**
 * The gate of every public function of `lib/data`, always awaited and always first. A refusal of a signed-in person or token
 * is one audit event (security.md §5) and DomainError `forbidden`, naming the permission and the roles that hold it.
 */
export async function requirePermission(actor: Actor, permission: Permission): Promise<void> {
  if (actorMay(actor, permission)) return;
  await transaction((tx) => recordRefusal(tx, actor, { code: 'forbidden', subject: permission }));
  throw new DomainError('forbidden', { params: { permission, roles: PERMISSIONS[permission].join(', ') } });
}
