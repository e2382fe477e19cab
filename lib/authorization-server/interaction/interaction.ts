import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Interaction, type Provider } from 'oidc-provider';
import {
  type ProtocolClient,
  type ProtocolPerson,
  type ServerConfiguration,
  UNSAFE_findPerson,
} from '@/lib/data/protocol';
import { registrationOf } from '../clients';
import { interactionUrl } from '../interaction-url';

/** One interaction under way, as its own browser comes back to it. */
export type OpenInteraction = {
  provider: Provider;
  configuration: ServerConfiguration;
  details: Interaction;
  client: ProtocolClient;
  /** Where the browser returns to in the end; null for a device. */
  redirectUri: string | null;
  /** Who is signed in, if somebody is. */
  account: { id: string; name: string; email: string } | null;
  /** Where its forms go: the page's own address. */
  address: string;
};

type Server = { provider: Provider; configuration: ServerConfiguration };

/**
 * The interaction with this id, for the browser that it began in: it has the signed cookie, whose path is the page's own. Null
 * for everybody else, however they came by the address, and when it is over or its client is gone.
 */
export async function openInteraction(
  { provider, configuration }: Server,
  uid: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<OpenInteraction | null> {
  const details = await provider.interactionDetails(request, response).catch(nullWhenOver);
  if (details === null || details.uid !== uid) return null;
  const client = await provider.Client.find(String(details.params.client_id));
  if (client === undefined) return null;
  const { redirect_uri: redirectUri } = details.params;
  return {
    provider,
    configuration,
    details,
    client: registrationOf(client),
    redirectUri: typeof redirectUri === 'string' ? redirectUri : null,
    account: await accountOf(details.session?.accountId),
    address: interactionUrl(uid),
  };
}

function nullWhenOver(error: unknown): null {
  if (error instanceof errors.SessionNotFound) return null;
  throw error;
}

/** Who is signed in, as the pages name them. */
export async function accountOf(id: string | undefined): Promise<OpenInteraction['account']> {
  const person: ProtocolPerson | null = id === undefined ? null : await UNSAFE_findPerson(id);
  if (id === undefined || person === null) return null;
  return { id, name: String(person.claims.name), email: String(person.claims.email) };
}
