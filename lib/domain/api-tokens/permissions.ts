import type { Permission } from '../permissions';

/** What a program may be given, in the order a person meets it. Accounts, settings, keys and tokens are for people alone. */
export const API_TOKEN_PERMISSIONS = [
  'registration:read',
  'registration:write',
  'registration:delete',
  'secret:write',
  'issuer:discover',
  'resource:read',
  'resource:write',
  'audit:read',
] as const satisfies readonly Permission[];

export type ApiTokenPermission = (typeof API_TOKEN_PERMISSIONS)[number];

/** Every write answers with what stands then, so whoever may write may read. */
const IMPLIED: Partial<Record<ApiTokenPermission, ApiTokenPermission>> = {
  'registration:write': 'registration:read',
  'registration:delete': 'registration:read',
  'secret:write': 'registration:read',
  'issuer:discover': 'registration:read',
  'resource:write': 'resource:read',
  // A history is that of a registration.
  'audit:read': 'registration:read',
};

/** The chosen permissions with those they rest on, each once, in the table's order. */
export function withImplied(chosen: readonly ApiTokenPermission[]): ApiTokenPermission[] {
  const all = new Set(chosen.flatMap((permission) => [permission, IMPLIED[permission] ?? permission]));
  return API_TOKEN_PERMISSIONS.filter((permission) => all.has(permission));
}
