import { PROBLEM_CODES, type ProblemCode } from '@/lib/domain/problem';

/** What can go wrong with a request before the domain is asked, and its status. */
const REQUEST_PROBLEMS = {
  bad_request: 400,
  token_in_address: 400,
  malformed_json: 400,
  method_not_allowed: 405,
  length_required: 411,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  precondition_required: 428,
  unexpected: 500,
} as const;

export type RestCode = keyof typeof REQUEST_PROBLEMS | ProblemCode;

/** The HTTP status of each problem a program can be answered with. */
export const REST_STATUS: Readonly<Record<RestCode, number>> = { ...PROBLEM_CODES, ...REQUEST_PROBLEMS };

/** A problem of the request itself; the domain's own are DomainErrors. */
export class RestProblem extends Error {
  readonly code: RestCode;
  readonly params: Record<string, string | number>;
  readonly headers: Record<string, string>;

  constructor(
    code: RestCode,
    { params = {}, headers = {} }: { params?: Record<string, string | number>; headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.code = code;
    this.params = params;
    this.headers = headers;
  }
}
