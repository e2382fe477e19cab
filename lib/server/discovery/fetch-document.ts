import { allowInsecureRequests, customFetch, discovery } from 'openid-client';
import { parseMetadataDocument } from '@/lib/domain/metadata/document';
import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import { type WellKnown, wellKnownUrls } from '@/lib/domain/metadata/issuer-url';
import type { GuardedFetch } from '../guarded-fetch/guarded-fetch';
import { OutboundError } from '../guarded-fetch/outbound-error';
import type { PublishedDocument } from './discovery';
import { sha256 } from './keys';

type Found = { ok: true; published: PublishedDocument };
type Failed = { ok: false; failure: DiscoveryFailure };

/** Headers that say where a document stood in its life; cookies and the rest are nobody's evidence. */
const KEPT_HEADERS = ['content-type', 'etag', 'last-modified', 'date', 'cache-control', 'server'];

function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value.slice(0, 500)]];
    }),
  );
}

/** What openid-client would only wrap: our own typed reason, thrown through it. */
class Refused extends Error {
  readonly failure: DiscoveryFailure;
  constructor(failure: DiscoveryFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

/**
 * Fetches and judges one well-known address through openid-client. It is given the whole address rather than the issuer:
 * its own issuer check compares normalised URLs and knows exceptions for named hosts, ours does neither (security.md §3).
 */
async function fetchFrom(
  via: WellKnown,
  issuer: string,
  request: GuardedFetch['request'],
  allowHttp: (url: string) => boolean,
): Promise<Found | Failed> {
  const sourceUrl = wellKnownUrls(issuer)[via];
  let result: Found | Failed | null = null;

  const fetchAndJudge = async (...[url, init]: Parameters<GuardedFetch['fetch']>): Promise<Response> => {
    const { status, headers, body, address } = await request(url, init);
    if (status !== 200) throw new Refused({ reason: status === 404 ? 'not_found' : 'http_status', params: { status } });
    const parsed = parseMetadataDocument({ body, contentType: headers.get('content-type') }, issuer, allowHttp);
    if (!parsed.ok) throw new Refused(parsed.failure);
    const { document, metadata } = parsed;
    const published = {
      document,
      metadata,
      via,
      sourceUrl,
      address,
      headers: keptHeaders(headers),
      body,
      sha256: sha256(body),
    };
    result = { ok: true, published };
    return Response.json(document);
  };

  try {
    await discovery(new URL(sourceUrl), 'clientele', undefined, undefined, {
      [customFetch]: (url, { method, headers, signal }) =>
        fetchAndJudge(url, { method, headers, signal: signal ?? null }),
      // The guard decides about http, origin by origin.
      execute: [allowInsecureRequests],
    });
  } catch (error) {
    result = { ok: false, failure: toFailure(error) };
  }
  return result ?? { ok: false, failure: { reason: 'not_reachable', params: {} } };
}

/** Our typed reason, wherever openid-client put it; anything else is a fault of ours and must not pass for the provider's. */
export function toFailure(error: unknown): DiscoveryFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Refused) return cause.failure;
    if (cause instanceof OutboundError) return { reason: cause.reason, params: cause.params };
  }
  throw error;
}

/** Answers of the second address that say no more than “there is nothing here either”. */
const NOTHING_HERE = new Set<string>(['not_found', 'http_status', 'not_json', 'redirected']);

/** Fetches the document of an issuer: at the address of OIDC Discovery, and where that is 404, at the one of RFC 8414. */
export async function fetchDocument(
  issuer: string,
  request: GuardedFetch['request'],
  allowHttp: (url: string) => boolean,
): Promise<Found | Failed> {
  const first = await fetchFrom('openid-configuration', issuer, request, allowHttp);
  if (first.ok || first.failure.reason !== 'not_found') return first;
  const second = await fetchFrom('oauth-authorization-server', issuer, request, allowHttp);
  if (second.ok || !NOTHING_HERE.has(second.failure.reason)) return second;
  const tried = wellKnownUrls(issuer);
  const params = { first: tried['openid-configuration'], second: tried['oauth-authorization-server'] };
  return { ok: false, failure: { reason: 'not_found', params } };
}
