import type { UserClaim } from '@/lib/domain/resources/model';

/** The names of the claims that go with a resource, those with a value of their own among them. */
export function claimNames({ userClaims }: { userClaims: readonly UserClaim[] }): string[] {
  return userClaims.map((claim) => (typeof claim === 'string' ? claim : claim.type));
}
