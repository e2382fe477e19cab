import { UNSAFE_findCredentials } from '@/lib/data/accounts';
import { UNSAFE_startSession } from '@/lib/data/sessions';
import { emailSchema } from '@/lib/domain/people/schemas';
import { DomainError } from '@/lib/domain/problem';
import { knownBrowser } from './known-browser';
import { verifyPassword } from './passwords';
import { requestFacts } from './request';
import { logSecurityEvent } from './security-log';
import { admitAttempt } from './throttle';

/**
 * Proves a person by e-mail address and password and opens a session; returns its reference, or null. Whether the address
 * is unknown, the password wrong, or the person disabled: one answer, and the same work done for it (security.md §4).
 * Throws `rate_limited`, and `invalid_input` for a right password whose owner may only sign in to applications.
 */
export async function signInWithPassword(
  credentials: { email: unknown; password: unknown },
  headers: Headers,
): Promise<string | null> {
  const facts = requestFacts(headers);
  const email = emailSchema.safeParse(credentials.email).data ?? '';
  const password = typeof credentials.password === 'string' ? credentials.password : '';
  const admission = await admitAttempt(email, facts.address, knownBrowser(headers, email)).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'rate_limited') logSecurityEvent('sign_in_throttled', facts);
    throw error;
  });

  const user = await UNSAFE_findCredentials(email);
  const proven = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !proven || user.disabledAt) {
    logSecurityEvent('sign_in_failed', facts);
    return null;
  }
  await admission.succeeded();
  // Told only to whoever gave the right password, who learns nothing else by it.
  if (user.role === null) {
    throw new DomainError('invalid_input', {
      fieldErrors: [{ path: 'email', code: 'sign_in_without_console', params: {} }],
    });
  }
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
  );
}
