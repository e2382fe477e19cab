import { type FailureParams, OUTBOUND_FAILURE_REASONS } from '../outbound/failure';

/** Why a discovery failed after an answer came, or before a request was made. Sentences: `discovery.failure.<reason>`. */
const DOCUMENT_FAILURE_REASONS = [
  /** No absolute URL, or one with userinfo, a query or a fragment (OIDC Discovery §3). */
  'invalid_issuer',
  /** Any status but 200 and those with a reason of their own: `params.status`. */
  'http_status',
  /** Neither well-known address exists. */
  'not_found',
  /** Another content type, or text that is not JSON. */
  'not_json',
  'not_utf8',
  /** JSON, but an array, a string, a number. */
  'not_an_object',
  /** `params.member`: which of two values counts is anybody's guess (RFC 8259 §4). */
  'duplicate_keys',
  /** A member called `__proto__`, or text that no database keeps (NUL, half a surrogate pair). */
  'forbidden_content',
  'too_deep',
  /** `params.members`: of the wrong type. */
  'invalid_document',
  /** `params.requested` and `params.published`: OIDC Discovery §4.3, RFC 8414 §3.3. */
  'wrong_issuer',
  /** `params.members`: endpoints that are no absolute https URL. */
  'endpoint_not_https',
  /** Keys only: a JWKS with private or symmetric members. */
  'private_keys',
] as const;

export const DISCOVERY_FAILURE_REASONS = [...OUTBOUND_FAILURE_REASONS, ...DOCUMENT_FAILURE_REASONS] as const;

type DiscoveryFailureReason = (typeof DISCOVERY_FAILURE_REASONS)[number];

/** A typed reason, and what its sentence needs. `params.correction`, where there is one, is an issuer URL to take instead. */
export type DiscoveryFailure = { reason: DiscoveryFailureReason; params: FailureParams };

/** The issuer URL that would have worked, offered as one click; null when none is known. */
export function correctionOf(failure: Pick<DiscoveryFailure, 'params'>): string | null {
  const { correction } = failure.params;
  return typeof correction === 'string' && correction !== '' ? correction : null;
}
