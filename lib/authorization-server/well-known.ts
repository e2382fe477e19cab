import type { ServerConfiguration } from '@/lib/data/protocol';
import { discoveryDocument } from '@/lib/domain/metadata/built-in';

/** Documents that are the same for everybody: made once a configuration, answered from memory. */
export type WellKnown = ReadonlyMap<string, { type: string; body: Buffer }>;

/** The documents under the issuer by their paths. */
export function wellKnownDocuments(issuer: string, configuration: ServerConfiguration): WellKnown {
  const json = (document: object, type: string) => ({ type, body: Buffer.from(JSON.stringify(document)) });
  const discovery = json(discoveryDocument(issuer, configuration), 'application/json; charset=utf-8');
  const keys = { keys: configuration.keys.map(({ publicJwk }) => publicJwk) };
  return new Map([
    ['/.well-known/openid-configuration', discovery],
    ['/.well-known/oauth-authorization-server', discovery],
    ['/jwks', json(keys, 'application/jwk-set+json; charset=utf-8')],
  ]);
}
