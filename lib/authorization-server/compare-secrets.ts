import { createHash, createHmac, randomBytes } from 'node:crypto';
import { errors, Provider } from 'oidc-provider';
import { DomainError } from '@/lib/domain/problem';
import { rateLimiter, refused, spend } from '@/lib/server/rate-limiter';
import { factsOf } from '@/lib/server/request';
import { isTypedSecret, matchesDigest } from '@/lib/server/secrets';
import { networkOf } from '@/lib/server/throttle';

/**
 * Wrong secrets of one client from one network. A window is short, because programs that were given a wrong secret go on trying,
 * and may live at the address of others that have the right one.
 */
const GUESSES = { name: 'client-secret', points: 20, seconds: 60 };

/** What this process has seen proved: a keyed digest of the secret with the digest it matched, so that another one is no match. */
const proved = new Set<string>();
const PROVED_AT_MOST = 10_000;
const key = randomBytes(32);
const proofOf = (secret: string, digest: string) =>
  createHmac('sha256', key).update(`${digest}\n${secret}`).digest('hex');

/**
 * The one among `secrets` that `presented` is, or null. RFC 6749 §2.3.1: what a client proves itself with must not be guessed at
 * leisure. Generated secrets cannot be; of typed ones guesses are counted, for each client and network, before they are looked
 * at. A program that has proved its secret is not held up by whoever guesses beside it. Throws `invalid_client` with 429.
 */
export async function findSecret<S extends { digest: string }>(
  owner: string,
  presented: string,
  secrets: readonly S[],
): Promise<S | null> {
  const typed: S[] = [];
  for (const secret of secrets) {
    const isTyped = isTypedSecret(secret.digest);
    if (isTyped) typed.push(secret);
    if (isTyped ? proved.has(proofOf(presented, secret.digest)) : await matchesDigest(presented, secret.digest))
      return secret;
  }
  if (typed.length === 0) return null;
  const admitted = await admit(owner);
  for (const secret of typed) {
    if (!(await matchesDigest(presented, secret.digest))) continue;
    await admitted.succeeded();
    if (proved.size >= PROVED_AT_MOST) proved.clear();
    proved.add(proofOf(presented, secret.digest));
    return secret;
  }
  return null;
}

async function admit(owner: string): Promise<{ succeeded: () => Promise<unknown> }> {
  const ctx = Provider.ctx;
  const limiter = rateLimiter(GUESSES);
  const network = networkOf(ctx === undefined ? null : factsOf(ctx.req).address);
  const place = createHash('sha256').update(`${owner}\n${network}`).digest('base64url');
  try {
    await spend(limiter, place);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'rate_limited') throw error;
    ctx?.set('Retry-After', String(error.params.seconds));
    throw Object.assign(new errors.InvalidClientAuth('too many attempts'), { status: 429, statusCode: 429 });
  }
  return { succeeded: () => limiter.reward(place).catch(refused) };
}
