import { UNSAFE_startSession } from '@/lib/data/sessions';
import { DomainError } from '@/lib/domain/problem';
import { provePerson } from './prove-person';
import { requestFacts } from './request';

/**
 * Proves a person by e-mail address and password and opens a session; returns its reference, or null. Throws `rate_limited`, and
 * `invalid_input` for a right password whose owner may only sign in to applications.
 */
export async function signInWithPassword(
  credentials: { email: unknown; password: unknown },
  headers: Headers,
): Promise<string | null> {
  const user = await provePerson(credentials, headers);
  if (user === null) return null;
  // Told only to whoever gave the right password, who learns nothing else by it.
  if (user.role === null) {
    throw new DomainError('invalid_input', {
      fieldErrors: [{ path: 'email', code: 'sign_in_without_console', params: {} }],
    });
  }
  const facts = requestFacts(headers);
  return UNSAFE_startSession(
    {
      kind: 'user',
      id: user.id,
      name: user.name,
      role: user.role,
      sessionId: null,
      authenticatedAt: new Date(),
      origin: 'console',
      requestId: facts.requestId,
      address: facts.address,
    },
    facts.userAgent,
    user,
  );
}
