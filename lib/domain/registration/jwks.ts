/** A client's JSON Web Key Set (RFC 7517): public keys, strong enough, each once. */

import { type Flaw, fieldError, flaw } from '../field-errors';
import { isJsonObject } from '../json/json-object';
import { readStrictJson } from '../json/strict-json';
import type { FieldError } from '../problem';

type Jwk = Record<string, unknown>;
export type Jwks = { keys: Jwk[] };

const JWKS_LIMITS = { characters: 65_536, keys: 50 } as const;

/** What only the owner of an asymmetric key may know: RFC 7518 §6.2.2 and §6.3.2, RFC 8037 §2, and `priv` of the AKP type. */
export const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'];
/** What is kept of a key: its public members. `x5u` is not among them, being one more address to fetch keys from. */
const PUBLIC_MEMBERS = ['kty', 'use', 'key_ops', 'alg', 'kid', 'crv', 'x', 'y', 'n', 'e', 'x5c', 'x5t', 'x5t#S256'];

const MINIMUM_RSA_BITS = 2_048;
/** No signature is worth the time that verifying with a longer key takes. */
const MAXIMUM_RSA_BITS = 16_384;

/** Octets of a coordinate on each curve: RFC 7518 §6.2.1, RFC 8812 §3.1, RFC 8037 §2. */
const CURVES: Record<string, Record<string, number>> = {
  EC: { 'P-256': 32, 'P-384': 48, 'P-521': 66, secp256k1: 32 },
  OKP: { Ed25519: 32, Ed448: 57, X25519: 32, X448: 56 },
};

/** A key set from an object, or from its JSON text as a textarea sends it. Only its outline is judged: `checkJwks` does the rest. */
export function readJwks(input: unknown): { ok: true; value: Jwks } | { ok: false; flaw: Flaw } {
  const maximum = JWKS_LIMITS.characters;
  if (typeof input === 'string' && input.length > maximum)
    return { ok: false, flaw: flaw('jwks_too_large', { maximum }) };
  const value = typeof input === 'string' ? readStrictJson(input) : input;
  const keys = isJsonObject(value) ? value.keys : undefined;
  if (!Array.isArray(keys)) return { ok: false, flaw: flaw('jwks_format', {}) };
  if (keys.length > JWKS_LIMITS.keys) return { ok: false, flaw: flaw('too_many', { maximum: JWKS_LIMITS.keys }) };
  return keys.every(isJsonObject) ? { ok: true, value: { keys } } : { ok: false, flaw: flaw('jwks_format', {}) };
}

