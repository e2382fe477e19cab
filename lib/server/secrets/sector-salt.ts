import { createHmac } from 'node:crypto';
import { env } from '../env';

/**
 * The salt of a pairwise client (OIDC Core §8.1). Clients of one sector know a person by one subject, so it is made of the
 * sector's host and a secret of this installation: nobody outside can compute whose subject it is.
 */
export function sectorSalt(host: string): string {
  return createHmac('sha256', env.AUTH_SECRET).update(`pairwise sector\n${host}`).digest('base64url');
}
