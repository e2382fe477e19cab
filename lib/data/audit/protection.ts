import type { Actor } from '@/lib/domain/actor';
import { requirePermission } from '../authorize';
import { database } from '../database';

/** Who could undo the trail: the role that owns it, or, where that is the application's own, the application. */
export type AuditProtection = { separate: boolean; owner: string; application: string };

/** Asks the database itself, rather than a setting that only says what was meant. */
export async function getAuditProtection(actor: Actor): Promise<AuditProtection> {
  await requirePermission(actor, 'setting:read');
  const [row] = await database.$queryRaw<{ owner: string; application: string; powerful: boolean }[]>`
    SELECT pg_get_userbyid(relowner) AS owner, current_user AS application,
      (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
        OR pg_has_role(current_user, relowner, 'USAGE')
        OR has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE') AS powerful
    FROM pg_class WHERE oid = 'audit_events'::regclass`;
  if (row === undefined) throw new Error('there is no table audit_events');
  return { separate: !row.powerful, owner: row.owner, application: row.application };
}
