import type { Actor } from '@/lib/domain/actor';
import type { WireTerms } from '@/lib/domain/dialects/rfc7591/read';
import { initialAccessTokenState } from '@/lib/domain/dynamic-registration/initial-access-token';
import { termsOf } from '@/lib/domain/dynamic-registration/settings';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationApproval } from '@/lib/domain/registration/views';
import { digestToken } from '@/lib/server/tokens';
import { INITIAL_ACCESS_TOKEN } from '@/lib/server/wire-tokens';
import { database } from '../database';
import { readDynamicRegistrationSettings } from '../settings';

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
 * Lets in who wants to register a client: with an initial access token, or without one where the setting opens that door. Throws
 * `unauthenticated`; a dead token is not as good as none, also where none is needed.
 */
export async function UNSAFE_admitRegistrar(
  token: string | null,
  facts: { requestId: string; address: string | null },
): Promise<Registrar> {
  const settings = await readDynamicRegistrationSettings(database);
  const found = token === null ? null : await findLiving(token);
  if (found === null && (token !== null || settings.access !== 'open')) throw new DomainError('unauthenticated');
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
  return {
    actor,
    terms: termsOf(settings, found),
    approval: settings.approval === 'administrator' ? 'pending' : 'approved',
    initialAccessTokenId: found?.id ?? null,
    openQuota: found === null ? settings.openQuota : null,
  };
}

async function findLiving(token: string) {
  if (!token.startsWith(INITIAL_ACCESS_TOKEN)) return null;
  const found = await database.initialAccessToken.findUnique({
    where: { digest: digestToken(token) },
    select: {
      id: true,
      description: true,
      last4: true,
      allowedGrants: true,
      allowedScopes: true,
      revokedAt: true,
      expiresAt: true,
      maxUses: true,
      uses: true,
    },
  });
  return found !== null && initialAccessTokenState(found, new Date()) === 'active' ? found : null;
}
