import { DomainError } from '@/lib/domain/problem';
import { type Remaining, rateLimiter, spend } from '../rate-limiter';
import { RestProblem } from './rest-problem';

/** Requests of one token, and of one network with tokens that do not work. */
const REQUESTS = { name: 'api-token', points: 600, seconds: 60 };
const ATTEMPTS = { name: 'api-attempt', points: 60, seconds: 60 };

export type LimitHeaders = Record<string, string>;

/** Counts a request of a token; says what is left (draft-ietf-httpapi-ratelimit-headers). Throws `rate_limited`. */
export async function countRequest(tokenId: string): Promise<LimitHeaders> {
  return headersOf(await spend(rateLimiter(REQUESTS), tokenId).catch(withHeaders));
}

/** Counts a request with a token that does not work. Throws `rate_limited`. */
export async function countAttempt(network: string): Promise<void> {
  await spend(rateLimiter(ATTEMPTS), network);
}

function headersOf({ points, seconds }: Remaining): LimitHeaders {
  return {
    'RateLimit-Policy': `"token";q=${REQUESTS.points};w=${REQUESTS.seconds}`,
    RateLimit: `"token";r=${points};t=${seconds}`,
  };
}

function withHeaders(error: unknown): never {
  if (!(error instanceof DomainError) || error.code !== 'rate_limited') throw error;
  const seconds = Number(error.params.seconds);
  const headers = { ...headersOf({ points: 0, seconds }), 'Retry-After': String(seconds) };
  throw new RestProblem('rate_limited', { params: error.params, headers });
}
