import { statement } from '../database';

/**
 * Counts one use of a refresh token that may be used again, and moves its end; false when `limit` uses are over already. One
 * statement: of two at once, each is counted.
 */
export async function UNSAFE_countRefresh(
  id: Buffer,
  { limit, expiresAt }: { limit: number | null; expiresAt: number },
): Promise<{ uses: number } | null> {
  const [row] = await statement<{ uses: number }>(
    'protocol-count-refresh',
    `UPDATE protocol_artifacts SET expires_at = to_timestamp($3),
       payload = payload || jsonb_build_object('exp', $3::bigint, 'uses', coalesce((payload ->> 'uses')::int, 0) + 1)
     WHERE id = $1 AND consumed_at IS NULL AND ($2::int IS NULL OR coalesce((payload ->> 'uses')::int, 0) < $2)
     RETURNING (payload ->> 'uses')::int AS uses`,
    [id, limit, expiresAt],
  );
  return row ?? null;
}
