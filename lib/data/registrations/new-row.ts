import type { Finding } from '@/lib/domain/policy/finding';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { RegistrationApproval, RegistrationSource } from '@/lib/domain/registration/views';
import { Prisma } from '../generated/client';
import type { Idempotency } from '../idempotency';
import { newRowId } from '../row-id';
import type { PreparedSecret } from '../secrets/prepare';
import type { Retiring } from '../secrets/retiring';
import { derivedColumns, numberColumns } from './columns';
import type { DetailRow } from './detail';
import { findingColumns } from './finding-columns';
import type { VerificationColumns } from './verification';

/** All that makes a new registration's row. */
export type Parts = {
  configuration: RegistrationConfiguration;
  verification: VerificationColumns;
  findings: readonly Finding[];
  idempotency: Idempotency;
  secrets: readonly NewSecret[];
  source: RegistrationSource;
  approval: RegistrationApproval;
  initialAccessTokenId: string | null;
  now: Date;
  by: string;
};

/** A new registration twice: as columns to be written, in two parts, and as the row that will be read back. */
export function newRow(parts: Parts): { columns: Record<string, unknown>[]; row: DetailRow } {
  const { configuration, verification, findings, idempotency, secrets, source, approval, now, by } = parts;
  const { initialAccessTokenId } = parts;
  const failure = verification.verificationFailure;
  const shared = {
    ...configuration,
    ...numberColumns(configuration),
    ...verification,
    jwks: configuration.jwks as Prisma.JsonValue,
    verificationFailure: failure === Prisma.DbNull ? null : (failure as Prisma.JsonValue),
    id: newRowId(now),
    rowVersion: 1,
    findings: [...findings] as Prisma.JsonValue[],
    source,
    approval,
    approvedAt: null,
    approvedBy: null,
    initialAccessTokenId,
    lastUsedAt: null,
    createdAt: now,
    createdBy: by,
    updatedAt: now,
    updatedBy: by,
    deletedAt: null,
    deletedBy: null,
  };
  const { findingRules, findingCounts } = findingColumns(findings);
  const { idempotencyKey, idempotencyDigest } = idempotency;
  return {
    row: { ...shared, secrets: secrets.map(secretRow) },
    columns: [
      shared,
      {
        ...derivedColumns(configuration),
        findingRules,
        findingCounts,
        idempotencyKey,
        idempotencyDigest: idempotencyDigest === null ? null : byteaText(idempotencyDigest),
      },
    ],
  };
}

/** A secret that comes with a new registration. */
export type NewSecret = PreparedSecret['row'] & { state: 'current' | 'retiring'; retiresAt: Date | null };

/** The current one, and one that works beside it for a while. */
export function newSecrets(secret: PreparedSecret | null, retiring: Retiring | null): NewSecret[] {
  const current: NewSecret[] = secret === null ? [] : [{ ...secret.row, state: 'current', retiresAt: null }];
  if (retiring === null || !('made' in retiring)) return current;
  return [...current, { ...retiring.made.row, state: 'retiring', retiresAt: retiring.until }];
}

/** What is read back of a secret that was made a moment ago. */
function secretRow({ ciphertext: _, keyId: __, digest: ___, ...shown }: NewSecret): DetailRow['secrets'][number] {
  return { ...shown, lastUsedAt: null, revokedAt: null };
}

/** Bytes as PostgreSQL reads them out of a text. */
export function byteaText(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}
