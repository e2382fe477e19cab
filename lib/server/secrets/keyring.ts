import { env } from '../env';

/** One key that secrets are encrypted with: 32 bytes, and the id that every ciphertext names it by. */
export type EncryptionKey = { id: string; key: Uint8Array };

/** The first key encrypts; all of them decrypt, until what they hold has been re-encrypted. */
export type Keyring = readonly [EncryptionKey, ...EncryptionKey[]];

/** The keys of `ENCRYPTION_KEYS`, in its order. */
export function currentKeyring(): Keyring {
  return env.ENCRYPTION_KEYS;
}
