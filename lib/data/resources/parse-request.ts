import { DomainError, type FieldError } from '@/lib/domain/problem';
import type { ApiResource, Resource, ResourceKind } from '@/lib/domain/resources/model';
import { parseResource } from '@/lib/domain/resources/parse';
import type { Transaction } from '../database';

/** The resource that was sent, whole. Throws `invalid_input` with every bad member. */
export function requireParsed<K extends ResourceKind>(
  kind: K,
  input: unknown,
  previous: Resource<K> | null,
): Resource<K> {
  const parsed = parseResource(kind, input, previous);
  if (!parsed.ok) throw new DomainError('invalid_input', { fieldErrors: parsed.fieldErrors });
  return parsed.value;
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
