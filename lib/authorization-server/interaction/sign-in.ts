import type { IncomingMessage, ServerResponse } from 'node:http';
import { UNSAFE_recordApplicationSignIn } from '@/lib/data/application-sign-in';
import type { InteractionError } from '@/lib/domain/interaction/views';
import { DomainError } from '@/lib/domain/problem';
import { browserCookie } from '@/lib/server/known-browser';
import { provePerson } from '@/lib/server/prove-person';
import { headersOf, requestFacts } from '@/lib/server/request';
import { PASSWORD } from './ways';

/** What the library keeps of a sign-in. The time is said once: a consent that follows is no new authentication. */
export type Login = { accountId: string; ts: number; amr: string[]; remember: false };

/** A sign-in that was proved just now, or at `ts` to somebody else. The browser's session ends when it is closed. */
export function loginOf(accountId: string, way: string, ts = Math.floor(Date.now() / 1000)): Login {
  return { accountId, ts, amr: [way], remember: false };
}

/**
 * Proves somebody by e-mail address and password on the way to an application: throttled as the console's sign-in, and with one
 * answer, after the same work, for an unknown address, a wrong password and a disabled person (security.md §4).
 */
export async function signInToApplication(
  typed: { email: string; password: string; application: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Login | InteractionError> {
  if (typed.email.trim() === '' || typed.password === '') return { code: 'email_required', params: {} };
  const headers = headersOf(request);
  try {
    const person = await provePerson(typed, headers);
    if (person === null) return { code: 'sign_in_refused', params: {} };
    const { requestId, address } = requestFacts(headers);
    await UNSAFE_recordApplicationSignIn(person, typed.application, { requestId, address });
    response.appendHeader('Set-Cookie', browserCookie(person.email));
    return loginOf(person.id, PASSWORD);
  } catch (error) {
    // The password was replaced, or the person disabled, while it was proved.
    if (error instanceof DomainError && error.fieldErrors.some(({ code }) => code === 'sign_in_refused')) {
      return { code: 'sign_in_refused', params: {} };
    }
    if (!(error instanceof DomainError) || (error.code !== 'rate_limited' && error.code !== 'unavailable')) throw error;
    return { code: error.code, params: error.params };
  }
}
