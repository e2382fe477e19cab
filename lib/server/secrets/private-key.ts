import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';

/** RSA keys below this many bits are refused (security.md §2). */
const RSA_MINIMUM = 2048;

/** Why a typed private key is not one that we can sign with. */
export type PrivateKeyProblem = 'private_key_format' | 'private_key_weak';

/**
 * Reads the private key of `private_key_jwt`: a PEM text or a JWK. Returns what may be shown of it, the last four
 * characters of its RFC 7638 thumbprint, or what is wrong with it.
 */
export function readPrivateKey(text: string): { ok: true; last4: string } | { ok: false; problem: PrivateKeyProblem } {
  // Node 22 takes OpenSSL's word on a TLS handshake that failed before for one on this text, once.
  const key = parse(text) ?? parse(text);
  if (key === null) return { ok: false, problem: 'private_key_format' };
  const { modulusLength } = key.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined && modulusLength < RSA_MINIMUM) return { ok: false, problem: 'private_key_weak' };
  const thumbprint = thumbprintOf(key);
  return thumbprint === null ? { ok: false, problem: 'private_key_format' } : { ok: true, last4: thumbprint.slice(-4) };
}

function parse(text: string): KeyObject | null {
  try {
    const trimmed = text.trim();
    return trimmed.startsWith('{')
      ? createPrivateKey({ key: JSON.parse(trimmed), format: 'jwk' })
      : createPrivateKey(trimmed);
  } catch {
    return null;
  }
}

/** The required public members of a key type, in the order of RFC 7638 §3.2; null for a type that no JWS algorithm signs with. */
function thumbprintOf(key: KeyObject): string | null {
  const { crv, e, kty, n, x, y } = key.export({ format: 'jwk' });
  const required = { RSA: { e, kty, n }, EC: { crv, kty, x, y }, OKP: { crv, kty, x } }[kty ?? ''];
  return required === undefined ? null : createHash('sha256').update(JSON.stringify(required)).digest('base64url');
}
