/**
 * Why an outbound request brought no usable answer (security.md §3). The sentences stand in the message file under
 * `discovery.failure.<reason>`. A blocked address is never tried, so its failure says the same whether something listens
 * there or not.
 */
export const OUTBOUND_FAILURE_REASONS = [
  /** Plain http to an origin that OUTBOUND_ALLOW does not list. */
  'not_https',
  /** Neither 443 nor 8443, nor listed. */
  'port_not_allowed',
  /** Loopback, private, link-local, metadata … and not listed. */
  'blocked_address',
  'unknown_host',
  /** Refused, reset, no route. */
  'not_reachable',
  /** Expired, self-signed, for another name. */
  'certificate',
  /** No TLS at all on that port, or no version in common. */
  'tls',
  'timed_out',
  /** Redirects are not followed: `params.location`. */
  'redirected',
  /** More than 256 KiB after decompression. */
  'too_large',
  /** Not HTTP, a broken content encoding, cut short. */
  'malformed_response',
  /** Too many requests of ours are under way. */
  'busy',
] as const;

export type OutboundFailureReason = (typeof OUTBOUND_FAILURE_REASONS)[number];

export type FailureParams = Record<string, string | number>;
