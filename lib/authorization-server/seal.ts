import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Some of what the library keeps refers to another thing by its value: an interaction to its session's cookie. Such members
 * are encrypted with a key made of the artifact's own value, which the table does not hold: whoever reads the table can
 * present none of it, and whoever presents the value finds everything.
 */

const NONCE = 12;
const TAG = 16;

function keyOf(value: string): Buffer {
  return Buffer.from(hkdfSync('sha256', value, 'clientele', 'sealed members of a protocol artifact', 32));
}

/** AES-256-GCM, as base64url of nonce, tag and ciphertext. */
export function seal(members: object, value: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(value), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(members), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

/** What `seal` hid under the same value. Throws when it was changed or belongs to another. */
export function unseal(sealed: string, value: string): Record<string, unknown> {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(value), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8'));
}
