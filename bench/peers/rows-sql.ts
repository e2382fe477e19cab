import type pg from 'pg';

export type Row = {
  registrationId: string;
  name: string;
  clientId: string;
  providerMode: string;
  issuerHost: string | null;
  grantTypes: string[];
  enabled: boolean;
  updatedAt: string;
};

/** What the list reads for its first page (lib/data/registrations/list.ts): the same columns, order and limit. */
const FIRST_PAGE = `
  SELECT id, registration_id, name, version, client_id, client_type, enabled, provider_mode, grant_types, issuer_host,
    verified_at, finding_counts, updated_at, deleted_at
  FROM registrations WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT 51`;

/** The list's first page by plain `pg`: what both peers render. */
export async function readRowsFrom(pool: pg.Pool): Promise<Row[]> {
  const { rows } = await pool.query(FIRST_PAGE);
  return rows.slice(0, 50).map((row) => ({
    registrationId: row.registration_id,
    name: row.name,
    clientId: row.client_id,
    providerMode: row.provider_mode,
    issuerHost: row.issuer_host,
    grantTypes: row.grant_types,
    enabled: row.enabled,
    updatedAt: row.updated_at.toISOString(),
  }));
}
