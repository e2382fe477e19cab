import { type DashboardView, EXPIRY_WEEKS } from '@/lib/domain/dashboard/dashboard';
import type { Transaction } from '../database';
import { Prisma } from '../generated/client';

const SOONEST = 6;

/** Current secrets of living, enabled registrations that expire before the horizon. */
function expiring(now: Date): Prisma.Sql {
  return Prisma.sql`
    FROM registration_secrets AS secret
    JOIN registrations AS registration ON registration.id = secret.registration_id
    WHERE secret.state = 'current' AND secret.expires_at < ${now}::timestamptz + ${EXPIRY_WEEKS} * interval '7 days'
      AND registration.deleted_at IS NULL AND registration.enabled`;
}

/** How many secrets expire in each week from `now`, how many have, and which come first. */
export async function readExpiry(client: Transaction, now: Date): Promise<DashboardView['expiry']> {
  const [weeks, soonest] = await Promise.all([
    client.$queryRaw<{ week: number; count: number }[]>`
      SELECT greatest(-1, floor(extract(epoch FROM secret.expires_at - ${now}::timestamptz) / 604800))::int AS week,
        count(*)::int AS count
      ${expiring(now)}
      GROUP BY week`,
    client.$queryRaw<{ registration_id: string; name: string; expires_at: Date }[]>`
      SELECT registration.registration_id, registration.name, secret.expires_at
      ${expiring(now)}
      ORDER BY secret.expires_at, registration.id
      LIMIT ${SOONEST}`,
  ]);
  const countOf = (week: number) => weeks.find((each) => each.week === week)?.count ?? 0;
  return {
    overdue: countOf(-1),
    weeks: Array.from({ length: EXPIRY_WEEKS }, (_, week) => countOf(week)),
    soonest: soonest.map(({ registration_id, name, expires_at }) => ({
      registrationId: registration_id,
      name,
      expiresAt: expires_at.toISOString(),
    })),
  };
}
