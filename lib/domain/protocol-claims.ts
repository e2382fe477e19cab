/**
 * Claims that the protocol itself gives a meaning: who issued a token to whom, for whom, for how long. Nobody may set them
 * (fields.md §5), or a client could say that it is another, or that its token never expires. RFC 7519 §4.1, RFC 9068 §2.2,
 * OIDC Core §2, §3.3.2.11 and §5.6.2, RFC 7800 §3.1, RFC 8693 §4, OIDC Back-Channel Logout §2.4, OIDC CIBA §10.3.1.
 */
const PROTOCOL_CLAIMS: ReadonlySet<string> = new Set([
  ...['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'],
  ...['client_id', 'scope', 'azp', 'cnf', 'act', 'may_act'],
  ...['nonce', 'auth_time', 'acr', 'amr', 'at_hash', 'c_hash', 's_hash', 'rt_hash', 'sid', 'events'],
  ...['_claim_names', '_claim_sources'],
]);

/** What this server says besides in an access token, or in answer to a question about one (RFC 7662 §2.2). */
const SERVER_CLAIMS: ReadonlySet<string> = new Set(['active', 'token_type', 'grant_id', 'iat_ms', 'extra']);

/** Whether `name` is the protocol's own. */
export function isProtocolClaim(name: string): boolean {
  return PROTOCOL_CLAIMS.has(name);
}

/** Whether nobody else may say `name` in an access token. */
export function isReservedInTokens(name: string): boolean {
  return isProtocolClaim(name) || SERVER_CLAIMS.has(name);
}
