import { parseKeySet } from '@/lib/domain/metadata/key-set';
import type { GuardedFetch } from '../guarded-fetch/guarded-fetch';
import type { PublishedKeys } from './discovery';
import { toFailure } from './fetch-document';
import { digestKeys, viewKeys } from './keys';

const NONE = { keys: null, keyViews: [] };

/**
 * Fetches the keys behind `jwks_uri`. Their failure is a reason of its own beside a document that is fine: the
 * registration can be saved, and the page says what is wrong with the keys.
 */
export async function fetchKeys(jwksUri: string | null, request: GuardedFetch['request']): Promise<PublishedKeys> {
  const without = (keysFailure: PublishedKeys['keysFailure']) => ({ ...NONE, keysSha256: digestKeys([]), keysFailure });
  if (jwksUri === null) return without(null);
  try {
    const { status, headers, body } = await request(jwksUri, {
      headers: { accept: 'application/jwk-set+json, application/json' },
    });
    if (status !== 200) return without({ reason: 'http_status', params: { status } });
    const parsed = parseKeySet({ body, contentType: headers.get('content-type') });
    if (!parsed.ok) return without(parsed.failure);
    const keyViews = await viewKeys(parsed.keys);
    return { keys: parsed.keys, keyViews, keysSha256: digestKeys(keyViews), keysFailure: null };
  } catch (error) {
    return without(toFailure(error));
  }
}
