import { createHash, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id at the strength OWASP asks for: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const SHA256 = 'sha256:';

/**
 * What is kept of a secret that is only verified (fields.md §2). A generated one has 256 bits, so a fast hash is as good as
 * a slow one and costs the token endpoint nothing; a typed one may be guessable, so it gets argon2id.
 */
export async function digestSecret(secret: string, origin: 'generated' | 'entered'): Promise<string> {
  return origin === 'generated' ? sha256(secret) : hash(secret, ARGON2ID);
}

/** Whether `secret` is the one that `digest` was made of. Never throws: an unknown digest matches nothing. */
export async function matchesDigest(secret: string, digest: string): Promise<boolean> {
  if (!digest.startsWith(SHA256)) return verify(digest, secret).catch(() => false);
  const [given, kept] = [Buffer.from(sha256(secret)), Buffer.from(digest)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}

/** Whether a secret was typed by somebody: only such a one can be guessed, and comparing it takes its time. */
export function isTypedSecret(digest: string): boolean {
  return !digest.startsWith(SHA256);
}

function sha256(secret: string): string {
  return SHA256 + createHash('sha256').update(secret, 'utf8').digest('hex');
}
