import { statement } from '../database';
import { createBatch } from './batch';
import { type ProtocolClient, UNSAFE_readClients } from './clients';

/** What a request of the authorization server begins with, as it stands at that moment. */
export type Standing = {
  /**
   * The version of everything a running authorization server is built from: settings, resources, keys. Triggers move it in the
   * transaction of the change, so whoever reads it afterwards knows.
   */
  version: string;
  /** The Built-in registration that was asked for, or null. */
  client: ProtocolClient | null;
};

/**
 * One statement for all that ask at once, and short: of a client comes only what names its state. xmin is the transaction that
 * wrote a row last.
 */
const STANDING = `
  SELECT c.version, r.client_id AS "clientId", r.xmin || ':' || coalesce(s.written, '') AS fingerprint
  FROM server_configuration c
  LEFT JOIN registrations r ON r.client_id = ANY($1) AND r.provider_mode = 'built_in'
  LEFT JOIN LATERAL (
    SELECT string_agg(k.id || '.' || k.xmin, ',' ORDER BY k.id) AS written FROM registration_secrets k
    WHERE k.registration_id = r.id AND k.state <> 'revoked' AND k.digest IS NOT NULL
  ) s ON true
  WHERE c.id = 1`;

type Row = { version: string; clientId: string | null; fingerprint: string | null };

/** What was read last of each client: a saving of work, not of questions. */
const known = new Map<string, ProtocolClient>();
const KNOWN_AT_MOST = 10_000;

/** Each asks for a client by its ID, or for none. */
const ask = createBatch<string | null, Standing>(async (asked) => {
  const ids = [...new Set(asked.filter((clientId) => clientId !== null))];
  const rows = await statement<Row>('protocol-standing', STANDING, [ids]);
  const clients = new Map<string, ProtocolClient>();
  const changed: string[] = [];
  for (const { clientId, fingerprint } of rows) {
    if (clientId === null) continue;
    const before = known.get(clientId);
    if (before?.fingerprint === fingerprint) clients.set(clientId, before);
    else changed.push(clientId);
  }
  for (const client of changed.length === 0 ? [] : await UNSAFE_readClients(changed)) {
    const { clientId } = client.configuration;
    clients.set(clientId, client);
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(clientId, client);
  }
  const version = rows[0]?.version ?? '0';
  return asked.map((clientId) => ({ version, client: (clientId !== null && clients.get(clientId)) || null }));
});

/** RFC 6749 Appendix A.1: VSCHAR, as the registry keeps them. Anything else is nobody's, and no text for the database. */
const CLIENT_ID = /^[ -~]{1,255}$/;

/** The version, and the Built-in registration with this client ID: read anew for every request that asks. */
export function UNSAFE_readStanding(clientId: string | null): Promise<Standing> {
  return ask(clientId !== null && CLIENT_ID.test(clientId) ? clientId : null);
}

export async function UNSAFE_readConfigurationVersion(): Promise<string> {
  return (await ask(null)).version;
}

/** The Built-in registration with this client ID as it stands now, or null. */
export async function UNSAFE_findClient(clientId: string): Promise<ProtocolClient | null> {
  return (await UNSAFE_readStanding(clientId)).client;
}
