import { customFetch } from 'next-auth';
import type { OIDCConfig } from 'next-auth/providers';
import { UNSAFE_findOrCreateCompanyUser } from '@/lib/data/company-accounts';
import { UNSAFE_startSession } from '@/lib/data/sessions';
import { readCompanyClaims } from '@/lib/domain/people/company-claims';
import { env } from './env';
import { outbound } from './outbound';
import { requestFacts } from './request';
import { logSecurityEvent } from './security-log';

/** The provider’s id in next-auth, and so in its callback address: /api/auth/callback/company. */
export const COMPANY = 'company';

/** Whether AUTH_OIDC_* are set. */
export const hasCompanySignIn = env.AUTH_OIDC_ISSUER !== undefined;

/** The company's identity provider, when one is configured: authorization code with PKCE, state and nonce, nothing else. */
export function companyProvider(): OIDCConfig<Record<string, unknown>>[] {
  const { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_CLIENT_ID: clientId, AUTH_OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return [];
  return [
    {
      id: COMPANY,
      name: COMPANY,
      type: 'oidc',
      issuer,
      clientId,
      clientSecret,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid profile email' } },
      profile: (claims) => ({ id: String(claims.sub) }),
      // The one way out of this process (security.md §3).
      [customFetch]: (address, init) => outbound.fetch(String(address), init as Parameters<typeof outbound.fetch>[1]),
    },
  ];
}

/** Opens a session for the holder of a company account; null when they have no way in. */
export async function signInWithCompanyAccount(claims: unknown, headers: Headers): Promise<string | null> {
  const facts = requestFacts(headers);
  const roleClaim = env.AUTH_OIDC_ROLE_CLAIM ?? null;
  const account = readCompanyClaims(claims, roleClaim);
  const { requestId, address } = facts;
  const user =
    account &&
    (await UNSAFE_findOrCreateCompanyUser(
      account,
      { rolesFromClaim: roleClaim !== null, door: 'console' },
      { requestId, address },
    ));
  if (!user) {
    logSecurityEvent('sign_in_failed', facts);
    return null;
  }
  return UNSAFE_startSession(
    { kind: 'user', ...user, sessionId: null, authenticatedAt: new Date(), origin: 'console', requestId, address },
    facts.userAgent,
  );
}
