import type { Actor } from '@/lib/domain/actor';
import { type ApiTokenRequest, type ApiTokenView, apiTokenState } from '@/lib/domain/api-tokens/api-token';
import type { ApiTokenPermission } from '@/lib/domain/api-tokens/permissions';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import { lastFour } from '@/lib/server/secrets';
import { API_TOKEN, digestToken, newApiToken } from '@/lib/server/tokens';
import { appendAuditEvent } from './audit';
import { requirePermission } from './authorize';
import { database } from './database';
import type { Prisma } from './generated/client';
import { transaction } from './transaction';

const SELECT = {
  id: true,
  name: true,
  last4: true,
  permissions: true,
  createdAt: true,
  createdBy: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const satisfies Prisma.ApiTokenSelect;

type Row = Prisma.ApiTokenGetPayload<{ select: typeof SELECT }>;

const DAY_MS = 86_400_000;

/** Every token there is or was, the newest first; dead ones stay in sight, so that a name in the audit trail can be looked up. */
export async function listApiTokens(actor: Actor): Promise<ApiTokenView[]> {
  await requirePermission(actor, 'token:read');
  const rows = await database.apiToken.findMany({ select: SELECT, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  const now = new Date();
  return rows.map((row) => toView(row, now));
}

/** Makes a token for a program and returns its value, this once: only a digest is kept. */
export async function createApiToken(
  actor: Actor,
  { name, permissions, days }: ApiTokenRequest,
): Promise<{ token: ApiTokenView; value: string }> {
  await requirePermission(actor, 'token:write');
  const now = new Date();
  requireRecentSignIn(actor, now);
  const value = newApiToken();
  const row = await transaction(async (tx) => {
    const created = await tx.apiToken.create({
      data: {
        name,
        permissions,
        digest: digestToken(value),
        last4: lastFour(value),
        createdAt: now,
        createdBy: actor.name,
        expiresAt: new Date(now.getTime() + days * DAY_MS),
      },
      select: SELECT,
    });
    await appendAuditEvent(tx, actor, {
      action: 'apiToken.create',
      targetId: created.id,
      targetName: name,
      changes: [
        { path: 'permissions', before: null, after: permissions },
        { path: 'expiresAt', before: null, after: created.expiresAt?.toISOString() ?? null },
        { path: 'last4', before: null, after: created.last4 },
      ],
    });
    return created;
  });
  return { token: toView(row, now), value };
}

/** Kills a token, at once and for good. Throws `not_found`; one that is revoked already stays so, without an event. */
export async function revokeApiToken(actor: Actor, id: string): Promise<{ name: string }> {
  await requirePermission(actor, 'token:write');
  return transaction(async (tx) => {
    const now = new Date();
    const token = await tx.apiToken.findUnique({ where: { id }, select: { name: true } });
    if (token === null) throw new DomainError('not_found');
    const { count } = await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
    if (count > 0) {
      await appendAuditEvent(tx, actor, {
        action: 'apiToken.revoke',
        targetId: id,
        targetName: token.name,
        changes: [{ path: 'revokedAt', before: null, after: now.toISOString() }],
      });
    }
    return token;
  });
}

/** The token with this value, dead or alive, read anew at every request: a revoked one is dead at the next. Null: no such token. */
export async function UNSAFE_findApiToken(value: string): Promise<ApiTokenView | null> {
  // What has not even the form of a token costs no query.
  if (!value.startsWith(API_TOKEN)) return null;
  const row = await database.apiToken.findUnique({ where: { digest: digestToken(value) }, select: SELECT });
  return row === null ? null : toView(row, new Date());
}

function toView(row: Row, now: Date): ApiTokenView {
  return {
    id: row.id,
    name: row.name,
    last4: row.last4,
    permissions: row.permissions as ApiTokenPermission[],
    state: apiTokenState(row, now),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
