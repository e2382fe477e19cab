import type { z } from 'zod';
import { fieldError } from '../field-errors';
import { isJsonObject } from '../json/json-object';
import { OFFLINE_ACCESS } from '../metadata/built-in';
import type { FieldError } from '../problem';
import { toFieldErrors } from '../registration/shape-errors';
import { defaultResource, OPENID, type Resource, type ResourceKind, resourceMembers } from './model';
import { RESOURCE_SHAPES } from './shape';

export type ParsedResource<K extends ResourceKind> =
  | { ok: true; value: Resource<K> }
  | { ok: false; fieldErrors: FieldError[] };

/** An empty control and a member left out say the same. */
const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

const merged = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** Duplicates say nothing twice. */
function withoutDuplicates<R extends object>(resource: R): R {
  const members = Object.entries(resource).map(([name, value]) => [name, Array.isArray(value) ? merged(value) : value]);
  return Object.fromEntries(members) as R;
}

/** A name is what clients ask for and what stands in tokens: it stays. OpenID Connect does not work without `openid`. */
function rulesBetween(kind: ResourceKind, resource: Resource, previous: Resource | null): FieldError[] {
  const errors: FieldError[] = [];
  if (resource.name === '') errors.push(fieldError('name', 'required', {}));
  if (previous !== null && resource.name !== previous.name) {
    errors.push(fieldError('name', 'immutable', { value: previous.name }));
  }
  // OIDC Core §11: the server answers it by the client's Refresh count, and would never ask this resource.
  if (previous === null && kind !== 'apiResource' && resource.name === OFFLINE_ACCESS) {
    errors.push(fieldError('name', 'scope_reserved', { value: OFFLINE_ACCESS }));
  }
  if (kind === 'identityResource' && resource.name === OPENID && !resource.enabled) {
    errors.push(fieldError('enabled', 'openid_enabled', {}));
  }
  return errors;
}

/**
 * The one schema of a resource, for form and REST API alike. Takes anything; answers the whole resource with its defaults, or
 * every bad member with its reason. Unknown members are ignored. `previous` is what stands now, on edit: it fixes the name.
 */
export function parseResource<K extends ResourceKind>(
  kind: K,
  input: unknown,
  previous: Resource<K> | null = null,
): ParsedResource<K> {
  if (!isJsonObject(input)) {
    return { ok: false, fieldErrors: [fieldError('', 'not_an_object', {})] };
  }
  const shapes = RESOURCE_SHAPES[kind] as Record<string, z.ZodType>;
  const draft: Record<string, unknown> = { ...defaultResource(kind) };
  if (previous !== null) draft.name = previous.name;
  const errors: FieldError[] = [];
  for (const member of resourceMembers(kind)) {
    const value: unknown = Object.hasOwn(input, member) ? input[member] : undefined;
    if (isAbsent(value)) continue;
    const result = shapes[member]?.safeParse(value);
    if (result?.success) draft[member] = result.data;
    else errors.push(...toFieldErrors(member, result?.error.issues ?? []));
  }
  const nameIsMalformed = errors.some(({ path }) => path === 'name');
  const resource = draft as Resource<K>;
  if (!nameIsMalformed) errors.push(...rulesBetween(kind, resource, previous));
  return errors.length === 0 ? { ok: true, value: withoutDuplicates(resource) } : { ok: false, fieldErrors: errors };
}
