import { requirePermission } from '@/lib/data/authorize';
import { DomainError } from '@/lib/domain/problem';
import { actorOfToken, type TokenActor, tellTokenInAddress } from '../api-token';
import { METHODS } from '../http/refusal';
import { requestFacts } from '../request';
import { networkOf } from '../throttle';
import { readJsonBody } from './body';
import { type Operation, REST_BASE, type RestAnswer, type RestCall, type RestMethod } from './operation';
import { OPERATIONS } from './operations';
import { type Place, placeInBody, problemAnswer } from './problem';
import { readQuery } from './query';
import { countAttempt, countRequest, type LimitHeaders } from './rate-limits';
import { RestProblem } from './rest-problem';

type Method = (typeof METHODS)[number];

export type RouteHandlers = Record<Method, (request: Request) => Promise<Response>>;

/** The handlers of a route file: the operations of its address, and for every other method 405 with those there are. */
export function serve(path: string): RouteHandlers {
  const operations = new Map(
    OPERATIONS.filter((operation) => operation.path === path).map((operation) => [operation.method, operation]),
  );
  const allow = METHODS.filter(
    (method) => method === 'OPTIONS' || operations.has(method === 'HEAD' ? 'GET' : (method as RestMethod)),
  ).join(', ');

  const handlerOf = (method: Method) => async (request: Request) => {
    const { requestId } = requestFacts(request.headers);
    const operation = operations.get(method === 'HEAD' ? 'GET' : (method as RestMethod));
    const answer =
      method === 'OPTIONS'
        ? new Response(null, { status: 204, headers: { Allow: allow } })
        : await perform(operation, request, requestId, allow);
    return finished(answer, method, requestId);
  };
  return Object.fromEntries(METHODS.map((method) => [method, handlerOf(method)])) as RouteHandlers;
}

/** For addresses below REST_BASE that lead nowhere: a problem like any other. */
export function serveNothing(): RouteHandlers {
  const handlerOf = (method: Method) => async (request: Request) => {
    const { requestId } = requestFacts(request.headers);
    const answer = await refuseNothing(request).catch((error: unknown) => problemAnswer(error, requestId));
    return finished(answer, method, requestId);
  };
  return Object.fromEntries(METHODS.map((method) => [method, handlerOf(method)])) as RouteHandlers;
}

async function refuseNothing(request: Request): Promise<never> {
  await refuseTokenInAddress(request);
  throw new DomainError('not_found');
}

/** What is on every answer: programs keep none of them, and the request can be found in the log. HEAD has no body. */
function finished(answer: Response, method: Method, requestId: string): Response {
  answer.headers.set('Cache-Control', 'no-store');
  answer.headers.set('X-Request-Id', requestId);
  return method === 'HEAD' ? new Response(null, answer) : answer;
}

async function perform(
  operation: Operation | undefined,
  request: Request,
  requestId: string,
  allow: string,
): Promise<Response> {
  const limits: LimitHeaders = {};
  const finish = (answer: Response) => {
    for (const [name, value] of Object.entries(limits)) answer.headers.set(name, value);
    return answer;
  };
  try {
    if (operation === undefined) {
      await refuseTokenInAddress(request);
      throw new RestProblem('method_not_allowed', { headers: { Allow: allow } });
    }
    const actor = await authenticate(request, limits);
    await requirePermission(actor, operation.permission);
    return finish(toResponse(await operation.run(await readCall(operation, actor, request))));
  } catch (error) {
    return finish(problemAnswer(error, requestId, placingOf(operation)));
  }
}

/** Who is asking; each program has its own limit, and whoever guesses at tokens one for the network they come from. */
async function authenticate(request: Request, limits: LimitHeaders): Promise<TokenActor> {
  const answer = await actorOfToken(request);
  if (answer.ok) {
    Object.assign(limits, await countRequest(answer.actor.id));
    return answer.actor;
  }
  if (answer.reason === 'in_address') throw new RestProblem('token_in_address');
  if (answer.reason === 'invalid') await countAttempt(networkOf(requestFacts(request.headers).address));
  // RFC 6750 §3.1: without a token there is nothing to say an error of.
  const error = answer.reason === 'invalid' ? ', error="invalid_token"' : '';
  throw new RestProblem('unauthenticated', { headers: { 'WWW-Authenticate': `Bearer realm="Clientele API"${error}` } });
}

/** Where nobody is asked for a token, one that is lost in the address is as lost as elsewhere. Throws `token_in_address`. */
async function refuseTokenInAddress(request: Request): Promise<void> {
  if (await tellTokenInAddress(request)) throw new RestProblem('token_in_address');
}

async function readCall(operation: Operation, actor: TokenActor, request: Request): Promise<RestCall> {
  const { pathname, searchParams } = new URL(request.url);
  const path = readPath(operation.path, pathname);
  const query = readQuery(operation.query, searchParams);
  return {
    actor,
    path,
    query,
    body: operation.body === undefined ? undefined : await readJsonBody(request),
    ifMatch: request.headers.get('if-match'),
    ifNoneMatch: request.headers.get('if-none-match'),
    idempotencyKey: request.headers.get('idempotency-key'),
  };
}

/** The named segments of an address, unescaped. Throws `not_found` for what nothing can be called. */
function readPath(template: string, pathname: string): Record<string, string> {
  const given = pathname.slice(REST_BASE.length).split('/');
  try {
    const named = template.split('/').flatMap((segment, index) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      return name === undefined ? [] : [[name, decodeURIComponent(given[index] ?? '')] as const];
    });
    // PostgreSQL keeps no NUL, so nothing has one in its name.
    if (!named.some(([, value]) => value.includes('\0'))) return Object.fromEntries(named);
  } catch {
    // Not UTF-8 in percent escapes: the address of nothing.
  }
  throw new DomainError('not_found');
}

/** The key travels in a header and parameters in the address, wherever an operation's other members lie. */
function placingOf(operation: Operation | undefined) {
  return (path: string): Place => {
    if (path === 'idempotencyKey') return { header: 'Idempotency-Key' };
    if (path.startsWith('query.')) return { parameter: path.slice('query.'.length) };
    return (operation?.placing ?? placeInBody)(path);
  };
}

function toResponse({ status, body, headers = {} }: RestAnswer): Response {
  return body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers });
}
