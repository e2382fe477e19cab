import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint } from 'jose';
import type { SigningAlgorithm } from '@/lib/domain/signing-algorithms';
import { currentKeyring, encryptSecret } from '@/lib/server/secrets';

const generate = promisify(generateKeyPair) as (
  type: string,
  options: object,
) => Promise<{ publicKey: KeyObject; privateKey: KeyObject }>;

/** RFC 7518 §3.3: RSA keys of 2048 bits or more. */
const RSA = ['rsa', { modulusLength: 2048 }] as const;
const KINDS: Record<SigningAlgorithm, readonly [string, object]> = {
  RS256: RSA,
  PS256: RSA,
  ES256: ['ec', { namedCurve: 'P-256' }],
  EdDSA: ['ed25519', {}],
};

/** A new key as its row: named by its thumbprint (RFC 7638), the private part encrypted under the first of ENCRYPTION_KEYS. */
export async function newSigningKey(algorithm: SigningAlgorithm) {
  const { publicKey, privateKey } = await generate(...KINDS[algorithm]);
  const bare = publicKey.export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint(bare as Parameters<typeof calculateJwkThumbprint>[0]);
  const named = { kid, alg: algorithm, use: 'sig' };
  const privateJwk = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...named });
  return {
    kid,
    algorithm,
    publicJwk: { ...bare, ...named },
    ...(await encryptSecret(privateJwk, kid, currentKeyring())),
  };
}
