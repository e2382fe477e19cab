import type { Finding } from '@/lib/domain/policy/finding';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationDetail, VerificationFailure } from '@/lib/domain/registration/views';
import type { Transaction } from '../database';
import type { Prisma } from '../generated/client';
import { SECRET_ORDER, SECRET_SELECT, toSecretView } from '../secrets/view';
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

/** The row behind a registration ID, whatever its case; null when there is none. Deleted ones are found until they are purged. */
export async function findDetail(tx: Transaction, registrationId: string): Promise<DetailRow | null> {
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM registrations WHERE lower(registration_id) = lower(${registrationId})`;
  return found === undefined ? null : tx.registration.findUnique({ where: { id: found.id }, select: DETAIL_SELECT });
}

/**
 * Locks the row of a registration until the transaction ends and reads it: lock before reading what is copied or compared.
 * Throws `not_found`.
 */
export async function lockDetail(tx: Transaction, registrationId: string): Promise<DetailRow> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM registrations WHERE lower(registration_id) = lower(${registrationId}) FOR UPDATE`;
  if (locked === undefined) throw new DomainError('not_found');
  return requireDetail(tx, locked.id);
}

/** The row with this id. Throws `not_found`. */
export async function requireDetail(tx: Transaction, id: string): Promise<DetailRow> {
  const row = await tx.registration.findUnique({ where: { id }, select: DETAIL_SELECT });
  if (row === null) throw new DomainError('not_found');
  return row;
}
