import { type Client, type ClientMetadata, Provider } from 'oidc-provider';
import type { ProtocolClient } from '@/lib/data/protocol';
import { findApi } from './api-clients';
import { clientMetadata } from './client-metadata';
import { findAhead } from './read-ahead';

/** The registration behind each of the library's client objects. */
const registrations = new WeakMap<Client, ProtocolClient>();

/** The registration of a client that the server has found. */
export function registrationOf(client: Client): ProtocolClient {
  const registration = registrations.get(client);
  if (registration === undefined) throw new Error(`no registration behind client ${client.clientId}`);
  return registration;
}

/** The same for a client that may be none of the registry's (an API at the introspection endpoint). */
export function findRegistrationOf(client: Client): ProtocolClient | null {
  return registrations.get(client) ?? null;
}

const KEPT_AT_MOST = 5_000;

/**
 * Makes the provider find its clients in the registry, at every request as they stand at that moment. The library's object is
 * kept while what it is made of is the same: it holds the key set that was fetched from the client's `jwks_uri`.
 */
export function findClientsInRegistry(provider: Provider): void {
  const kept = new Map<string, { fingerprint: string; madeOf: string; client: Client }>();
  provider.Client.find = async (clientId: string) => {
    if (typeof clientId !== 'string' || clientId === '') return undefined;
    const found = await findAhead(clientId);
    if (found === null && Provider.ctx?.oidc.route === 'introspection') return findApi(provider, clientId);
    if (found?.status !== 'active') {
      kept.delete(clientId);
      return undefined;
    }
    const before = kept.get(clientId);
    if (before?.fingerprint === found.fingerprint) return before.client;
    const metadata = clientMetadata(found);
    const isPairwise = found.configuration.pairWiseSubjectSalt !== null;
    const madeOf = JSON.stringify([metadata, isPairwise]);
    const client = before?.madeOf === madeOf ? before.client : newClient(provider, metadata, isPairwise);
    registrations.set(client, found);
    if (kept.size >= KEPT_AT_MOST) kept.clear();
    kept.set(clientId, { fingerprint: found.fingerprint, madeOf, client });
    return client;
  };
}

function newClient(provider: Provider, metadata: ClientMetadata, isPairwise: boolean): Client {
  const client = new (provider.Client as unknown as new (metadata: object) => Client)(metadata);
  // Pairwise by the registration's own salt; the library's sector rules would ask for documents that nobody has.
  if (isPairwise) Object.assign(client, { subjectType: 'pairwise' });
  return client;
}
