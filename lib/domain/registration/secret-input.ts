/** A secret on its way in: typed by an administrator, or asked to be generated. Never stored, logged or sent back in this form. */
import { type Flaw, fieldError, flaw } from '../field-errors';
import type { FieldError } from '../problem';
import { hiddenCharacter } from '../text';
import type { ClientType, ProviderMode } from './model';

export type SecretType = 'shared_secret' | 'private_key';

export type SecretInput = {
  /** null: generate one (Built-in only; a provider's secret is whatever the provider issued). */
  value: string | null;
  type: SecretType;
  description: string;
  expiresAt: Date | null;
  /**
   * Set where a program that is run again may bring a secret whose time is over (seed A's administrators do): it is kept, opens
   * nothing, and the finding `secret-expired` says so. Everybody else has made a mistake.
   */
  mayHaveExpired?: boolean;
};

/** A secret that works beside the current one, until then. */
export type RetiringInput = SecretInput & { expiresAt: Date };

/**
 * Lengths in characters. A shared secret travels in one HTTP header (Basic) that servers cut off at about 8 KB, and some providers
 * issue signed tokens as secrets: 1,024 holds both. A PEM of a 4096-bit RSA key has 3,300.
 */
const SECRET_LIMITS = { value: 1_024, privateKey: 16_384, description: 200 } as const;

/** Shorter typed secrets can be guessed or have a pattern: finding `secret-weak`. */
export const WEAK_SECRET_LENGTH = 32;

/** Whether a typed secret is shorter than anything generated would be. */
export function isWeakSecret(value: string): boolean {
  return value.length < WEAK_SECRET_LENGTH;
}

/** RFC 6749 Appendix A.2: client-secret = *VSCHAR. */
const PRINTABLE = /^[\x20-\x7e]*$/;
const PEM = /^-----BEGIN PRIVATE KEY-----\r?\n[A-Za-z0-9+/=\r\n]+-----END PRIVATE KEY-----\s*$/;

/** A JWK that holds the private half of an asymmetric key: `d` is there for RSA, EC and OKP alike (RFC 7518 §6, RFC 8037 §2). */
function isPrivateJwk(text: string): boolean {
  try {
    const jwk: unknown = JSON.parse(text);
    return typeof jwk === 'object' && jwk !== null && 'd' in jwk && 'kty' in jwk && jwk.kty !== 'oct';
  } catch {
    return false;
  }
}

function flawOfValue({ value, type }: SecretInput, mode: ProviderMode): Flaw | null {
  if (value === null || value === '') return mode === 'built_in' ? null : flaw('secret_required', {});
  const maximum = type === 'private_key' ? SECRET_LIMITS.privateKey : SECRET_LIMITS.value;
  if (value.length > maximum) return flaw('too_long', { maximum });
  if (type === 'private_key') {
    return PEM.test(value) || isPrivateJwk(value) ? null : flaw('private_key_format', {});
  }
  return PRINTABLE.test(value) ? null : flaw('secret_characters', {});
}

/**
 * What is wrong with a secret for a client of this mode and type; paths begin with `secret.`. An empty value means the same as null.
 * No answer ever repeats a character of the value.
 */
export function checkSecretInput(
  secret: SecretInput,
  context: { mode: ProviderMode; clientType: ClientType; now: Date },
): FieldError[] {
  if (context.clientType === 'public') return [fieldError('secret.value', 'secret_public', {})];
  const errors: FieldError[] = [];
  const value = flawOfValue(secret, context.mode);
  if (value !== null) errors.push({ path: 'secret.value', ...value });
  if (secret.type === 'private_key' && context.mode === 'built_in') {
    // The authority verifies with the client's public keys; the private half is the client's alone.
    errors.push(fieldError('secret.type', 'private_key_built_in', {}));
  }
  if (secret.description.length > SECRET_LIMITS.description) {
    errors.push(fieldError('secret.description', 'too_long', { maximum: SECRET_LIMITS.description }));
  }
  const character = hiddenCharacter(secret.description);
  if (character !== null) errors.push(fieldError('secret.description', 'hidden_character', { character }));
  const expiry = checkMoment('secret.expiresAt', secret.expiresAt, context.now);
  return [...errors, ...expiry.filter(({ code }) => !(secret.mayHaveExpired && code === 'expiry_past'))];
}

/** The last moment whose year everybody writes with four digits: ISO 8601, XML Schema, PostgreSQL. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Until when something is good, if there is an end: a date, and one to come. */
export function checkMoment(path: string, moment: Date | null, now: Date): FieldError[] {
  if (moment === null || (moment > now && moment.getTime() <= LATEST)) return [];
  return [fieldError(path, moment <= now ? 'expiry_past' : 'date', {})];
}
