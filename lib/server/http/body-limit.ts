import type { IncomingHttpHeaders } from 'node:http';

/** Bytes of a request's body. The largest thing sent here is a hundred redirect URIs of 2,048 characters, several times over. */
export const LARGEST_BODY = 1024 * 1024;

const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Judges a body by what its headers announce, before a byte of it is read. One of unannounced length is refused
 * (RFC 9110 §15.5.12): every browser and form library says how much it sends.
 */
export function refuseBody(method: string, headers: IncomingHttpHeaders): 'length_required' | 'too_large' | null {
  if (headers['transfer-encoding'] !== undefined) return 'length_required';
  const length = headers['content-length'];
  if (length === undefined) return WITHOUT_BODY.has(method) || method === 'DELETE' ? null : 'length_required';
  return Number(length) <= LARGEST_BODY ? null : 'too_large';
}
