import { endpointsOf, isAllowedEndpoint } from './endpoints';
import type { DiscoveryFailure } from './failure';
import { issuerMatches, readIssuerInput } from './issuer-url';
import { type JsonAnswer, readJsonObject } from './json-answer';
import { type ProviderMetadata, readProviderMetadata } from './provider-metadata';

export type MetadataDocument = { document: Record<string, unknown>; metadata: ProviderMetadata };

/** The published issuer, where it could be typed into the field as it stands. */
function correctionFrom(published: string): { correction?: string } {
  const readable = readIssuerInput(published);
  return readable.ok && !readable.stripped && !published.includes('{') ? { correction: published } : {};
}

/**
 * Judges an answer from a well-known address (security.md §3): one JSON object, whose issuer is the requested one and whose
 * endpoints all lead somewhere a person may be sent. Members that are missing do not make it invalid: some issuers publish
 * keys alone, see `requirements.ts`.
 */
export function parseMetadataDocument(
  answer: JsonAnswer,
  requestedIssuer: string,
  allowHttp: (url: string) => boolean,
): ({ ok: true } & MetadataDocument) | { ok: false; failure: DiscoveryFailure } {
  const fail = (reason: DiscoveryFailure['reason'], params: DiscoveryFailure['params']) =>
    ({ ok: false, failure: { reason, params } }) as const;

  const json = readJsonObject(answer);
  if (!json.ok) return json;
  const document = json.value;

  const published = document.issuer;
  if (typeof published !== 'string') return fail('invalid_document', { members: 'issuer' });
  if (!issuerMatches(requestedIssuer, published)) {
    const shown = published.slice(0, 500);
    return fail('wrong_issuer', { requested: requestedIssuer, published: shown, ...correctionFrom(shown) });
  }

  const bad = endpointsOf(document).filter(([, value]) => !isAllowedEndpoint(value, allowHttp));
  if (bad.length > 0)
    return fail('endpoint_not_https', { members: bad.map(([path]) => path.slice(0, 100)).join(', ') });

  return { ok: true, document, metadata: readProviderMetadata(document) };
}
