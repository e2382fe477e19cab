import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { env } from '@/lib/server/env';

/** How somebody signed in, as the session keeps it (RFC 8176 §2 names the first; the second is our own). */
export const PASSWORD = 'pwd';
export const COMPANY_ACCOUNT = 'fed';

/** What a registration's `identityProviderRestrictions` call the company's provider: its issuer's host. */
export const companyHost: string | null =
  env.AUTH_OIDC_ISSUER === undefined ? null : new URL(env.AUTH_OIDC_ISSUER).host;

type Ways = Pick<RegistrationConfiguration, 'enableLocalLogin' | 'identityProviderRestrictions'>;

/** The company provider that people may sign in with on the way to this client, or null. An empty list restricts nothing. */
export function companyFor({ identityProviderRestrictions: allowed }: Ways): string | null {
  if (companyHost === null) return null;
  return allowed.length === 0 || allowed.includes(companyHost) ? companyHost : null;
}

/** Whether a session that began in this way will do for a client (fields.md §6). */
export function wayAllowed(configuration: Ways, amr: readonly string[] | undefined): boolean {
  return amr?.includes(COMPANY_ACCOUNT) ? companyFor(configuration) !== null : configuration.enableLocalLogin;
}
