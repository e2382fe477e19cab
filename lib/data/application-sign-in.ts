import type { Actor } from '@/lib/domain/actor';
import type { Role } from '@/lib/domain/permissions';
import { appendAuditEvent } from './audit';
import { transaction } from './transaction';

/**
 * Notes that a person has just proved who they are on the way to an application, with the event. `application` is the
 * registration ID. UNSAFE: whoever calls it has seen the proof. Throws when the person was disabled meanwhile.
 */
export async function UNSAFE_recordApplicationSignIn(
  person: { id: string; name: string; role: Role | null },
  application: string,
  facts: Pick<Actor, 'requestId' | 'address'>,
): Promise<void> {
  const now = new Date();
  const { id, name, role } = person;
  await transaction(async (tx) => {
    const { email } = await tx.user.update({
      where: { id, disabledAt: null },
      data: { lastSignInAt: now },
      select: { email: true },
    });
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
    await appendAuditEvent(tx, actor, { action: 'user.sign-in', targetId: id, targetName: email, changes });
  });
}
