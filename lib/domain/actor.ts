import type { Permission, Role } from './permissions';

export type AuditOrigin = 'console' | 'api' | 'registration' | 'job' | 'command';

/** Who is acting and from where: the first argument of every public function of `lib/data`, and what an audit event says of it. */
export type Actor = {
  kind: 'user' | 'token' | 'system' | 'anonymous';
  /** User id, token id (RFC 7592: the row of the registration whose token it is), or null for the system and for strangers. */
  id: string | null;
  /** Shown in the audit trail: a person's name, a token's name, a job's name. */
  name: string;
  /** Null for a person who may only sign in to applications. */
  role: Role | null;
  /** Of a token: all that it may do, whatever its role. Absent for everybody else, whose role says it. */
  permissions?: readonly Permission[];
  sessionId: string | null;
  /** When the person last gave the password; dangerous acts ask again when it is long ago (security.md §4). */
  authenticatedAt: Date | null;
  origin: AuditOrigin;
  requestId: string;
  /** The client's network address, as `TRUSTED_PROXIES` lets us know it. */
  address: string | null;
};

/** Nobody at a keyboard: a command, a job, the start of the server. What it does is audited under its name. */
export function systemActor(named: { name: string; origin: AuditOrigin; requestId: string }): Actor {
  return { kind: 'system', id: null, role: 'admin', sessionId: null, authenticatedAt: null, address: null, ...named };
}
