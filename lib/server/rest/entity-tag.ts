import { DomainError } from '@/lib/domain/problem';
import { entityTag, matchesVersion } from '../http/entity-tag';
import { RestProblem } from './rest-problem';

/**
 * Whether the version that stands may be replaced, by `If-Match`. Returns the version to hold on to, null where the request does not
 * say. Throws `precondition_failed`.
 */
export function matchedVersion(ifMatch: string | null, standing: number): number | null {
  if (ifMatch === null) return null;
  if (matchesVersion(ifMatch, standing)) return standing;
  throw new RestProblem('precondition_failed', { headers: { ETag: entityTag(standing) } });
}

/** As `matchedVersion`, for what may not be replaced unseen. Throws `precondition_required` too (RFC 6585 §3). */
export function requireMatch(ifMatch: string | null, standing: number): number {
  const version = matchedVersion(ifMatch, standing);
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
