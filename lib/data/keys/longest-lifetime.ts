import { MAXIMUM_LIFETIME } from '@/lib/domain/registration/model';
import type { Transaction } from '../database';
import { readGlobalTokenSettings } from '../settings';

/** The seconds until the last token is over that was signed a moment ago, whichever client it was for. */
export async function longestTokenLifetime(tx: Transaction): Promise<number> {
  const { accessTokenLifetime } = await readGlobalTokenSettings(tx);
  const [row] = await tx.$queryRaw<{ longest: number | null }[]>`
    SELECT max(greatest(CASE access_token_lifetime WHEN 0 THEN ${MAXIMUM_LIFETIME} ELSE access_token_lifetime END,
      identity_token_lifetime)) AS longest
    FROM registrations WHERE provider_mode = 'built_in'`;
  return Math.max(accessTokenLifetime, row?.longest ?? 0);
}
