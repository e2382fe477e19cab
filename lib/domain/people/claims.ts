import { z } from 'zod';
import { isStorable } from '../audit/canonical-json';
import { type Flaw, flaw } from '../field-errors';
import type { FieldError } from '../problem';
import { isProtocolClaim } from '../protocol-claims';

/** What applications may learn of a person: claims by name (OIDC Core §5.1), released by scopes and resources. */
export type Claims = Readonly<Record<string, unknown>>;

/** OIDC Core §5.1, without `sub` and `updated_at`, which the server says. The kind decides the control and the rule. */
export const STANDARD_CLAIMS = {
  name: 'text',
  given_name: 'text',
  family_name: 'text',
  middle_name: 'text',
  nickname: 'text',
  preferred_username: 'text',
  gender: 'text',
  birthdate: 'date',
  locale: 'text',
  zoneinfo: 'text',
  profile: 'url',
  picture: 'url',
  website: 'url',
  email: 'email',
  email_verified: 'boolean',
  phone_number: 'text',
  phone_number_verified: 'boolean',
  address: 'address',
} as const;

export type StandardClaim = keyof typeof STANDARD_CLAIMS;
export type ClaimKind = (typeof STANDARD_CLAIMS)[StandardClaim];

/** OIDC Core §5.1.1 */
export const ADDRESS_MEMBERS = ['formatted', 'street_address', 'postal_code', 'locality', 'region', 'country'] as const;

/** Characters of JSON: a token that carries all of it still fits a header. */
const LARGEST = 8_000;

const text = z.string().max(1_000);
/** ISO 8601: a day, or with year 0000 one without its year, or a year alone (OIDC Core §5.1). */
const date = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/);
const url = z
  .string()
  .max(2_048)
  .regex(/^https?:\/\/\S+$/)
  .refine((value) => URL.canParse(value));

const RULES: Record<ClaimKind, { accepts: z.ZodType; refusal: Flaw | null }> = {
  text: { accepts: text, refusal: null },
  date: { accepts: date, refusal: flaw('claim_date', {}) },
  url: { accepts: url, refusal: flaw('claim_url', {}) },
  email: { accepts: z.email().max(254), refusal: flaw('email_invalid', {}) },
  boolean: { accepts: z.boolean(), refusal: null },
  address: {
    accepts: z.strictObject(Object.fromEntries(ADDRESS_MEMBERS.map((member) => [member, text.optional()]))),
    refusal: null,
  },
};

/** Whether `name` is one of OIDC Core §5.1's. */
export function isStandardClaim(name: string): name is StandardClaim {
  return Object.hasOwn(STANDARD_CLAIMS, name);
}

/**
 * What is wrong with a person's claims; empty when they may be kept. A standard claim must be of its kind; any other may be
 * any JSON. Paths are `claims.<name>`.
 */
export function claimErrors(claims: Claims): FieldError[] {
  const errors = Object.entries(claims).flatMap(([name, value]) => {
    const wrong = flawOf(name, value);
    return wrong === null ? [] : [{ path: `claims.${name}`, ...wrong }];
  });
  if (JSON.stringify(claims).length > LARGEST) {
    errors.push({ path: 'custom', ...flaw('claims_too_large', { maximum: LARGEST }) });
  }
  return errors;
}

function flawOf(name: string, value: unknown): Flaw | null {
  // When a person was last changed, the server knows (OIDC Core §5.1).
  if (isProtocolClaim(name) || name === 'updated_at') return flaw('claim_protocol', { name });
  if (!/^[\x21-\x7e]{1,100}$/.test(name) || name === '__proto__') return flaw('claim_name', { name });
  if (!isStorable(value)) return flaw('claim_characters', { name });
  if (!isStandardClaim(name)) return null;
  const { accepts, refusal } = RULES[STANDARD_CLAIMS[name]];
  if (accepts.safeParse(value).success) return null;
  return refusal ?? flaw('claim_type', { name, kind: STANDARD_CLAIMS[name] });
}
