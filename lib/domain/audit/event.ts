import type { AuditOrigin } from '../actor';

/** One member before and after. Secrets are masked before they get here; `undefined` is never used, absent is null. */
export type Change = { path: string; before: unknown; after: unknown };

export type AuditEventView = {
  /** Decimal string: a 64-bit sequence does not fit a JSON number. */
  sequence: string;
  at: string;
  actorKind: 'user' | 'token' | 'system' | 'anonymous';
  actorId: string | null;
  actorName: string;
  role: string | null;
  origin: AuditOrigin;
  requestId: string;
  address: string | null;
  action: string;
  targetType: string;
  targetId: string | null;
  targetName: string;
  reason: string;
  changes: Change[];
  /** Lower-case hex. */
  hash: string;
  previousHash: string;
};
