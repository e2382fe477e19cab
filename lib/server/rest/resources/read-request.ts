import type { ResourceRequest } from '@/lib/data/resources';
import { readSecrets } from '@/lib/domain/dialects/auth-service/read-secrets';
import { pointerOf } from '@/lib/domain/json/pointer';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { Placing } from '../problem';

/** A body of `/Resource/…` as a save; the data layer judges it. */
export function readResource(kind: ResourceKind, body: unknown): ResourceRequest {
  const secrets =
    kind === 'apiResource' ? readSecrets(memberOf(body, 'apiSecrets'), 'apiSecrets') : { sent: [], fieldErrors: [] };
  return {
    input: body,
    secrets: secrets.sent.map(({ secret }) => secret),
    misread: secrets.fieldErrors,
    reason: '',
  };
}

function memberOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}

/** What a body calls itself: the name by which a PUT finds what stands. */
export function nameIn(body: unknown): string {
  const name = memberOf(body, 'name');
  return typeof name === 'string' ? name : '';
}

/** The domain speaks of `secrets.1.expiresAt`; in the body it is `/apiSecrets/1/expiration`. */
export const placeInResource: Placing = (path) => ({
  pointer: pointerOf(
    path.replace(/^secrets\b/, 'apiSecrets').replace(/^(apiSecrets\.\d+)\.expiresAt$/, '$1.expiration'),
  ),
});
