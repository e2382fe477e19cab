import { CompactEncrypt, compactDecrypt } from 'jose';
import type { Keyring } from './keyring';

/** A ciphertext that cannot be opened: its key is gone, or somebody changed or moved it. Hurts the one registration only. */
export class UnreadableSecretError extends Error {
  override readonly name = 'UnreadableSecretError';
}

/**
 * Encrypts a secret that must be presented to a provider: compact JWE, direct A256GCM under the current key, which its
 * header names (RFC 7516, RFC 7518 §4.5). `owner` is the id of the row it is for; it stands in the authenticated header, so
 * that a ciphertext copied into another row does not open there.
 */
export async function encryptSecret(
  plaintext: string,
  owner: string,
  keyring: Keyring,
): Promise<{ ciphertext: string; keyId: string }> {
  const [{ id, key }] = keyring;
  const ciphertext = await new CompactEncrypt(new TextEncoder().encode(plaintext))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: id, sub: owner })
    .encrypt(key);
  return { ciphertext, keyId: id };
}

/** A ciphertext brought under the current key; null when it cannot be opened. */
export async function reencryptSecret(ciphertext: string, owner: string, keyring: Keyring) {
  try {
    return await encryptSecret(await decryptSecret(ciphertext, owner, keyring), owner, keyring);
  } catch (error) {
    if (error instanceof UnreadableSecretError) return null;
    throw error;
  }
}

/** The secret that `encryptSecret` hid for the same `owner`. Throws UnreadableSecretError, which tells nothing of it. */
export async function decryptSecret(ciphertext: string, owner: string, keyring: Keyring): Promise<string> {
  const keyNamed = (kid: string | undefined) => {
    const found = keyring.find(({ id }) => id === kid);
    if (found === undefined)
      throw new UnreadableSecretError('encrypted under a key that ENCRYPTION_KEYS does not list');
    return found.key;
  };
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(ciphertext, ({ kid }) => keyNamed(kid), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    if (protectedHeader.sub !== owner) throw new UnreadableSecretError('encrypted for another row');
    return new TextDecoder().decode(plaintext);
  } catch (error) {
    if (error instanceof UnreadableSecretError) throw error;
    throw new UnreadableSecretError('damaged ciphertext');
  }
}
