/**
 * Everything the audit trail can say, and what each act is done to. One act, one event (security.md §5). The sentence for a
 * person stands in the message file under `audit.actions.<subject>.<act>`.
 *
 * An act on a registration's secret is an act on the registration: its history tells the whole story.
 */
export const AUDIT_ACTIONS = {
  'registration.create': 'registration',
  'registration.update': 'registration',
  'registration.enable': 'registration',
  'registration.disable': 'registration',
  'registration.delete': 'registration',
  'registration.restore': 'registration',
  'registration.purge': 'registration',
  'registration.approve': 'registration',
  'registration.refuse': 'registration',
  'registration.discover': 'registration',
  'registration.import': 'registration',
  'registration.export': 'registration',
  'bulkAct.start': 'bulkAct',
  'bulkAct.cancel': 'bulkAct',
  'bulkAct.resume': 'bulkAct',
  'bulkAct.stop': 'bulkAct',
  'secret.reset': 'registration',
  'secret.revoke': 'registration',
  'issuer.discover': 'issuer',
  'resource.create': 'resource',
  'resource.update': 'resource',
  'resource.delete': 'resource',
  'resource.addSecret': 'resource',
  'resource.revokeSecret': 'resource',
  'user.create': 'user',
  'user.update': 'user',
  'user.role': 'user',
  'user.claims': 'user',
  'user.sign-in': 'user',
  'user.sign-out': 'user',
  'consent.grant': 'user',
  'consent.revoke': 'user',
  'user.disable': 'user',
  'user.enable': 'user',
  'user.password': 'user',
  'passwordReset.create': 'user',
  'passwordReset.revoke': 'user',
  'invitation.create': 'invitation',
  'invitation.revoke': 'invitation',
  'apiToken.create': 'apiToken',
  'apiToken.revoke': 'apiToken',
  'initialAccessToken.create': 'initialAccessToken',
  'initialAccessToken.revoke': 'initialAccessToken',
  'session.start': 'session',
  'session.end': 'session',
  'setting.update': 'setting',
  'key.create': 'key',
  'key.rotate': 'key',
  'key.revoke': 'key',
  'key.retire': 'key',
  'audit.verify': 'audit',
  'audit.export': 'audit',
  'access.refuse': 'permission',
} as const satisfies Record<string, string>;

export type AuditAction = keyof typeof AUDIT_ACTIONS;
export type AuditTargetType = (typeof AUDIT_ACTIONS)[AuditAction];

export const AUDIT_TARGET_TYPES: readonly AuditTargetType[] = [...new Set(Object.values(AUDIT_ACTIONS))];
