import type { BulkRequest } from '@/lib/domain/registration/bulk';
import { isForDeleted } from '@/lib/domain/registration/bulk-actions';
import { Prisma } from '../generated/client';
import { conditionsOf } from '../registrations/conditions';

/** The WHERE of a selection: the same conditions that the list has, or the chosen ones. The deleted alone, or never. */
export function selected({ action, selection }: BulkRequest): Prisma.Sql {
  const deleted = isForDeleted(action);
  if (selection.kind === 'matching') return conditionsOf({ ...selection.query, deleted });
  const ids = selection.registrationIds.map((id) => id.toLowerCase());
  return Prisma.sql`(deleted_at IS NOT NULL) = ${deleted} AND lower(registration_id) = ANY(${ids}::text[])`;
}
