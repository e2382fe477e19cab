/**
 * JWS algorithms that tokens can be signed with here: asymmetric ones of RFC 7518 §3.1 and RFC 8037. HS* would need the client's
 * secret, of which only a digest is kept.
 */
export const SIGNING_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];
