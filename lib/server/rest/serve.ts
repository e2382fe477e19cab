import { requirePermission } from '@/lib/data/authorize';
import { DomainError } from '@/lib/domain/problem';
import { actorOfToken, type TokenActor } from '../api-token';
import { requestFacts } from '../request';
import { networkOf } from '../throttle';
import { readJsonBody } from './body';
import { type Operation, REST_BASE, type RestAnswer, type RestCall, type RestMethod } from './operation';
import { OPERATIONS } from './operations';
import { type Place, placeInBody, problemAnswer } from './problem';
import { readQuery } from './query';
import { countAttempt, countRequest, type LimitHeaders } from './rate-limits';
import { RestProblem } from './rest-problem';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type Method = (typeof METHODS)[number];

export type RouteHandlers = Record<Method, (request: Request) => Promise<Response>>;

/** What is on every answer: programs keep none of them, and the request can be found in the log. */
const fixedHeaders = (requestId: string) => ({ 'Cache-Control': 'no-store', 'X-Request-Id': requestId });

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
    const headers = { ...fixedHeaders(requestId) };
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { ...headers, Allow: allow } });
    const operation = operations.get(method === 'HEAD' ? 'GET' : (method as RestMethod));
    const answer = await perform(operation, request, requestId, allow);
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    return method === 'HEAD' ? new Response(null, answer) : answer;
  };
  return Object.fromEntries(METHODS.map((method) => [method, handlerOf(method)])) as RouteHandlers;
}

/** For addresses below REST_BASE that lead nowhere: a problem like any other. */
export function serveNothing(): RouteHandlers {
  const nothing = async (request: Request) =>
    problemAnswer(new DomainError('not_found'), requestFacts(request.headers).requestId);
  return Object.fromEntries(METHODS.map((method) => [method, nothing])) as RouteHandlers;
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
    if (operation === undefined) throw new RestProblem('method_not_allowed', { headers: { Allow: allow } });
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
  if (answer.reason === 'invalid') await countAttempt(networkOf(requestFacts(request.headers).address));
  if (answer.reason === 'in_address') throw new RestProblem('token_in_address');
  // RFC 6750 §3.1: without a token there is nothing to say an error of.
  const error = answer.reason === 'invalid' ? ', error="invalid_token"' : '';
  throw new RestProblem('unauthenticated', { headers: { 'WWW-Authenticate': `Bearer realm="Clientele API"${error}` } });
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
