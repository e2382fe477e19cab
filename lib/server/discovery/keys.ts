import { createHash } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { PublicJwk } from '@/lib/domain/metadata/key-set';
import type { KeyView } from '@/lib/domain/metadata/key-view';

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : null);

function sizeOf(key: Record<string, unknown>): string | null {
  if (key.kty === 'RSA' && typeof key.n === 'string') return `${Buffer.from(key.n, 'base64url').length * 8} bit`;
  return text(key.crv);
}

/** RFC 7638; null for a key type that the RFC and its successors do not know, or a key that lacks its own members. */
async function thumbprintOf(key: PublicJwk): Promise<string | null> {
  return await calculateJwkThumbprint(key, 'sha256').catch(() => null);
}

/** What a page shows of a public key. */
export async function viewKeys(keys: readonly PublicJwk[]): Promise<KeyView[]> {
  return await Promise.all(
    keys.map(async (key) => ({
      kid: text(key.kid),
      type: key.kty.slice(0, 20),
      use: text(key.use),
      alg: text(key.alg),
      size: sizeOf(key),
      thumbprint: await thumbprintOf(key),
    })),
  );
}

/** SHA-256 over the sorted thumbprints: the same for the same keys in another order or under another `kid`. */
export function digestKeys(views: readonly KeyView[]): Uint8Array<ArrayBuffer> {
  const names = views.map((view) => view.thumbprint ?? `${view.type}:${view.kid ?? ''}`).sort();
  return sha256(Buffer.from(names.join('\n')));
}

export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
