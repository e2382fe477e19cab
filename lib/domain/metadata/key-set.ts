import { PRIVATE_MEMBERS } from '../registration/jwks';
import type { DiscoveryFailure } from './failure';
import { type JsonAnswer, readJsonObject } from './json-answer';

export type PublicJwk = Record<string, unknown> & { kty: string };

/** RFC 7518 §6.4.1: `k` is a shared secret. */
const UNPUBLISHED_MEMBERS = [...PRIVATE_MEMBERS, 'k'];

function isJwk(value: unknown): value is PublicJwk {
  return typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string';
}

/**
 * Judges an answer from `jwks_uri`. A set with a single private or symmetric key is refused whole: its owner must revoke it,
 * and we must not keep it.
 */
export function parseKeySet(
  answer: JsonAnswer,
): { ok: true; keys: PublicJwk[] } | { ok: false; failure: DiscoveryFailure } {
  const json = readJsonObject(answer);
  if (!json.ok) return json;
  const { keys } = json.value;
  if (!Array.isArray(keys) || !keys.every(isJwk)) {
    return { ok: false, failure: { reason: 'invalid_document', params: { members: 'keys' } } };
  }
  const leaking = keys.filter((key) => UNPUBLISHED_MEMBERS.some((member) => Object.hasOwn(key, member)));
  if (leaking.length > 0) {
    const names = leaking.map((key) =>
      typeof key.kid === 'string' ? key.kid.slice(0, 100) : `#${keys.indexOf(key) + 1}`,
    );
    return { ok: false, failure: { reason: 'private_keys', params: { keys: names.join(', ') } } };
  }
  return { ok: true, keys };
}
