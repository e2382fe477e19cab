import type { Change } from '@/lib/domain/audit/event';
import { diffRecords } from '@/lib/domain/diff/changes';
import type { SecretFacts } from '@/lib/domain/policy/subject';
import type { SecretView } from '@/lib/domain/registration/views';
import type { Prisma } from '../generated/client';

/** All that is ever read of a secret to be shown or judged. The material is selected by name only where it is used. */
export const SECRET_SELECT = {
  id: true,
  type: true,
  origin: true,
  description: true,
  state: true,
  last4: true,
  createdAt: true,
  createdBy: true,
  expiresAt: true,
  retiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  weak: true,
} as const satisfies Prisma.RegistrationSecretSelect;

export type SecretRow = Prisma.RegistrationSecretGetPayload<{ select: typeof SECRET_SELECT }>;

/** Newest first. */
export const SECRET_ORDER = [
  { createdAt: 'desc' },
  { id: 'desc' },
] as const satisfies Prisma.RegistrationSecretOrderByWithRelationInput[];

/** A secret as it is shown. It is dead the moment its time is over, before any job has noted it. */
export function toSecretView(row: SecretRow, now: Date): SecretView {
  return {
    id: row.id,
    type: row.type,
    origin: row.origin,
    description: row.description,
    state: row.state !== 'revoked' && !isAlive(row, now) ? 'expired' : row.state,
    last4: row.last4,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    retiresAt: row.retiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

/** What the policy may know of a secret. */
export function toSecretFacts({ type, state, weak, createdAt, expiresAt, retiresAt }: SecretRow): SecretFacts {
  return { type, state, weak, createdAt, expiresAt, retiresAt };
}

/** Whether a secret still authenticates at `now`. */
export function isAlive(
  { state, expiresAt, retiresAt }: Pick<SecretRow, 'state' | 'expiresAt' | 'retiresAt'>,
  now: Date,
): boolean {
  return state !== 'revoked' && (expiresAt === null || expiresAt > now) && (retiresAt === null || retiresAt > now);
}

type Summarised = Pick<SecretRow, 'origin' | 'last4' | 'description' | 'expiresAt'>;

/** A secret in the audit trail: how it is told from others, nothing of what it is. */
function secretSummary({ origin, last4, description, expiresAt }: Summarised) {
  return { origin, last4, description, expiresAt: expiresAt?.toISOString() ?? null };
}

/** What happened to the secrets of a registration, one change for each that came, began to retire or was revoked. */
export function secretChanges(before: readonly SecretRow[], after: readonly SecretRow[]): Change[] {
  const stateOf = (row: SecretRow | undefined) =>
    row === undefined
      ? null
      : { ...secretSummary(row), state: row.state, retiresAt: row.retiresAt?.toISOString() ?? null };
  return after.flatMap((row) => {
    const previous = before.find(({ id }) => id === row.id);
    return diffRecords({ [`secrets.${row.id}`]: stateOf(previous) }, { [`secrets.${row.id}`]: stateOf(row) });
  });
}
