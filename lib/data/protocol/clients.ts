import { FIELD_NAMES } from '@/lib/domain/registration/fields';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { statement } from '../database';
import { toConfiguration } from '../registrations/columns';
import { createBatch } from './batch';

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
  /** What was issued before (seconds since the epoch) is dead; at the earliest, when the client was made. */
  tokensValidFrom: number;
  /** Names this state of the row and its secrets: equal fingerprints, equal clients. */
  fingerprint: string;
};

const column = (field: string) => field.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

const CONFIGURATION = FIELD_NAMES.map((field) => `'${field}', r.${column(field)}`);
/** A function takes 100 arguments at most, fifty members. */
const HALF = Math.ceil(CONFIGURATION.length / 2);

/**
 * One statement for all that ask at once. The configuration itself only travels when its fingerprint is not the one we have
 * already: xmin is the transaction that wrote the row last.
 */
const FIND = `
  SELECT r.client_id AS "clientId", r.id, r.xmin || ':' || coalesce(s.written, '') AS fingerprint,
    CASE WHEN r.xmin || ':' || coalesce(s.written, '') = asked.fingerprint THEN NULL ELSE
      jsonb_build_object(${CONFIGURATION.slice(0, HALF).join(', ')})
      || jsonb_build_object(${CONFIGURATION.slice(HALF).join(', ')}) END AS row,
    CASE WHEN r.deleted_at IS NOT NULL THEN 'deleted' WHEN r.approval <> 'approved' THEN 'pending'
      WHEN NOT r.enabled THEN 'disabled' ELSE 'active' END AS status,
    extract(epoch FROM greatest(r.tokens_valid_from, date_trunc('second', r.created_at)))::float8 AS "tokensValidFrom", s.secrets
  FROM unnest($1::text[], $2::text[]) AS asked (client_id, fingerprint)
  JOIN registrations r ON r.client_id = asked.client_id AND r.provider_mode = 'built_in'
  LEFT JOIN LATERAL (
    SELECT string_agg(k.id || '.' || k.xmin, ',' ORDER BY k.id) AS written,
      jsonb_agg(jsonb_build_object('id', k.id, 'digest', k.digest,
        'expiresAt', extract(epoch FROM least(k.expires_at, k.retires_at))::float8) ORDER BY k.state, k.created_at DESC) AS secrets
    FROM registration_secrets k
    WHERE k.registration_id = r.id AND k.state <> 'revoked' AND k.digest IS NOT NULL
  ) s ON true`;

type Row = Omit<ProtocolClient, 'configuration'> & {
  clientId: string;
  row: Parameters<typeof toConfiguration>[0] | null;
  secrets: ProtocolSecret[] | null;
};

/** What was read last of each client: a saving of bytes, not of questions. */
const known = new Map<string, ProtocolClient>();
const KNOWN_AT_MOST = 10_000;

const find = createBatch<string, ProtocolClient | null>(async (clientIds) => {
  const asked = [...new Set(clientIds)];
  // What we have now: others may fill the map anew while the statement is on its way.
  const before = new Map(asked.map((clientId) => [clientId, known.get(clientId)]));
  const fingerprints = asked.map((clientId) => before.get(clientId)?.fingerprint ?? '');
  const rows = await statement<Row>('protocol-client', FIND, [asked, fingerprints]);
  const found = new Map(rows.map((row) => [row.clientId, toClient(row, before.get(row.clientId))]));
  return clientIds.map((clientId) => found.get(clientId) ?? null);
});

function toClient({ clientId, row, ...facts }: Row, before: ProtocolClient | undefined): ProtocolClient {
  if (row === null && before !== undefined) return before;
  const client = {
    ...facts,
    secrets: facts.secrets ?? [],
    configuration: toConfiguration(row as NonNullable<typeof row>),
  };
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(clientId, client);
  return client;
}

/** RFC 6749 Appendix A.1: VSCHAR, as the registry keeps them. Anything else is nobody's, and no text for the database. */
const CLIENT_ID = /^[ -~]{1,255}$/;

/** The Built-in registration with this client ID as it stands now, or null: read anew for every request that asks. */
export async function UNSAFE_findClient(clientId: string): Promise<ProtocolClient | null> {
  return CLIENT_ID.test(clientId) ? find(clientId) : null;
}
