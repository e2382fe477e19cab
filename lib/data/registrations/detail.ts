import type { Finding } from '@/lib/domain/policy/finding';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationDetail, VerificationFailure } from '@/lib/domain/registration/views';
import { statement, type Transaction } from '../database';
import type { Prisma } from '../generated/client';
import { SECRET_ORDER, SECRET_SELECT, type SecretRow, toSecretView } from '../secrets/view';
import { selectList } from './column-names';
import { CONFIGURATION_SELECT, toConfiguration } from './columns';

export const DETAIL_SELECT = {
  ...CONFIGURATION_SELECT,
  id: true,
  rowVersion: true,
  findings: true,
  issuerId: true,
  snapshotId: true,
  verifiedAt: true,
  verificationFailure: true,
  source: true,
  approval: true,
  approvedAt: true,
  approvedBy: true,
  initialAccessTokenId: true,
  lastUsedAt: true,
  createdAt: true,
  createdBy: true,
  updatedAt: true,
  updatedBy: true,
  deletedAt: true,
  deletedBy: true,
  secrets: {
    select: SECRET_SELECT,
    orderBy: SECRET_ORDER as unknown as Prisma.RegistrationSecretOrderByWithRelationInput[],
  },
} as const satisfies Prisma.RegistrationSelect;

export type DetailRow = Prisma.RegistrationGetPayload<{ select: typeof DETAIL_SELECT }>;

/** One registration as pages and programs see it. */
export function toDetail(row: DetailRow, now = new Date()): RegistrationDetail {
  return {
    id: row.id,
    rowVersion: row.rowVersion,
    configuration: toConfiguration(row),
    findings: row.findings as Finding[],
    secrets: row.secrets.map((secret) => toSecretView(secret, now)),
    verified: row.providerMode === 'automatic' ? row.verifiedAt !== null : null,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    verificationFailure: row.verificationFailure as VerificationFailure | null,
    issuerId: row.issuerId,
    snapshotId: row.snapshotId,
    source: row.source,
    approval: row.approval,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    approvedBy: row.approvedBy,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    deletedBy: row.deletedBy,
  };
}

const { secrets: _, ...COLUMNS } = DETAIL_SELECT;

/** A row with its secrets, in one statement: Prisma makes three of it, and a page waits for each. */
const DETAIL = `SELECT ${selectList('r', Object.keys(COLUMNS))}, s.secrets
  FROM registrations AS r LEFT JOIN LATERAL (
    SELECT coalesce(jsonb_agg(to_jsonb(shown)), '[]') AS secrets FROM (
      SELECT ${selectList('k', Object.keys(SECRET_SELECT))} FROM registration_secrets AS k
      WHERE k.registration_id = r.id ORDER BY k.created_at DESC, k.id DESC
    ) AS shown
  ) AS s ON TRUE`;

const SECRET_TIMES = ['createdAt', 'expiresAt', 'retiresAt', 'lastUsedAt', 'revokedAt'] as const;

/** Times of secrets arrive as JSON has them. */
type SqlSecret = Omit<SecretRow, (typeof SECRET_TIMES)[number]> & Record<(typeof SECRET_TIMES)[number], string | null>;
type SqlRow = Omit<DetailRow, 'secrets'> & { secrets: SqlSecret[] };

function toDetailRow({ secrets, ...row }: SqlRow): DetailRow {
  return { ...row, secrets: secrets.map(toSecretRow) };
}

function toSecretRow(secret: SqlSecret): SecretRow {
  const times = SECRET_TIMES.map((member) => [member, secret[member] === null ? null : new Date(secret[member])]);
  return { ...secret, ...Object.fromEntries(times) };
}

/** The row behind a registration ID, whatever its case; null when there is none. Deleted ones are found until they are purged. */
export async function UNSAFE_findDetail(registrationId: string): Promise<DetailRow | null> {
  const [row] = await statement<SqlRow>('registration', `${DETAIL} WHERE lower(r.registration_id) = lower($1)`, [
    registrationId,
  ]);
  return row === undefined ? null : toDetailRow(row);
}

/**
 * Locks the row of a registration until the transaction ends and reads it: lock before reading what is copied or compared.
 * Throws `not_found`.
 */
export async function lockDetail(tx: Transaction, registrationId: string): Promise<DetailRow> {
  // The lock first: what is read in the same statement is as old as the statement, and may have been waiting.
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM registrations WHERE lower(registration_id) = lower(${registrationId}) FOR UPDATE`;
  if (locked === undefined) throw new DomainError('not_found');
  return requireDetail(tx, locked.id);
}

/** The row with this id. Throws `not_found`. */
export async function requireDetail(tx: Transaction, id: string): Promise<DetailRow> {
  const [row] = await tx.$queryRawUnsafe<SqlRow[]>(`${DETAIL} WHERE r.id = $1::uuid`, id);
  if (row === undefined) throw new DomainError('not_found');
  return toDetailRow(row);
}
