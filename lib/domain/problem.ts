/**
 * Expected errors. Whoever meets one shows its sentence from the message file (`errors.<code>` with `params`) and, for
 * `invalid_input`, each field's own. Everything that is not a DomainError is unexpected: logged with its request id and
 * shown as a plain sentence with that id.
 */

/** One thing wrong with one member. `path` is dotted (`redirectUris.2`); `code` names a sentence in the message file under `fieldErrors`. */
export type FieldError = { path: string; code: string; params: Record<string, string | number> };

export const PROBLEM_CODES = {
  /** Some member breaks a rule: see `fieldErrors`. */
  invalid_input: 422,
  /** There is no such thing, or this actor may not know of it. */
  not_found: 404,
  /** Somebody else changed it since it was read: `current` holds what stands now. */
  conflict: 409,
  /** A unique value is taken. */
  already_exists: 409,
  /** Others need it: `current` tells who. */
  in_use: 409,
  /** A policy finding of severity error stops this save. */
  policy_violation: 422,
  /** The same Idempotency-Key came with other content. */
  idempotency_mismatch: 422,
  /** Not signed in, or the session has ended. */
  unauthenticated: 401,
  /** Signed in, and the role does not hold the permission: `params.permission`, `params.roles`. */
  forbidden: 403,
  /** The sign-in is too old for this act: give the password again. */
  reauthentication_required: 403,
  /** Cross-origin or origin-less console mutation. */
  bad_origin: 403,
  /** The last enabled administrator cannot be removed or demoted. */
  last_administrator: 409,
  /** A single-use link that was used, revoked, or has expired. */
  link_expired: 410,
  rate_limited: 429,
  /** Issuer discovery failed; `params.reason` is a DiscoveryFailureReason. */
  discovery_failed: 422,
  /** The act makes no sense in the present state (restore of what is not deleted, reset of a public client …). */
  not_applicable: 409,
  /** The database or something else we need is away; worth trying again. */
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof PROBLEM_CODES;

export class DomainError extends Error {
  /**
   * The server's bundle and Next's each hold a copy of this class in one process, and errors of the shared database client
   * cross from one to the other: the name decides, not the copy.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'DomainError';
  }

  override readonly name = 'DomainError';
  readonly code: ProblemCode;
  readonly params: Record<string, string | number>;
  readonly fieldErrors: readonly FieldError[];
  /** For `conflict`: what stands now, as a DTO without secrets. */
  readonly current: unknown;
  /** All that Next tells an error page in production: messages are hidden there, and rightly. */
  readonly digest: string;

  constructor(
    code: ProblemCode,
    detail: {
      params?: Record<string, string | number>;
      fieldErrors?: readonly FieldError[];
      current?: unknown;
      cause?: unknown;
    } = {},
  ) {
    super(code, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.params = detail.params ?? {};
    this.fieldErrors = detail.fieldErrors ?? [];
    this.current = detail.current;
    this.digest = `problem;${code}`;
  }

  /** The HTTP status a program is answered with. */
  get status(): number {
    return PROBLEM_CODES[this.code];
  }
}
