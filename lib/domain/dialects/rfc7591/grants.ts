/**
 * Grants and response types on the wire and here (fields.md §3): the wire has no word for `hybrid`; it lists `authorization_code` and
 * `implicit`, and the response types tell which flow is meant (OIDC Registration §2, RFC 7591 §2.1).
 */
import { fieldError } from '../../field-errors';
import type { FieldError } from '../../problem';
import { ONE_TIME_PASSWORDS } from '../../registration/grants';
import { REFRESH_TOKEN } from '../../registration/refresh';
import { responseTypesFor } from '../../registration/response-types';

/** What `grant_types` stands for when it is left out (fields.md §8). */
export const GRANT_SETS = {
  rfc7591: ['authorization_code'],
  sso: ['authorization_code', 'password', REFRESH_TOKEN, ONE_TIME_PASSWORDS.sms, ONE_TIME_PASSWORDS.mail],
} as const satisfies Record<string, readonly string[]>;

export type GrantSet = keyof typeof GRANT_SETS;

const CODE = 'authorization_code';
const IMPLICIT = 'implicit';
const HYBRID = 'hybrid';

/** The grants that the wire wants to see beside a response type: one for each thing that it brings. */
function wireGrantsOf(responseType: string): string[] {
  const words = responseType.split(' ');
  const code = words.includes('code') ? [CODE] : [];
  return words.some((word) => word === 'token' || word === 'id_token') ? [...code, IMPLICIT] : code;
}

/** Which of our grants a response type belongs to. */
function grantOf(responseType: string): string {
  const [first, second] = wireGrantsOf(responseType);
  return second === undefined ? (first ?? CODE) : HYBRID;
}

/** `hybrid` as two; everything else as it is. */
export function wireGrants(grantTypes: readonly string[]): string[] {
  return [...new Set(grantTypes.flatMap((grant) => (grant === HYBRID ? [CODE, IMPLICIT] : [grant])))];
}

type Grants = { grantTypes: string[]; responseTypes: string[] };

/** Our grants for what the wire lists. Both lists are texts; what they contradict each other in is `contradictions`. */
export function grantsFromWire(grants: readonly string[], responseTypes: readonly string[] | null): Grants {
  if (responseTypes === null) {
    return { grantTypes: [...grants], responseTypes: responseTypesFor(grants, false) };
  }
  const flows = new Set(responseTypes.map(grantOf));
  const others = grants.filter((grant) => grant !== CODE && grant !== IMPLICIT && grant !== HYBRID);
  const interactive = [CODE, IMPLICIT, HYBRID].filter((grant) => flows.has(grant));
  return { grantTypes: [...interactive, ...others], responseTypes: [...responseTypes] };
}

/** RFC 7591 §2.1: each response type has its grants, and each of the two grants a response type that needs it. */
export function contradictions(grants: readonly string[], responseTypes: readonly string[]): FieldError[] {
  const listed = wireGrants(grants);
  const missing = responseTypes.flatMap((value, index) =>
    wireGrantsOf(value)
      .filter((grant) => !listed.includes(grant))
      .map((grant) => fieldError(`responseTypes.${index}`, 'response_type_without_grant', { value, grant })),
  );
  const needed = new Set(responseTypes.flatMap(wireGrantsOf));
  const idle = [CODE, IMPLICIT].filter((grant) => listed.includes(grant) && !needed.has(grant));
  return [...missing, ...idle.map((grant) => fieldError('responseTypes', 'grant_without_response_type', { grant }))];
}
