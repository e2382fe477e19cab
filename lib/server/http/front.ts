import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { logger } from '../logger';
import { INTERNAL_HEADERS } from '../request';
import type { Settings } from '../settings';
import { readableAddress } from './address';
import { refuseBody } from './body-limit';
import { clientAddress } from './client-address';
import { replaceFailedPage } from './failed-page';
import { tellWithoutScript } from './interrupted-page';
import { isForeignMutation, ownOrigin } from './origin';
import { METHODS, type Refusal, refuse } from './refusal';
import { contentSecurityPolicy, fixedSecurityHeaders } from './security-headers';

/**
 * What every request passes before Next sees it (docs/decisions/003-one-server-in-front-of-next.md): it gets an id, an address
 * that can be believed and a nonce; what only we may say is removed from what the client said; mutations from foreign
 * pages and bodies out of bounds end here.
 */

/** Headers that Next and next-auth believe, and that only a proxy of ours or we ourselves may set. */
const SPOOFABLE = /^(x-clientele-|x-forwarded-|x-middleware-|x-nonce$|x-real-ip$|forwarded$|content-security-policy)/;
/** A request id that our proxy gave, so that both logs can be read together. */
const FOREIGN_REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;
/** Immutable files with a hash in their name: no page, no nonce. */
const STATIC_FILES = '/_next/static/';

export type Application = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type FrontOptions = Pick<Settings, 'PUBLIC_URL' | 'TRUSTED_PROXIES' | 'AUTH_OIDC_ISSUER'> & { development: boolean };

/** Answers what is public and the same for everybody; false for everything else, at once. */
export type Publisher = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The listener of the one HTTP server: guards in front of `application`, and in front of them what needs none. */
export function createFront(
  application: Application,
  settings: FrontOptions,
  publish: Publisher = () => false,
): RequestListener {
  const https = settings.PUBLIC_URL.startsWith('https:');
  const securityHeaders = fixedSecurityHeaders({ https });

  return (request, response) => {
    if (publish(request, response)) return;
    for (const [name, value] of securityHeaders) response.setHeader(name, value);
    const refusal = admit(request, response, settings, https);
    if (refusal !== null) return refuse(request, response, refusal);
    // While developing, Next's own page shows where the error is.
    if (!settings.development) replaceFailedPage(request, response);
    tellWithoutScript(request, response);
    application(request, response).catch((error: unknown) => {
      logger.error({ err: error, requestId: request.headers[INTERNAL_HEADERS.requestId] }, 'request failed');
      if (!response.headersSent) refuse(request, response, 'failed');
      else response.destroy();
    });
  };
}

function admit(
  request: IncomingMessage,
  response: ServerResponse,
  { PUBLIC_URL, TRUSTED_PROXIES, AUTH_OIDC_ISSUER, development }: FrontOptions,
  https: boolean,
): Refusal | null {
  const { method = '', headers } = request;
  if (!request.url?.startsWith('/')) return 'bad_request';
  const url = readableAddress(request.url);
  request.url = url;
  if (!METHODS.some((known) => known === method)) return 'method_not_allowed';
  if (url.startsWith(STATIC_FILES)) return null;

  const forwardedFor = single(headers['x-forwarded-for']);
  const connected = clientAddress(request.socket.remoteAddress, undefined, []);
  const address =
    forwardedFor === undefined ? connected : clientAddress(request.socket.remoteAddress, forwardedFor, TRUSTED_PROXIES);
  const origin = ownOrigin(PUBLIC_URL, headers.host);
  const given = address === connected ? undefined : single(headers['x-request-id']);
  const requestId = given && FOREIGN_REQUEST_ID.test(given) ? given : randomUUID();
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, {
    https,
    development,
    // Signing in with the company account goes on to its identity provider.
    formLeadsTo: url.startsWith('/sign-in') ? AUTH_OIDC_ISSUER : undefined,
  });

  for (const name of Object.keys(headers)) if (SPOOFABLE.test(name)) delete headers[name];
  headers[INTERNAL_HEADERS.requestId] = requestId;
  if (address !== null) headers[INTERNAL_HEADERS.address] = address;
  headers[INTERNAL_HEADERS.path] = url;
  headers['content-security-policy'] = policy;
  headers['x-nonce'] = nonce;
  // Next and next-auth compare and build addresses with these.
  headers.host = origin.slice(origin.indexOf('//') + 2);
  headers['x-forwarded-host'] = headers.host;
  headers['x-forwarded-proto'] = https ? 'https' : 'http';
  if (address !== null) headers['x-forwarded-for'] = address;

  response.setHeader('X-Request-Id', requestId);
  response.setHeader('Content-Security-Policy', policy);

  const path = url.split('?', 1)[0] ?? url;
  if (isForeignMutation({ method, path, origin: headers.origin }, origin)) return 'bad_origin';
  return refuseBody(method, headers);
}

/** Node joins repeated headers of most names with a comma; the types allow for the few it does not. */
function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}
