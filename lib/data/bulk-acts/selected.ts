import type { BulkSelection } from '@/lib/domain/registration/bulk';
import { Prisma } from '../generated/client';
import { conditionsOf } from '../registrations/conditions';

/** The WHERE of a selection: the same conditions that the list has, or the chosen ones. Never the deleted. */
export function selected(selection: BulkSelection): Prisma.Sql {
  if (selection.kind === 'matching') return conditionsOf({ ...selection.query, deleted: false });
  const ids = selection.registrationIds.map((id) => id.toLowerCase());
  return Prisma.sql`deleted_at IS NULL AND lower(registration_id) = ANY(${ids}::text[])`;
}
