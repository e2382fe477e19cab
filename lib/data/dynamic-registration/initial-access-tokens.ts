import type { Actor } from '@/lib/domain/actor';
import {
  checkInitialAccessToken,
  type InitialAccessTokenRequest,
  type InitialAccessTokenView,
  initialAccessTokenState,
} from '@/lib/domain/dynamic-registration/initial-access-token';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import { lastFour } from '@/lib/server/secrets';
import { digestToken } from '@/lib/server/tokens';
import { newInitialAccessToken } from '@/lib/server/wire-tokens';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { database } from '../database';
import type { Prisma } from '../generated/client';
import { transaction } from '../transaction';

const DAY_MS = 24 * 60 * 60 * 1000;

const SELECT = {
  id: true,
  description: true,
  last4: true,
  maxUses: true,
  uses: true,
  allowedGrants: true,
  allowedScopes: true,
  createdAt: true,
  createdBy: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const satisfies Prisma.InitialAccessTokenSelect;

/** Every token there is or was, the newest first: a name in the audit trail can be looked up here. */
export async function listInitialAccessTokens(actor: Actor): Promise<InitialAccessTokenView[]> {
  await requirePermission(actor, 'token:read');
  const rows = await database.initialAccessToken.findMany({
    select: SELECT,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => toView(row, new Date()));
}

/** Makes a token and returns its value, this once: only a digest is kept. Throws `invalid_input`. */
export async function createInitialAccessToken(
  actor: Actor,
  request: InitialAccessTokenRequest,
): Promise<{ token: InitialAccessTokenView; value: string }> {
  await requirePermission(actor, 'token:write');
  const now = new Date();
  // What is wrong is said first: nobody gives a password for a form that is refused then.
  const fieldErrors = checkInitialAccessToken(request);
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  requireRecentSignIn(actor, now);
  const { description, maxUses, expiresInDays, allowedGrants, allowedScopes } = request;
  const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
  const value = newInitialAccessToken();
  return transaction(async (tx) => {
    const row = await tx.initialAccessToken.create({
      data: {
        description: description.trim(),
        digest: digestToken(value),
        last4: lastFour(value),
        maxUses,
        allowedGrants,
        allowedScopes,
        expiresAt,
        createdAt: now,
        createdBy: actor.name,
      },
      select: SELECT,
    });
    await appendAuditEvent(tx, actor, {
      action: 'initialAccessToken.create',
      targetId: row.id,
      targetName: row.description,
      changes: [
        { path: 'maxUses', before: null, after: maxUses },
        { path: 'expiresAt', before: null, after: expiresAt?.toISOString() ?? null },
        { path: 'allowedGrants', before: null, after: allowedGrants },
        { path: 'allowedScopes', before: null, after: allowedScopes },
        { path: 'last4', before: null, after: row.last4 },
      ],
    });
    return { token: toView(row, now), value };
  });
}

/** Ends a token, at once and for good. What was registered with it stays. Throws `not_found`. */
export async function revokeInitialAccessToken(actor: Actor, id: string): Promise<{ description: string }> {
  await requirePermission(actor, 'token:write');
  return transaction(async (tx) => {
    const now = new Date();
    const token = await tx.initialAccessToken.findUnique({ where: { id }, select: { description: true } });
    if (token === null) throw new DomainError('not_found');
    const { count } = await tx.initialAccessToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return token;
    await appendAuditEvent(tx, actor, {
      action: 'initialAccessToken.revoke',
      targetId: id,
      targetName: token.description,
      changes: [{ path: 'revokedAt', before: null, after: now.toISOString() }],
    });
    return token;
  });
}

type Row = Prisma.InitialAccessTokenGetPayload<{ select: typeof SELECT }>;

function toView({ revokedAt, ...row }: Row, now: Date): InitialAccessTokenView {
  return {
    ...row,
    state: initialAccessTokenState({ ...row, revokedAt }, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
