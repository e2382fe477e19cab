import type { FailingIssuer } from '@/lib/domain/dashboard/dashboard';
import type { Transaction } from '../database';

type Row = { url: string; reason: string; last_success_at: Date | null; registrations: number };

/** Issuers whose last discovery failed and which somebody depends on, the most depended upon first. */
export async function readFailingIssuers(client: Transaction): Promise<FailingIssuer[]> {
  const rows = await client.$queryRaw<Row[]>`
    SELECT issuer.url, issuer.last_failure ->> 'reason' AS reason, issuer.last_success_at,
      count(registration.id)::int AS registrations
    FROM issuers AS issuer
    JOIN registrations AS registration ON registration.issuer_id = issuer.id AND registration.deleted_at IS NULL
    WHERE issuer.last_failure IS NOT NULL
    GROUP BY issuer.id
    ORDER BY registrations DESC, issuer.url
    LIMIT 5`;
  return rows.map(({ last_success_at, ...row }) => ({ ...row, lastSuccessAt: last_success_at?.toISOString() ?? null }));
}
