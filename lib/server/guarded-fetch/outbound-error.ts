import type { FailureParams, OutboundFailureReason } from '@/lib/domain/outbound/failure';

/** An outbound request that brought no usable answer: a typed reason, and what its sentence needs. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly reason: OutboundFailureReason;
  readonly params: FailureParams;

  constructor(reason: OutboundFailureReason, params: FailureParams = {}, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.params = params;
  }
}

/** Codes of Node, OpenSSL and undici, by what they mean to a person. The first row that matches counts. */
const CODES: readonly [RegExp, OutboundFailureReason][] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA)$/, 'unknown_host'],
  [/TIMEOUT|^ETIMEDOUT$/, 'timed_out'],
  [/^(ERR_SSL_|EPROTO$|ERR_TLS_(?!CERT))/, 'tls'],
  [/CERT|^(UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED)/, 'certificate'],
  [/^UND_ERR_RES_EXCEEDED_MAX_SIZE$/, 'too_large'],
  [/^(HPE_|Z_|ERR__ERROR_|ERR_BROTLI|ERR_ZLIB|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_CONTENT)/, 'malformed_response'],
];

function* causesOf(error: unknown): Generator<object> {
  // A chain of causes is short; a ring of them must not hold us.
  for (let depth = 0; depth < 8 && typeof error === 'object' && error !== null; depth += 1) {
    yield error;
    const several: unknown = 'errors' in error && Array.isArray(error.errors) ? error.errors[0] : undefined;
    error = several ?? ('cause' in error ? error.cause : undefined);
  }
}

/** Reads whatever the network threw. What nobody foresaw is “not reachable”, with its code kept as cause for the log. */
export function toOutboundError(error: unknown, params: FailureParams): OutboundError {
  for (const cause of causesOf(error)) {
    if (cause instanceof OutboundError) return cause;
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    const known = CODES.find(([pattern]) => pattern.test(code));
    if (known) return new OutboundError(known[1], { ...params, code }, error);
  }
  return new OutboundError('not_reachable', params, error);
}
