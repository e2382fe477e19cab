import { createHash, randomBytes } from 'node:crypto';
import { generateSecret } from './secrets/generate';

/** A random reference of 256 bits, safe in an address: for session cookies and single-use links. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How values that programs hold begin, so that scanners of leaked secrets recognise them. */
export const API_TOKEN = 'clt_api_';

/** The value of a new API token: the prefix, 256 random bits and a checksum. */
export function newApiToken(): string {
  return generateSecret(API_TOKEN);
}

/**
 * What the database keeps of a token. It has 256 bits of randomness, so one round of SHA-256 cannot be turned round, and a
 * dump of the table opens nothing.
 */
export function digestToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
