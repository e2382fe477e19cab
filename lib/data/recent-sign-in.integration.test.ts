import { expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/actor';
import { createInvitation } from './invitations';
import { deleteRegistration } from './registrations';
import { resetSecret } from './secrets';
import { makePerson } from './testing/people';
import { changeUserRole, setUserDisabled } from './users';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const RESET = { value: null, description: '', expiresAt: null, overlapUntil: null };

/** security.md §4: resetting secrets, deleting and role changes ask for the password again if the sign-in is old. */
const ACTS: [string, (actor: Actor) => Promise<unknown>][] = [
  ['resetting a secret', (actor) => resetSecret(actor, 'none', RESET)],
  ['deleting a registration', (actor) => deleteRegistration(actor, 'none', { reason: '' })],
  ['changing a role', (actor) => changeUserRole(actor, NOBODY, 'admin')],
  ['disabling a person', (actor) => setUserDisabled(actor, NOBODY, true)],
];

it.each(ACTS)('%s asks for the password again, and goes on when it was given', async (_, act) => {
  const admin = await makePerson('admin');
  const longAgo = new Date(Date.now() - 16 * 60_000);
  await expect(act({ ...admin, authenticatedAt: longAgo })).rejects.toMatchObject({
    code: 'reauthentication_required',
  });
  await expect(act(admin)).rejects.toMatchObject({ code: 'not_found' });
});

it('inviting somebody gives a role too', async () => {
  const admin = await makePerson('admin');
  const wanted = { email: 'new@example.com', role: 'admin' } as const;
  await expect(createInvitation({ ...admin, authenticatedAt: null }, wanted)).rejects.toMatchObject({
    code: 'reauthentication_required',
  });
});
