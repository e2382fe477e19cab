import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import {
  type ServerConfiguration,
  UNSAFE_loadServerConfiguration,
  UNSAFE_readConfigurationVersion,
} from '@/lib/data/protocol';
import { DomainError } from '@/lib/domain/problem';
import { builtIn } from '@/lib/server/built-in';
import { logger } from '@/lib/server/logger';
import { arriving } from './arrival';
import { addressBelow } from './interaction/addresses';
import { answerInteraction, interactionIn } from './interaction/answer';
import { endCompanyJourney, journeyEndedBy } from './interaction/company';
import { isHandedOver } from './interaction/show-page';
import { expandPosted } from './posted';
import { createProvider } from './provider';
import { createPublisher } from './publish';
import { readAhead } from './read-ahead';
import { handleRegistration } from './registration/handler';
import { publishedHeaders, type WellKnown, wellKnownDocuments, writeDocumentAnywhere } from './well-known';

/** Where the built-in server is, below PUBLIC_URL. */
export const MOUNT = '/oauth';

/** OIDC Discovery §3: the issuer is exactly this, and everything it signs says so. */
export const { issuer } = builtIn;

/** One version of the server: what was built from one version of its configuration. */
export type Running = {
  version: string;
  configuration: ServerConfiguration;
  provider: Provider;
  /** The library as a node:http listener. */
  listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  wellKnown: WellKnown;
};

export type AuthorizationServer = {
  /**
   * Answers a request below /oauth or to one of our pages. False when its path is none of ours, and when Next is to show the page
   * that the request has been made one for.
   */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /**
   * Answers discovery and keys, which are public and the same for everybody, in front of every guard. False for everything else,
   * known without waiting: these two are read by every verifier there is.
   */
  publish: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** The server as the database says it is now. */
  current: () => Promise<Running>;
};

/**
 * The built-in authorization server. Each request asks for the configuration's version (one small statement, shared by those
 * that come together) and is answered by the provider of that version; requests under way keep the one they began with.
 *
 * @param options `keepsCrowds`: see `createPublisher`
 */
export function createAuthorizationServer({ keepsCrowds = true } = {}): AuthorizationServer {
  let running: Promise<Running> | null = null;
  let version = '';

  async function current(): Promise<Running> {
    return runningAt(await UNSAFE_readConfigurationVersion());
  }

  function runningAt(now: string): Promise<Running> {
    if (running === null || now !== version) {
      version = now;
      running = build(now);
      // A server that could not be built is not kept: the next request tries again.
      running.catch(() => {
        running = null;
      });
    }
    return running;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const journey = journeyEndedBy(request);
    if (journey !== null) {
      await endCompanyJourney(journey, request, response);
      return true;
    }
    const uid = interactionIn(request.url ?? '/');
    if (uid !== null) {
      await answerInteraction(await current(), uid, request, response);
      return !isHandedOver(request);
    }
    const below = addressBelow(request, MOUNT);
    if (below === null) return false;
    // The registry's own, in front of the library (RFC 7591).
    if (await handleRegistration(request, response)) return true;
    const asked = await expandPosted(MOUNT, below, request, response);
    if (asked === null) return !isHandedOver(request);
    const { listener, wellKnown } = await runningAt(await readAhead(request));
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && writeDocumentAnywhere(response, wellKnown, asked.split('?', 1)[0] ?? '')) return true;
    // The library finds out where it is mounted as under express.
    Object.assign(request, { originalUrl: MOUNT + asked, url: asked });
    await listener(request, response);
    // A page may have failed after it was handed over: then the library has answered.
    return response.writableEnded || !isHandedOver(request);
  }

  const securityHeaders = publishedHeaders(issuer);
  const publish = createPublisher(MOUNT, async () => (await current()).wellKnown, { securityHeaders, keepsCrowds });

  return { handle: (request, response) => arriving(() => answer(request, response)), publish, current };
}

async function build(version: string): Promise<Running> {
  const configuration = await UNSAFE_loadServerConfiguration();
  const provider = createProvider(issuer, configuration);
  provider.on('server_error', answerFailure);
  const wellKnown = wellKnownDocuments(issuer, configuration);
  return { version, configuration, provider, listener: provider.callback() as Running['listener'], wellKnown };
}

/** What we did not foresee is logged; a database that is away is 503, as everywhere (security.md §6). */
function answerFailure(ctx: KoaContextWithOIDC, error: Error): void {
  if (error instanceof DomainError && error.code === 'unavailable') {
    ctx.status = 503;
    ctx.set('Retry-After', '5');
    if (isHandedOver(ctx.req)) return;
    ctx.body = { error: 'temporarily_unavailable', error_description: 'the database cannot be reached' };
    return;
  }
  logger.error({ err: error }, 'the authorization server failed');
}
