import type { Actor } from '@/lib/domain/actor';
import type { WireTerms } from '@/lib/domain/dialects/rfc7591/read';
import { initialAccessTokenState } from '@/lib/domain/dynamic-registration/initial-access-token';
import { termsOf } from '@/lib/domain/dynamic-registration/settings';
import type { RegistrationApproval } from '@/lib/domain/registration/views';
import { digestToken } from '@/lib/server/tokens';
import { INITIAL_ACCESS_TOKEN } from '@/lib/server/wire-tokens';
import { database, statement } from '../database';
import { createBatch } from '../protocol/batch';
import { settingsInForce } from '../settings';

/** Somebody who may register a client now, and on which terms. */
export type Registrar = {
  actor: Actor;
  terms: WireTerms;
  approval: RegistrationApproval;
  initialAccessTokenId: string | null;
  /** Without a token: how many clients an address may register in a day. */
  openQuota: number | null;
};

/**
 * Lets in who wants to register a client: with an initial access token, or without one where the setting opens that door. A dead
 * token is not as good as none, also where none is needed; who is refused with one that is known is told.
 */
export async function UNSAFE_admitRegistrar(
  token: string | null,
  facts: { requestId: string; address: string | null },
): Promise<Registrar | { refused: Actor | null }> {
  const [{ registration: settings }, found] = await Promise.all([
    settingsInForce(database),
    token === null ? null : findKnown(token),
  ]);
  const actor: Actor = {
    kind: found === null ? 'anonymous' : 'token',
    id: found?.id ?? null,
    name: found === null ? 'open registration' : `${found.description} (…${found.last4})`,
    role: 'reviewer',
    permissions: ['registration:register'],
    sessionId: null,
    authenticatedAt: null,
    origin: 'registration',
    ...facts,
  };
  if (found === null && (token !== null || settings.access !== 'open')) return { refused: null };
  if (found !== null && initialAccessTokenState(found, new Date()) !== 'active') return { refused: actor };
  return {
    actor,
    terms: termsOf(settings, found),
    approval: settings.approval === 'administrator' ? 'pending' : 'approved',
    initialAccessTokenId: found?.id ?? null,
    openQuota: found === null ? settings.openQuota : null,
  };
}

type TokenRow = {
  id: string;
  description: string;
  last4: string;
  allowedGrants: string[];
  allowedScopes: string[];
  revokedAt: Date | null;
  expiresAt: Date | null;
  maxUses: number | null;
  uses: number;
};

/** The row of a token, living or dead. */
async function findKnown(token: string): Promise<TokenRow | null> {
  if (!token.startsWith(INITIAL_ACCESS_TOKEN)) return null;
  return (await findToken(Buffer.from(digestToken(token)))) ?? null;
}

/** Requests that come together ask together. */
const findToken = createBatch<Buffer, TokenRow | undefined>(async (digests) => {
  const rows = await statement<TokenRow & { digest: Buffer }>(
    'initial-access-tokens',
    `SELECT id, digest, description, last4, allowed_grants AS "allowedGrants", allowed_scopes AS "allowedScopes",
       revoked_at AS "revokedAt", expires_at AS "expiresAt", max_uses AS "maxUses", uses
     FROM initial_access_tokens WHERE digest = ANY($1)`,
    [digests],
  );
  const byDigest = new Map(rows.map((row) => [row.digest.toString('hex'), row]));
  return digests.map((digest) => byDigest.get(digest.toString('hex')));
});
