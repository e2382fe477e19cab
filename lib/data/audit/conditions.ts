import { type AuditFilters, isDay } from '@/lib/domain/audit/query';
import { Prisma } from '../generated/client';
import { escapeLike } from '../like';

/** The WHERE of the filters. A filter that is set and means nothing (no such day, no such registration) matches no event. */
export function conditionsOf(filters: AuditFilters): Prisma.Sql {
  const { text, actor, action, targetType, registration, origin, from, to } = filters;
  const conditions = [
    text !== null && contains(text),
    actor !== null && Prisma.sql`actor_name ILIKE ${pattern(actor)}`,
    action !== null && Prisma.sql`action = ${action}`,
    targetType !== null && Prisma.sql`target_type = ${targetType}`,
    registration !== null && ofRegistration(registration),
    origin !== null && Prisma.sql`origin::text = ${origin}`,
    from !== null && (isDay(from) ? Prisma.sql`at >= ${`${from}T00:00:00Z`}::timestamptz` : NOTHING),
    to !== null && (isDay(to) ? Prisma.sql`at < ${`${to}T00:00:00Z`}::timestamptz + interval '1 day'` : NOTHING),
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ');
}

const NOTHING = Prisma.sql`false`;

/** Where a person may have seen it: names, reason, request id, or a value before or after. */
function contains(text: string): Prisma.Sql {
  const like = pattern(text);
  // Only ASCII has case there, and is compared in half the time.
  const changes = /^[ -~]*$/.test(text) ? Prisma.sql`changes::text COLLATE "C"` : Prisma.sql`changes::text`;
  return Prisma.sql`(target_name ILIKE ${like} OR actor_name ILIKE ${like} OR reason ILIKE ${like}
    OR request_id ILIKE ${like} OR ${changes} ILIKE ${like})`;
}

/**
 * By the row, so that the index serves it, and by the name, so that a purged registration keeps its history: a registration
 * ID is never given to another while one can still be restored.
 */
function ofRegistration(registrationId: string): Prisma.Sql {
  return Prisma.sql`target_type = 'registration' AND (
    target_id = (SELECT id::text FROM registrations WHERE lower(registration_id) = lower(${registrationId}))
    OR lower(target_name) = lower(${registrationId}))`;
}

function pattern(text: string): string {
  return `%${escapeLike(text)}%`;
}
