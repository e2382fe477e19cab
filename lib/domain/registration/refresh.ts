/**
 * Refresh count, the one control of refresh tokens (fields.md §5). Three dialects speak of it: the grant `refresh_token`
 * (RFC 7591), a limit (seed I) and `allowOfflineAccess` (seed A). Here they become one, and one becomes them.
 */
import { DEVICE_CODE } from './grants';
import type { RegistrationConfiguration } from './model';

export type RefreshTokenLimit = RegistrationConfiguration['refreshTokenLimit'];

export const REFRESH_TOKEN = 'refresh_token';

/** The grants whose tokens can be refreshed: a person said yes once, and need not be asked again. */
export const REFRESHABLE_GRANTS: readonly string[] = ['authorization_code', 'hybrid', 'password', DEVICE_CODE];

/** Whether a Refresh count means anything beside these grants. */
export function canRefresh(grantTypes: readonly string[]): boolean {
  return grantTypes.some((grant) => REFRESHABLE_GRANTS.includes(grant));
}

export type RefreshRequest = {
  grantTypes: readonly string[];
  /** Absent: nothing was said of a limit. */
  refreshTokenLimit?: RefreshTokenLimit | undefined;
  /** Seed A's member; absent in every other dialect. */
  allowOfflineAccess?: boolean | undefined;
};

/**
 * The limit that a request means. `allowOfflineAccess` false is 0, true is unlimited unless a limit other than 0 is set; without it
 * a limit is what it says; without either, listing `refresh_token` is unlimited.
 */
export function refreshTokenLimitOf({
  grantTypes,
  refreshTokenLimit,
  allowOfflineAccess,
}: RefreshRequest): RefreshTokenLimit {
  if (allowOfflineAccess === false) return 0;
  if (allowOfflineAccess === true) return refreshTokenLimit || 'unlimited';
  return refreshTokenLimit ?? (grantTypes.includes(REFRESH_TOKEN) ? 'unlimited' : 0);
}

type Refreshing = Pick<RegistrationConfiguration, 'grantTypes' | 'refreshTokenLimit'>;

/** Seed A's member, told back: also of a client whose grants cannot be refreshed, as the seed's own example is. */
export function allowOfflineAccessOf({ refreshTokenLimit }: Pick<Refreshing, 'refreshTokenLimit'>): boolean {
  return refreshTokenLimit !== 0;
}

/** Whether the built-in server gives this client refresh tokens. */
export function issuesRefreshTokens({ grantTypes, refreshTokenLimit }: Refreshing): boolean {
  return refreshTokenLimit !== 0 && canRefresh(grantTypes);
}
