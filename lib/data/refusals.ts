import type { Actor } from '@/lib/domain/actor';
import { type Refusal, recordRefusal } from './audit';
import { transaction } from './transaction';

/**
 * One audit event for a refusal that happened before the data layer was asked (security.md §5): a foreign origin, a password
 * that has to be given again. UNSAFE because there is no permission to ask for: everybody may be refused.
 */
export function UNSAFE_recordRefusal(actor: Actor, refusal: Refusal): Promise<void> {
  return transaction((tx) => recordRefusal(tx, actor, refusal));
}
