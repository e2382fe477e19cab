import { UNSAFE_findApiToken } from '@/lib/data/api-tokens';
import { UNSAFE_noteUse } from '@/lib/data/last-use';
import { UNSAFE_recordRefusal } from '@/lib/data/refusals';
import type { Actor } from '@/lib/domain/actor';
import type { ApiTokenView } from '@/lib/domain/api-tokens/api-token';
import { type RequestFacts, requestFacts } from './request';
import { countAttempt } from './rest/rate-limits';
import { logSecurityEvent } from './security-log';
import { networkOf } from './throttle';
import { hasTokenInAddress, tokenInAddress } from './token-in-address';

/** A program at the REST API. */
export type TokenActor = Actor & { kind: 'token'; id: string; permissions: ApiTokenView['permissions'] };

/** Who is asking, or why nobody is: `missing`, `invalid` (unknown, expired, revoked), `in_address`. */
export type TokenAnswer = { ok: true; actor: TokenActor } | { ok: false; reason: 'missing' | 'invalid' | 'in_address' };

/** RFC 6750 §2.1: b64token; RFC 9110 §11.1: the scheme's case has no meaning. */
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/**
 * The actor behind the bearer token of a request. The token's row is read at every request: whatever was revoked or has expired
 * is so from this request on.
 */
export async function actorOfToken(request: Request): Promise<TokenAnswer> {
  if (await tellTokenInAddress(request)) return { ok: false, reason: 'in_address' };
  const facts = requestFacts(request.headers);
  const value = BEARER.exec(request.headers.get('authorization') ?? '')?.[1];
  if (value === undefined) return { ok: false, reason: 'missing' };
  const token = await UNSAFE_findApiToken(value);
  if (token?.state !== 'active') {
    logSecurityEvent('api_token_refused', { ...facts, ...(token && { subject: nameOf(token) }) });
    return { ok: false, reason: 'invalid' };
  }
  UNSAFE_noteUse({ apiTokenId: token.id });
  return { ok: true, actor: actorOf(token, facts) };
}

/**
 * Whether an API token stands in the address of a request. security.md §4: never there, because addresses are logged by everybody on
 * the way. Which token it was is said in the security log and, where it is a living one, in the audit trail: it has to be revoked.
 * Counted before it is told, so that nobody fills the trail with one token over and over: throws `rate_limited`.
 */
export async function tellTokenInAddress(request: Request): Promise<boolean> {
  if (!hasTokenInAddress(request.url)) return false;
  const facts = requestFacts(request.headers);
  await countAttempt(networkOf(facts.address));
  const { value, path } = tokenInAddress(request.url);
  const token = value === null ? null : await UNSAFE_findApiToken(value);
  logSecurityEvent('api_token_leaked', { ...facts, ...(token && { subject: nameOf(token) }) });
  if (token?.state === 'active') {
    await UNSAFE_recordRefusal(actorOf(token, facts), { code: 'token_in_address', subject: path });
  }
  return true;
}

function actorOf(token: ApiTokenView, { requestId, address }: RequestFacts): TokenActor {
  return {
    kind: 'token',
    id: token.id,
    name: token.name,
    // The permissions decide; the role is the one that may least.
    role: 'reviewer',
    permissions: token.permissions,
    sessionId: null,
    authenticatedAt: null,
    origin: 'api',
    requestId,
    address,
  };
}

const nameOf = ({ name, last4 }: ApiTokenView) => `${name} (…${last4})`;
