import { pointerOf } from '@/lib/domain/json/pointer';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import { env } from '../env';
import { logger } from '../logger';
import { REST_STATUS, type RestCode, RestProblem } from './rest-problem';
import { words } from './words';

/** Where in a request something is wrong: in the body (RFC 6901), in a parameter of the address, or in a header. */
export type Place = { pointer: string } | { parameter: string } | { header: string };

/** How an operation's own names are found for the paths that the domain reports. */
export type Placing = (path: string) => Place;

/** More are not read by anybody, and a body of a megabyte can have half a million; `detail` says how many there are. */
const MOST_ERRORS = 200;

export const placeInBody: Placing = (path) => ({ pointer: pointerOf(path) });

type Told = {
  code: RestCode;
  params: Record<string, string | number>;
  fieldErrors: readonly FieldError[];
  headers: Record<string, string>;
  /** Who uses what cannot be deleted. */
  usedBy?: unknown;
};

/** The answer to an error: `application/problem+json` (RFC 9457). What was not expected is logged under the request's id. */
export function problemAnswer(error: unknown, requestId: string, placing: Placing = placeInBody): Response {
  const { code, params, fieldErrors, headers, usedBy } = tell(error, requestId);
  const body = {
    ...plainProblem(code, { count: fieldErrors.length, ...params }, requestId),
    ...(usedBy === undefined ? {} : { usedBy }),
    ...(fieldErrors.length === 0
      ? {}
      : { errors: fieldErrors.slice(0, MOST_ERRORS).map((one) => toldOf(one, code, placing)) }),
  };
  return Response.json(body, {
    status: REST_STATUS[code],
    headers: { ...headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  });
}

/** What every problem says of itself. Its sentences need `params`. */
export function plainProblem(code: RestCode, params: Record<string, string | number>, requestId: string) {
  const key = words.has(`api.problems.${code}.title` as never) ? code : 'other';
  return {
    type: `${env.PUBLIC_URL}/api/docs#problem-${code}`,
    title: words(`api.problems.${key}.title` as never),
    status: REST_STATUS[code],
    detail: words(`api.problems.${key}.detail` as never, params as never),
    code,
    requestId,
  };
}

function tell(error: unknown, requestId: string): Told {
  if (error instanceof RestProblem) return { ...error, code: error.code, fieldErrors: [] };
  if (!(error instanceof DomainError)) {
    logger.error({ err: error, requestId }, 'unexpected error in the REST API');
    return { code: 'unexpected', params: {}, fieldErrors: [], headers: {} };
  }
  const { code, params, fieldErrors } = error;
  if (code === 'unavailable') logger.error({ err: error, requestId }, 'something we need is away');
  const told = { code, params: { ...DEFAULTS[code], ...params }, fieldErrors, headers: headersOf(error) };
  return code === 'in_use' ? { ...told, usedBy: error.current } : told;
}

/** What a sentence needs, where the domain does not always say it. */
const DEFAULTS: Partial<Record<RestCode, Record<string, string | number>>> = {
  rate_limited: { seconds: 60 },
  discovery_failed: { reason: '' },
  not_applicable: { state: '' },
};

function headersOf({ code, params }: DomainError): Record<string, string> {
  // RFC 6750 §3.1: which scope is missing.
  if (code === 'forbidden') {
    const scope = String(params.permission ?? '');
    return { 'WWW-Authenticate': `Bearer realm="Clientele API", error="insufficient_scope", scope="${scope}"` };
  }
  if (code === 'rate_limited') return { 'Retry-After': String(params.seconds ?? 60) };
  if (code === 'unavailable') return { 'Retry-After': '5' };
  return {};
}

function toldOf({ path, code, params }: FieldError, problem: RestCode, placing: Placing) {
  const key = problem === 'policy_violation' ? `findings.${code}.title` : `fieldErrors.${code}`;
  return { ...placing(path), code, detail: words(key as never, params as never) };
}
