import { DomainError, type FieldError } from '@/lib/domain/problem';
import { splitInlineScopes } from '@/lib/domain/resources/inline-scopes';
import type { ApiResource, ApiScope, Resource, ResourceKind } from '@/lib/domain/resources/model';
import { parseResource } from '@/lib/domain/resources/parse';
import type { Transaction } from '../database';

/** An API scope that an API of seed A's older shape brings along. */
export type BroughtScope = {
  resource: ApiScope;
  /** The members that were sent: those of a scope that stands already and was not spoken of stay as they are. */
  said: Partial<ApiScope>;
};

/** What a save asks for. */
export type Asked<K extends ResourceKind> = { resource: Resource<K>; brought: BroughtScope[] };

type Sent = {
  input: unknown;
  /** What a dialect found wrong before our own schema looked: told together with the rest. */
  misread?: readonly FieldError[];
};

/** The resource that was sent, whole, and the scopes inside it. Throws `invalid_input` with every bad member. */
export function requireParsed<K extends ResourceKind>(
  kind: K,
  { input, misread = [] }: Sent,
  previous: Resource<K> | null,
): Asked<K> {
  const split = kind === 'apiResource' ? splitInlineScopes(input) : { resource: input, scopes: [] };
  const parsed = parseResource(kind, split.resource, previous);
  const fieldErrors: FieldError[] = [...misread, ...(parsed.ok ? [] : parsed.fieldErrors)];
  const brought = split.scopes.flatMap(({ place, scope }): BroughtScope[] => {
    const one = parseResource('apiScope', scope);
    if (one.ok) return [{ resource: one.value, said: saidOf(scope, one.value) }];
    fieldErrors.push(...one.fieldErrors.map((error) => ({ ...error, path: `scopes.${place}.${error.path}` })));
    return [];
  });
  if (!parsed.ok || fieldErrors.length > 0) {
    throw new DomainError('invalid_input', { fieldErrors: distinct(fieldErrors) });
  }
  return { resource: parsed.value, brought };
}

function saidOf(scope: Record<string, unknown>, parsed: ApiScope): Partial<ApiScope> {
  const members = Object.entries(parsed).filter(([name]) => Object.hasOwn(scope, name) && scope[name] !== null);
  return Object.fromEntries(members);
}

/** A nameless inline scope is refused as a scope and as a name: once is enough, at the more telling place. */
function distinct(errors: readonly FieldError[]): FieldError[] {
  const above = new Set(
    errors.flatMap(({ path }) => [...path.matchAll(/\./g)].map(({ index }) => path.slice(0, index))),
  );
  return errors.filter(({ path }) => !above.has(path));
}

/** An API owns API scopes; what is told of people belongs to no API. Throws `invalid_input`. */
export async function refuseIdentityScopes(tx: Transaction, kind: ResourceKind, resource: Resource): Promise<void> {
  if (kind !== 'apiResource') return;
  const { scopes } = resource as ApiResource;
  const found = await tx.identityResource.findMany({ where: { name: { in: scopes } }, select: { name: true } });
  if (found.length === 0) return;
  const fieldErrors: FieldError[] = found.map(({ name }) => ({
    path: `scopes.${scopes.indexOf(name)}`,
    code: 'scope_identity',
    params: { value: name },
  }));
  throw new DomainError('invalid_input', { fieldErrors });
}
