/**
 * Who may do what: the one table, shared by the data layer (which enforces it) and the pages (which offer only what will succeed).
 * A permission is `subject:act`.
 */

export const ROLES = ['admin', 'operator', 'reviewer'] as const;
export type Role = (typeof ROLES)[number];

const EVERYONE = ['admin', 'operator', 'reviewer'] as const satisfies readonly Role[];
const ADMIN = ['admin'] as const satisfies readonly Role[];

/** Permission × role (security.md §4). What is not listed is nobody's. */
export const PERMISSIONS = {
  'registration:read': EVERYONE,
  'registration:write': ADMIN,
  'registration:delete': ADMIN,
  /** RFC 7591/7592: what a registration token may do, and no role. */
  'registration:register': [],
  'registration:approve': ADMIN,
  'secret:write': ADMIN,
  'resource:read': EVERYONE,
  'resource:write': ADMIN,
  'key:read': EVERYONE,
  'key:write': ADMIN,
  'token:read': ADMIN,
  'token:write': ADMIN,
  'issuer:read': EVERYONE,
  'issuer:discover': ['admin', 'operator'],
  'audit:read': EVERYONE,
  'audit:export': ['admin', 'reviewer'],
  'audit:verify': ['admin', 'reviewer'],
  'user:read': EVERYONE,
  'user:write': ADMIN,
  'setting:read': EVERYONE,
  'setting:write': ADMIN,
  'account:write': EVERYONE,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether `actor` may do what `permission` names: a token what it was given, everybody else what the role holds. */
export function actorMay(
  actor: { role: Role | null; permissions?: readonly Permission[] },
  permission: Permission,
): boolean {
  return actor.permissions?.includes(permission) ?? roleMay(actor.role, permission);
}

/** Whether `role` holds `permission`; nobody’s role holds nothing. */
export function roleMay(role: Role | null, permission: Permission): boolean {
  return role !== null && (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
