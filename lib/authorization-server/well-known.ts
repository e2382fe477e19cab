import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ServerConfiguration } from '@/lib/data/protocol';
import { discoveryDocument } from '@/lib/domain/metadata/built-in';
import { fixedSecurityHeaders } from '@/lib/server/http/security-headers';

/** Documents that are the same for everybody: made once a configuration, answered from memory. */
export type WellKnown = ReadonlyMap<string, { headers: OutgoingHttpHeaders; body: Buffer }>;

const PATHS = new Set(['/jwks', '/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']);

/** Whether such a document stands at this path below the issuer. */
export function isWellKnown(path: string): boolean {
  return PATHS.has(path);
}

/** How the library reads a path: the case does not count, nor a slash at its end. */
const asRouted = (path: string) => path.toLowerCase().replace(/\/$/, '');

/** Answers for the library, whose documents tell more, wherever it would have answered; false when there is no document there. */
export function writeDocumentAnywhere(response: ServerResponse, wellKnown: WellKnown, path: string): boolean {
  return writeDocument(response, wellKnown, asRouted(path));
}

/** Answers with the document at `path`; false when there is none. */
export function writeDocument(response: ServerResponse, wellKnown: WellKnown, path: string): boolean {
  const document = wellKnown.get(path);
  if (document === undefined) return false;
  response.writeHead(200, document.headers).end(document.body);
  return true;
}

/** The documents under the issuer by their paths. */
export function wellKnownDocuments(issuer: string, configuration: ServerConfiguration): WellKnown {
  const fixed = { ...publishedHeaders(issuer), ...HEADERS };
  const json = (document: object, type: string) => {
    const body = Buffer.from(JSON.stringify(document));
    return { body, headers: { ...fixed, 'Content-Type': type, 'Content-Length': body.length } };
  };
  const discovery = json(discoveryDocument(issuer, configuration), 'application/json; charset=utf-8');
  const keys = { keys: configuration.keys.map(({ publicJwk }) => publicJwk) };
  return new Map([
    ['/.well-known/openid-configuration', discovery],
    ['/.well-known/oauth-authorization-server', discovery],
    ['/jwks', json(keys, 'application/jwk-set+json; charset=utf-8')],
  ]);
}

/** Any page may read them. */
const HEADERS = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** These bind pages; data runs nothing, and whoever fetches it reads every header. */
const FOR_PAGES = new Set(['Permissions-Policy', 'Cross-Origin-Opener-Policy']);

/** What every answer carries (security.md §4), made ready: these leave before the guards that set it on all others. */
export function publishedHeaders(issuer: string): OutgoingHttpHeaders {
  const every = [...fixedSecurityHeaders({ https: issuer.startsWith('https:') })];
  return Object.fromEntries(every.filter(([name]) => !FOR_PAGES.has(name)));
}
