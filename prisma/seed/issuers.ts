import { createHash } from 'node:crypto';
import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import { digestKeys } from '@/lib/server/discovery/keys';
import { isAway, issuerOf } from './demonstration';
import type { Random } from './random';
import { COMPANIES } from './vocabulary';

/** What it published, or why nothing was learned of it: it never answered. */
export type SeededIssuer = { id: string } & (
  | { published: { snapshotId: string; document: Record<string, unknown> }; failure: null }
  | { published: null; failure: DiscoveryFailure }
);

/**
 * One issuer a company, with the document that it has published since `at`, and that was last confirmed at `confirmedAt`. Rows
 * are named after the columns.
 */
export function makeIssuers(random: Random, at: Date, confirmedAt: Date) {
  const keys = Buffer.from(digestKeys([])).toString('hex');
  const byUrl = new Map<string, SeededIssuer>();
  const [issuers, snapshots] = [[] as object[], [] as object[]];
  for (const company of COMPANIES) {
    const url = issuerOf(company);
    const id = random.uuid(at);
    const attempt = {
      id,
      url,
      last_attempt_at: confirmedAt,
      created_at: at,
      last_success_at: null,
      last_failure: null,
    };
    if (isAway(company)) {
      const failure: DiscoveryFailure = { reason: 'not_reachable', params: { host: new URL(url).host } };
      byUrl.set(url, { id, published: null, failure });
      issuers.push({ ...attempt, last_failure: failure });
      continue;
    }
    const document = documentOf(url, random);
    const body = Buffer.from(JSON.stringify(document, null, 2));
    const snapshotId = random.uuid(at);
    byUrl.set(url, { id, published: { snapshotId, document }, failure: null });
    issuers.push({ ...attempt, last_success_at: confirmedAt });
    snapshots.push({
      id: snapshotId,
      issuer_id: id,
      sha256: `\\x${createHash('sha256').update(body).digest('hex')}`,
      keys_sha256: `\\x${keys}`,
      body: `\\x${body.toString('hex')}`,
      document,
      source_url: `${url}/.well-known/openid-configuration`,
      address: `203.0.113.${random.integer(255)}`,
      headers: { 'content-type': 'application/json' },
      fetched_at: at,
      last_seen_at: confirmedAt,
    });
  }
  return { byUrl, issuers, snapshots };
}

function documentOf(issuer: string, random: Random): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/v1/authorize`,
    token_endpoint: `${issuer}/v1/token`,
    userinfo_endpoint: `${issuer}/v1/userinfo`,
    device_authorization_endpoint: `${issuer}/v1/device`,
    jwks_uri: `${issuer}/v1/keys`,
    response_types_supported: ['code', 'id_token'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials', 'implicit'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    token_endpoint_auth_methods_supported: random.chance(0.7)
      ? ['client_secret_basic', 'client_secret_post', 'none']
      : ['client_secret_basic', 'private_key_jwt'],
    ...(random.chance(0.8) && { code_challenge_methods_supported: ['S256'] }),
  };
}
