import { FIELD_NAMES } from '@/lib/domain/registration/fields';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { statement } from '../database';
import { columnName } from '../registrations/column-names';
import { toConfiguration } from '../registrations/columns';

/** A secret that may authenticate, as it is compared: never the secret. Times are seconds since the epoch. */
export type ProtocolSecret = { id: string; digest: string; expiresAt: number | null };

/** Why the server refuses a client that the registry knows. */
export type ClientStatus = 'active' | 'disabled' | 'pending' | 'deleted';

/** All the authorization server needs of one Built-in registration. */
export type ProtocolClient = {
  /** The row's id, not the client ID. */
  id: string;
  status: ClientStatus;
  configuration: RegistrationConfiguration;
  secrets: ProtocolSecret[];
  /** What was issued before (milliseconds since the epoch) is dead; at the earliest, when the client was made. */
  tokensValidFrom: number;
  /** Names this state of the row and its secrets (`standing.ts`): equal fingerprints, equal clients. */
  fingerprint: string;
};

const CONFIGURATION = FIELD_NAMES.map((field) => `'${field}', r.${columnName(field)}`);
/** A function takes 100 arguments at most, fifty members. */
const HALF = Math.ceil(CONFIGURATION.length / 2);

const FIND = `
  SELECT r.id, r.xmin || ':' || coalesce(s.written, '') AS fingerprint,
    jsonb_build_object(${CONFIGURATION.slice(0, HALF).join(', ')})
    || jsonb_build_object(${CONFIGURATION.slice(HALF).join(', ')}) AS row,
    CASE WHEN r.deleted_at IS NOT NULL THEN 'deleted' WHEN r.approval <> 'approved' THEN 'pending'
      WHEN NOT r.enabled THEN 'disabled' ELSE 'active' END AS status,
    1000 * extract(epoch FROM greatest(r.tokens_valid_from, date_trunc('second', r.created_at)))::float8 AS "tokensValidFrom",
    coalesce(s.secrets, '[]') AS secrets
  FROM registrations r
  LEFT JOIN LATERAL (
    SELECT string_agg(k.id || '.' || k.xmin, ',' ORDER BY k.id) AS written,
      jsonb_agg(jsonb_build_object('id', k.id, 'digest', k.digest,
        'expiresAt', extract(epoch FROM least(k.expires_at, k.retires_at))::float8) ORDER BY k.state, k.created_at DESC) AS secrets
    FROM registration_secrets k
    WHERE k.registration_id = r.id AND k.state <> 'revoked' AND k.digest IS NOT NULL
  ) s ON true
  WHERE r.client_id = ANY($1) AND r.provider_mode = 'built_in'`;

type Row = Omit<ProtocolClient, 'configuration'> & { row: Parameters<typeof toConfiguration>[0] };

/** The Built-in registrations with these client IDs, whole. Those that there are not are left out. */
export async function UNSAFE_readClients(clientIds: readonly string[]): Promise<ProtocolClient[]> {
  const rows = await statement<Row>('protocol-clients', FIND, [clientIds]);
  return rows.map(({ row, ...facts }) => ({ ...facts, configuration: toConfiguration(row) }));
}
