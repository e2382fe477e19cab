import type { Actor } from '@/lib/domain/actor';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { requirePermission } from '../authorize';
import { toDetail, UNSAFE_findDetail } from './detail';

/** One registration, a deleted one too until it is purged; null when there is none. The registration ID is read ignoring case. */
export async function getRegistration(actor: Actor, registrationId: string): Promise<RegistrationDetail | null> {
  await requirePermission(actor, 'registration:read');
  const row = await UNSAFE_findDetail(registrationId);
  return row === null ? null : toDetail(row);
}
