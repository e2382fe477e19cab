/** Claims about the client itself (seed A): how they stand in a token. */
import { type Flaw, flaw } from '../field-errors';
import { readStrictJson } from '../json/strict-json';
import { type ClientClaim, STRING_CLAIM } from './model';

const XML_SCHEMA = STRING_CLAIM.slice(0, STRING_CLAIM.indexOf('#') + 1);

type ValueType = {
  /** Its name in the message file: `fields.values.claimValueType.<key>`. */
  readonly key: string;
  readonly type: string;
  /** The value as it stands in a token; undefined where the text is none of this type. */
  readonly read: (text: string) => unknown;
};

/** The types that change how a value stands in a token. Any other is kept, and its value is a string there. */
export const CLAIM_VALUE_TYPES: readonly ValueType[] = [
  { key: 'string', type: STRING_CLAIM, read: (text) => text },
  { key: 'integer', type: `${XML_SCHEMA}integer`, read: (text) => number(text, /^-?\d{1,15}$/) },
  {
    key: 'double',
    type: `${XML_SCHEMA}double`,
    read: (text) => number(text, /^-?\d{1,300}(\.\d{1,300})?([eE][+-]?\d{1,3})?$/),
  },
  { key: 'boolean', type: `${XML_SCHEMA}boolean`, read: boolean },
  { key: 'json', type: 'json', read: readStrictJson },
];

/** The claim's value as it stands in a token; undefined where it does not fit its type. */
export function claimValue({ value, valueType }: Pick<ClientClaim, 'value' | 'valueType'>): unknown {
  const known = CLAIM_VALUE_TYPES.find(({ type }) => type === valueType);
  return known === undefined ? value : known.read(value);
}

/** What is wrong with a claim whose value does not fit its type: nobody could say how it stands in the token. */
export function flawOfClaimValue(claim: Pick<ClientClaim, 'value' | 'valueType'>): Flaw | null {
  if (claimValue(claim) !== undefined) return null;
  const type = CLAIM_VALUE_TYPES.find((known) => known.type === claim.valueType)?.key ?? claim.valueType;
  return flaw('claim_value', { type });
}

/** What the claims add to a token: each name with `prefix` before it, a repeated one as an array. */
export function claimsForToken(claims: readonly ClientClaim[], prefix: string): Record<string, unknown> {
  const values = new Map<string, unknown[]>();
  for (const claim of claims) {
    const name = `${prefix}${claim.type}`;
    const value = claimValue(claim);
    // The rules let in nothing that does not fit; what got in all the same is still the text that it is.
    values.set(name, [...(values.get(name) ?? []), value === undefined ? claim.value : value]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}

function number(text: string, pattern: RegExp): number | undefined {
  const value = pattern.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** XML Schema's own words, and those .NET writes. */
function boolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}
