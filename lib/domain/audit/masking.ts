import type { Change } from './event';

/** What stands in the trail where a secret would. */
export const MASK = '••••••••';

/** Members that hold a secret wherever they appear, compared without case and separators. */
const SECRET_MEMBERS = new Set([
  'secret',
  'clientsecret',
  'apisecret',
  'plaintext',
  'ciphertext',
  'digest',
  'password',
  'passwordhash',
  'token',
  'tokendigest',
  'accesstoken',
  'refreshtoken',
  'registrationaccesstoken',
  'privatekey',
  'authorization',
  'cookie',
]);

/** The private members of a JSON Web Key: RFC 7518 §6.2.2, §6.3.2, §6.4.1. */
const PRIVATE_KEY_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

/** A PEM private key, or a compact JWE or JWS: secret whatever the member is called. */
const SECRET_VALUE = /-----BEGIN [A-Z ]*PRIVATE KEY-----|^eyJ[\w-]+(\.[\w-]*){2,4}$/;

/**
 * The last gate before the trail: callers hand over DTOs that have no secret member, and this makes sure of it. A masked
 * change still says that something changed, and whether there was something before and after.
 */
export function maskChanges(changes: readonly Change[]): Change[] {
  return changes.map(({ path, before, after }) => {
    const name = path.slice(path.lastIndexOf('.') + 1);
    // In the order of the text that is hashed.
    return { after: maskMember(name, after, false), before: maskMember(name, before, false), path };
  });
}

function maskMember(name: string, value: unknown, inKey: boolean): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value ?? null;
  if (SECRET_MEMBERS.has(name.toLowerCase().replaceAll(/[_-]/g, ''))) return MASK;
  if (inKey && PRIVATE_KEY_MEMBERS.has(name)) return MASK;
  if (typeof value === 'string') return SECRET_VALUE.test(value) ? MASK : value;
  if (Array.isArray(value)) return value.map((item) => maskMember('', item, false));
  if (typeof value !== 'object' || value instanceof Date) return value;
  const isKey = Object.hasOwn(value, 'kty');
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskMember(key, member, isKey)]));
}
