import { getOwnProfile, verifyOwnPassword } from '@/lib/data/own-account';
import { refreshAuthentication } from '@/lib/data/sessions';
import { REAUTHENTICATION_FIELD } from '@/lib/domain/form-state';
import { DomainError } from '@/lib/domain/problem';
import type { UserActor } from './actor';
import { admitAttempt } from './throttle';

/**
 * Takes the password a person was asked for again and returns them freshly proven. A wrong one is a field error of the form
 * that asked, so nothing typed is lost; guessing is throttled like a sign-in (a stolen session is no way to the password).
 */
export async function reauthenticate(
  actor: UserActor,
  password: string,
): Promise<UserActor & { authenticatedAt: Date }> {
  await requireOwnPassword(actor, password, REAUTHENTICATION_FIELD);
  return { ...actor, authenticatedAt: await refreshAuthentication(actor) };
}

/** Throws a field error of `path` unless `password` is the actor's own. */
export async function requireOwnPassword(actor: UserActor, password: string, path: string): Promise<void> {
  const admission = await admitAttempt(`again:${actor.id}`, actor.address);
  if (!(await verifyOwnPassword(actor, password))) {
    const code = (await getOwnProfile(actor)).hasPassword ? 'password_wrong' : 'password_absent';
    throw new DomainError('invalid_input', { fieldErrors: [{ path, code, params: {} }] });
  }
  await admission.succeeded();
}