/** The octets behind base64url text (RFC 7515 §2: no padding), or null when it is none. */
function octetsOf(value: unknown): Uint8Array | null {
  if (typeof value !== 'string' || !/^[\w-]+$/.test(value) || value.length % 4 === 1) return null;
  return Uint8Array.from(atob(value.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

/** How many bits the unsigned big-endian number in `octets` has. */
function bitLength(octets: Uint8Array): number {
  const first = octets.findIndex((octet) => octet !== 0);
  return first === -1 ? 0 : (octets.length - first) * 8 - Math.clz32(octets[first] ?? 0) + 24;
}

function flawOfRsa(jwk: Jwk, key: number): Flaw | null {
  const [modulus, exponent] = [octetsOf(jwk.n), octetsOf(jwk.e)];
  if (modulus === null) return flaw('jwk_malformed', { key, member: 'n' });
  const bits = bitLength(modulus);
  if (bits < MINIMUM_RSA_BITS) return flaw('jwk_short', { key, bits, minimum: MINIMUM_RSA_BITS });
  if (bits > MAXIMUM_RSA_BITS) return flaw('jwk_malformed', { key, member: 'n' });
  // An even exponent is no RSA; with 1, every message is its own signature.
  const isExponent = exponent !== null && bitLength(exponent) > 1 && (exponent.at(-1) ?? 0) % 2 === 1;
  return isExponent ? null : flaw('jwk_malformed', { key, member: 'e' });
}

function flawOfCurve(jwk: Jwk, key: number, curves: Record<string, number>): Flaw | null {
  const length = typeof jwk.crv === 'string' && Object.hasOwn(curves, jwk.crv) ? curves[jwk.crv] : undefined;
  if (length === undefined) return flaw('jwk_malformed', { key, member: 'crv' });
  const coordinates = jwk.kty === 'EC' ? ['x', 'y'] : ['x'];
  const member = coordinates.find((name) => octetsOf(jwk[name])?.length !== length);
  return member === undefined ? null : flaw('jwk_malformed', { key, member });
}

/** What RFC 7517 §4 says of the members that every key may have. */
function flawOfCommonMembers(jwk: Jwk, key: number): Flaw | null {
  const texts = ['use', 'alg', 'kid', 'x5t', 'x5t#S256'];
  const lists = ['key_ops', 'x5c'];
  const isText = (value: unknown) => value === undefined || (typeof value === 'string' && value.length <= 255);
  const isList = (value: unknown) =>
    value === undefined || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
  const member = texts.find((name) => !isText(jwk[name])) ?? lists.find((name) => !isList(jwk[name]));
  return member === undefined ? null : flaw('jwk_malformed', { key, member });
}

function flawOfJwk(jwk: Jwk, key: number): Flaw | null {
  const { kty, alg } = jwk;
  if (kty === 'oct' || 'k' in jwk) return flaw('jwk_symmetric', { key });
  if (PRIVATE_MEMBERS.some((member) => member in jwk)) return flaw('jwk_private', { key });
  if (typeof alg === 'string' && /^(?:none|HS|A\d|dir$|PBES)/i.test(alg)) {
    return flaw('jwk_algorithm', { key, algorithm: alg.slice(0, 20) });
  }
  const common = flawOfCommonMembers(jwk, key);
  if (common !== null) return common;
  if (kty === 'RSA') return flawOfRsa(jwk, key);
  const curves = typeof kty === 'string' && Object.hasOwn(CURVES, kty) ? CURVES[kty] : undefined;
  if (curves !== undefined) return flawOfCurve(jwk, key, curves);
  return flaw('jwk_type', { key, type: String(kty).slice(0, 20) });
}

/** RFC 7517 §4.5: a key is found by its `kid`, so no two may have the same. */
function repeatedKids(keys: readonly Jwk[]): string[] {
  const kids = keys.map(({ kid }) => kid).filter((kid) => typeof kid === 'string');
  return [...new Set(kids.filter((kid, index) => kids.indexOf(kid) !== index))];
}

/** The set with nothing but the public members of each key: what is stored. */
export function publicJwks({ keys }: Jwks): Jwks {
  const isPublic = ([member]: [string, unknown]) => PUBLIC_MEMBERS.includes(member);
  return { keys: keys.map((jwk) => Object.fromEntries(Object.entries(jwk).filter(isPublic))) };
}

/** Everything wrong with a key set; keys are counted from 1 in the sentences, from 0 in the paths. No key material is repeated. */
export function checkJwks(jwks: Jwks): FieldError[] {
  const { keys } = jwks;
  if (keys.length === 0) return [fieldError('jwks', 'jwks_empty', {})];
  const flaws = keys.flatMap((jwk, index) => {
    const found = flawOfJwk(jwk, index + 1);
    return found === null ? [] : [{ path: `jwks.keys.${index}`, ...found }];
  });
  const repeated = repeatedKids(keys).map((kid) => fieldError('jwks', 'jwk_kid_twice', { kid }));
  if (flaws.length + repeated.length > 0) return [...flaws, ...repeated];
  const maximum = JWKS_LIMITS.characters;
  return JSON.stringify(publicJwks(jwks)).length > maximum ? [fieldError('jwks', 'jwks_too_large', { maximum })] : [];
}
