import type { Actor } from '@/lib/domain/actor';
import { BULK_PERMISSIONS, type BulkPreview, type BulkRequest } from '@/lib/domain/registration/bulk';
import { requirePermission } from '../authorize';
import { readRows } from '../database';
import { Prisma } from '../generated/client';
import { selected } from './selected';

const SHOWN = 10;

const ALREADY = {
  enable: Prisma.sql`enabled`,
  disable: Prisma.sql`NOT enabled`,
  delete: Prisma.sql`FALSE`,
  restore: Prisma.sql`FALSE`,
} as const;

/** What an act on many would do: counted exactly, however many there are. */
export async function previewBulkAct(actor: Actor, { action, selection }: BulkRequest): Promise<BulkPreview> {
  await requirePermission(actor, BULK_PERMISSIONS[action]);
  const where = selected({ action, selection });
  const [counts, first] = await Promise.all([
    readRows<Omit<BulkPreview, 'first'>>(Prisma.sql`
      SELECT count(*)::int AS count, count(*) FILTER (WHERE ${ALREADY[action]})::int AS already,
        count(*) FILTER (WHERE enabled AND provider_mode = 'built_in')::int AS "losingTokens"
      FROM registrations WHERE ${where}`),
    readRows<BulkPreview['first'][number]>(Prisma.sql`
      SELECT registration_id AS "registrationId", name FROM registrations
      WHERE ${where} ORDER BY lower(name), id LIMIT ${SHOWN}`),
  ]);
  return { count: 0, already: 0, losingTokens: 0, ...counts[0], first };
}
