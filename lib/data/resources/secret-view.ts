import type { Change } from '@/lib/domain/audit/event';
import { diffRecords } from '@/lib/domain/diff/changes';
import type { SecretView } from '@/lib/domain/registration/views';
import type { Prisma } from '../generated/client';

/** All that is ever read of an API secret to be shown. */
export const API_SECRET_SELECT = {
  id: true,
  origin: true,
  description: true,
  last4: true,
  createdAt: true,
  createdBy: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const satisfies Prisma.ApiResourceSecretSelect;

export type ApiSecretRow = Prisma.ApiResourceSecretGetPayload<{ select: typeof API_SECRET_SELECT }>;

/** Newest first. */
export const API_SECRET_ORDER: Prisma.ApiResourceSecretOrderByWithRelationInput[] = [
  { createdAt: 'desc' },
  { id: 'desc' },
];

/** A secret as it is shown: dead the moment its time is over. */
export function toApiSecretView(row: ApiSecretRow, now: Date): SecretView {
  const isExpired = row.expiresAt !== null && row.expiresAt <= now;
  return {
    id: row.id,
    type: 'shared_secret',
    origin: row.origin,
    description: row.description,
    state: row.revokedAt !== null ? 'revoked' : isExpired ? 'expired' : 'current',
    last4: row.last4,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    retiresAt: null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

/** What happened to the secrets of a resource, one change for each that came or was revoked. */
export function apiSecretChanges(before: readonly ApiSecretRow[], after: readonly ApiSecretRow[]): Change[] {
  return after.flatMap((row) => {
    const path = `secrets.${row.id}`;
    return diffRecords({ [path]: summary(before.find(({ id }) => id === row.id)) }, { [path]: summary(row) });
  });
}

/** How a secret is told from others; nothing of what it is. */
function summary(row: ApiSecretRow | undefined) {
  if (row === undefined) return null;
  const { origin, last4, description, expiresAt, revokedAt } = row;
  return {
    origin,
    last4,
    description,
    expiresAt: expiresAt?.toISOString() ?? null,
    state: revokedAt === null ? 'current' : 'revoked',
  };
}
