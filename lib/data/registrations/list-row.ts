import type { ClientType, ProviderMode } from '@/lib/domain/registration/model';
import type { RegistrationListRow } from '@/lib/domain/registration/views';
import { Prisma } from '../generated/client';

/** A row of the list as SQL gives it. */
export type ListRow = {
  id: string;
  registration_id: string;
  name: string;
  version: string;
  client_id: string;
  client_type: ClientType;
  enabled: boolean;
  provider_mode: ProviderMode;
  grant_types: string[];
  issuer_host: string | null;
  verified_at: Date | null;
  finding_counts: number[];
  updated_at: Date;
  deleted_at: Date | null;
  sort_key: string | Date;
};

export const LIST_COLUMNS = Prisma.sql`id, registration_id, name, version, client_id, client_type, enabled, provider_mode,
  grant_types, issuer_host, verified_at, finding_counts, updated_at, deleted_at`;

export function toListRow(row: ListRow): RegistrationListRow {
  const [error = 0, warning = 0, info = 0] = row.finding_counts;
  return {
    id: row.id,
    registrationId: row.registration_id,
    name: row.name,
    version: row.version,
    clientId: row.client_id,
    clientType: row.client_type,
    enabled: row.enabled,
    providerMode: row.provider_mode,
    grantTypes: row.grant_types,
    issuerHost: row.issuer_host,
    verified: row.provider_mode === 'automatic' ? row.verified_at !== null : null,
    findings: { error, warning, info },
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
  };
}
