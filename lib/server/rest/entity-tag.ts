import { DomainError } from '@/lib/domain/problem';
import { entityTag, isVersionIn, matchesVersion } from '../http/entity-tag';
import type { RestCall } from './operation';
import { RestProblem } from './rest-problem';

type Conditions = Pick<RestCall, 'ifMatch' | 'ifNoneMatch'>;

/**
 * Whether the version that stands may be replaced, by `If-Match` and `If-None-Match`. Returns the version to hold on to, null where
 * the request does not say. Throws `precondition_failed`.
 */
export function matchedVersion({ ifMatch, ifNoneMatch }: Conditions, standing: number): number | null {
  const isWanted = ifMatch === null || matchesVersion(ifMatch, standing);
  // RFC 9110 §13.1.2: `*` is “only if there is none yet”.
  const isUnwanted = ifNoneMatch !== null && isVersionIn(ifNoneMatch, standing);
  if (isUnwanted || !isWanted) throw new RestProblem('precondition_failed', { headers: { ETag: entityTag(standing) } });
  return ifMatch === null ? null : standing;
}

/** As `matchedVersion`, for what may not be replaced unseen. Throws `precondition_required` too (RFC 6585 §3). */
export function requireMatch(conditions: Conditions, standing: number): number {
  const version = matchedVersion(conditions, standing);
  if (version === null) throw new RestProblem('precondition_required');
  return version;
}

/** Somebody was faster between the comparison and the write: to the program it is the same failed precondition. */
export async function precondition<T>(ifMatch: string | null, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (ifMatch === null || !(error instanceof DomainError) || error.code !== 'conflict') throw error;
    throw new RestProblem('precondition_failed');
  }
}
