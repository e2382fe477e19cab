import { type FieldErrorCode, flaw } from '../field-errors';
import { isJsonObject } from '../json/json-object';
import { readStrictJson } from '../json/strict-json';
import type { FieldError } from '../problem';
import {
  ADDRESS_MEMBERS,
  type Claims,
  claimErrors,
  isStandardClaim,
  STANDARD_CLAIMS,
  type StandardClaim,
} from './claims';

/** What the claims form holds: a text for each field, by its name. */
export type ClaimsFormValues = Readonly<Record<string, string>>;

/** The field of a standard claim, or of a member of the address. */
export const claimField = (name: string, member?: string): string =>
  member === undefined ? `claims.${name}` : `claims.${name}.${member}`;

/** Claims without a field of their own, as JSON. */
export const CUSTOM_FIELD = 'custom';

/** Every field of the form. */
export const CLAIM_FIELDS: readonly string[] = [
  ...Object.entries(STANDARD_CLAIMS).flatMap(([name, kind]) =>
    kind === 'address' ? ADDRESS_MEMBERS.map((member) => claimField(name, member)) : [claimField(name)],
  ),
  CUSTOM_FIELD,
];

/** The fields that show `claims`. */
export function claimsToForm(claims: Claims): ClaimsFormValues {
  const values: Record<string, string> = {};
  const custom: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(claims)) {
    if (!isStandardClaim(name)) custom[name] = value;
    else if (typeof value === 'object' && value !== null) {
      for (const [member, line] of Object.entries(value)) values[claimField(name, member)] = String(line);
    } else values[claimField(name)] = String(value);
  }
  if (Object.keys(custom).length > 0) values[CUSTOM_FIELD] = JSON.stringify(custom, null, 2);
  return values;
}

/** The claims that a sent form means, and all that is wrong with them. An empty field is no claim. */
export function claimsFromForm(values: ClaimsFormValues): { claims: Claims; errors: FieldError[] } {
  const { custom, errors } = readCustom(values[CUSTOM_FIELD]?.trim() ?? '');
  const claims: Record<string, unknown> = {};
  for (const name of Object.keys(STANDARD_CLAIMS) as StandardClaim[]) {
    const value = readField(name, values);
    if (value !== undefined) claims[name] = value;
  }
  const repeated = Object.keys(custom).filter(isStandardClaim);
  errors.push(...repeated.map((name) => ({ path: CUSTOM_FIELD, ...flaw('claim_standard', { name }) })));
  const kept = {
    ...claims,
    ...Object.fromEntries(Object.entries(custom).filter(([name]) => !repeated.includes(name as never))),
  };
  return { claims: kept, errors: [...errors, ...claimErrors(kept).map(atItsField)] };
}

function readField(name: StandardClaim, values: ClaimsFormValues): unknown {
  if (STANDARD_CLAIMS[name] === 'address') {
    const lines = ADDRESS_MEMBERS.flatMap((member) => {
      const line = values[claimField(name, member)]?.trim();
      return line ? [[member, line] as const] : [];
    });
    return lines.length > 0 ? Object.fromEntries(lines) : undefined;
  }
  const typed = values[claimField(name)]?.trim();
  if (!typed) return undefined;
  return STANDARD_CLAIMS[name] === 'boolean' ? typed === 'true' : typed;
}

function readCustom(typed: string): { custom: Record<string, unknown>; errors: FieldError[] } {
  if (typed === '') return { custom: {}, errors: [] };
  const custom = readStrictJson(typed);
  if (isJsonObject(custom)) return { custom: { ...custom }, errors: [] };
  return { custom: {}, errors: [{ path: CUSTOM_FIELD, code: 'claims_json' satisfies FieldErrorCode, params: {} }] };
}

/** A claim without a field of its own is written in the JSON. */
function atItsField(error: FieldError): FieldError {
  const name = error.path.replace(/^claims\./, '');
  return error.path === CUSTOM_FIELD || isStandardClaim(name) ? error : { ...error, path: CUSTOM_FIELD };
}
