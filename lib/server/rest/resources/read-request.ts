import { readSecrets } from '@/lib/domain/dialects/auth-service/read-secrets';
import { fieldError } from '@/lib/domain/field-errors';
import { pointerOf } from '@/lib/domain/json/pointer';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import type { SecretInput } from '@/lib/domain/registration/secret-input';
import { splitInlineScopes } from '@/lib/domain/resources/inline-scopes';
import type { Resource, ResourceKind } from '@/lib/domain/resources/model';
import { parseResource } from '@/lib/domain/resources/parse';
import type { Placing } from '../problem';

/** A body of `/Resource/…`, judged: what to write first, what to write then. */
export type ReadResource = {
  name: string;
  input: Record<string, unknown>;
  secrets: SecretInput[];
  /** API scopes that stood inside the API, as the older shape has them. */
  scopes: Resource<'apiScope'>[];
};

/**
 * Reads a body and judges all of it before anything is written, because scopes that stand inside an API are written on their own.
 * Throws `invalid_input`.
 */
export function readResource(kind: ResourceKind, body: unknown): ReadResource {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new DomainError('invalid_input', { fieldErrors: [fieldError('', 'not_an_object', {})] });
  }
  const { resource: input, scopes } =
    kind === 'apiResource'
      ? splitInlineScopes(body as Record<string, unknown>)
      : { resource: body as Record<string, unknown>, scopes: [] };
  const secrets = kind === 'apiResource' ? readSecrets(input.apiSecrets, 'apiSecrets') : { sent: [], fieldErrors: [] };
  const parsed = parseResource(kind, input);
  const inline = scopes.map((scope) => parseResource('apiScope', scope));
  const fieldErrors = [
    ...secrets.fieldErrors,
    ...(parsed.ok ? [] : parsed.fieldErrors),
    ...inline.flatMap((one, index) => (one.ok ? [] : below(one.fieldErrors, placeOf(body, index)))),
  ];
  if (!parsed.ok || fieldErrors.length > 0)
    throw new DomainError('invalid_input', { fieldErrors: distinct(fieldErrors) });
  return {
    name: parsed.value.name,
    input,
    secrets: secrets.sent.map(({ secret }) => secret),
    scopes: inline.flatMap((one) => (one.ok ? [one.value] : [])),
  };
}

/** Where the `index`-th scope that is an object stands in the list, among those that are names. */
function placeOf(body: object, index: number): number {
  const { scopes } = body as { scopes: unknown[] };
  return scopes.flatMap((scope, place) => (typeof scope === 'object' && scope !== null ? [place] : []))[index] ?? index;
}

const below = (errors: readonly FieldError[], place: number): FieldError[] =>
  errors.map((error) => ({ ...error, path: `scopes.${place}.${error.path}` }));

/** A nameless inline scope is refused as a scope and as a name: once is enough, at the more telling place. */
function distinct(errors: readonly FieldError[]): FieldError[] {
  return errors.filter(({ path }) => !errors.some((other) => other.path.startsWith(`${path}.`)));
}

/** The domain speaks of `secrets.1.expiresAt`; in the body it is `/apiSecrets/1/expiration`. */
export const placeInResource: Placing = (path) => ({
  pointer: pointerOf(
    path.replace(/^secrets\b/, 'apiSecrets').replace(/^(apiSecrets\.\d+)\.expiresAt$/, '$1.expiration'),
  ),
});
