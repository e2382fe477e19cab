import type { Actor } from '@/lib/domain/actor';
import { signInRefused } from '@/lib/domain/people/sign-in-refused';
import type { Role } from '@/lib/domain/permissions';
import { appendAuditEvent } from './audit';
import { transaction } from './transaction';

/**
 * Notes that a person has just proved who they are on the way to an application, with the event. `application` is the
 * registration ID. UNSAFE: whoever calls it has seen the proof. Throws as for a wrong password when the person was disabled, or got
 * another password than the one that was proved, meanwhile.
 */
export async function UNSAFE_recordApplicationSignIn(
  /** `passwordChangedAt`: since when they have the password by which they proved it; a company account has none. */
  person: { id: string; name: string; role: Role | null; passwordChangedAt?: Date | null },
  application: string,
  facts: Pick<Actor, 'requestId' | 'address'>,
): Promise<void> {
  const now = new Date();
  const { id, name, role, passwordChangedAt } = person;
  await transaction(async (tx) => {
    const [user] = await tx.user.updateManyAndReturn({
      where: { id, disabledAt: null, ...(passwordChangedAt !== undefined && { passwordChangedAt }) },
      data: { lastSignInAt: now },
      select: { email: true },
    });
    if (user === undefined) throw signInRefused();
    const actor: Actor = {
      kind: 'user',
      id,
      name,
      role,
      sessionId: null,
      authenticatedAt: now,
      origin: 'console',
      ...facts,
    };
    const changes = [{ path: 'application', before: null, after: application }];
    await appendAuditEvent(tx, actor, { action: 'user.sign-in', targetId: id, targetName: user.email, changes });
  });
}
