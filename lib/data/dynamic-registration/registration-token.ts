import { digestToken } from '@/lib/server/tokens';
import { REGISTRATION_ACCESS_TOKEN } from '@/lib/server/wire-tokens';
import { database, type Transaction } from '../database';

/** How many tokens may be waiting to be seen for the first time: a client that loses every answer keeps the one it has. */
const UNSEEN_AT_MOST = 5;

/** Whose token was presented. */
export type OwnRegistration = {
  /** The registration's row. */
  id: string;
  registrationId: string;
  clientId: string;
  enabled: boolean;
  deleted: boolean;
};

/** Gives a registration a new token. Those it has stay until the new one is seen (RFC 7592 §3). */
export async function addRegistrationToken(tx: Transaction, id: string, token: string, now: Date): Promise<void> {
  await tx.registrationAccessToken.create({
    data: { digest: digestToken(token), registrationId: id, createdAt: now },
    select: { digest: true },
  });
}

/** Gives a new token in the place of `presented`, which works until the new one is seen. */
export async function rotateRegistrationToken(
  tx: Transaction,
  id: string,
  { presented, next, now }: { presented: string; next: string; now: Date },
): Promise<void> {
  await addRegistrationToken(tx, id, next, now);
  await tx.$executeRaw`
    DELETE FROM registration_access_tokens WHERE registration_id = ${id}::uuid AND digest <> ${digestToken(presented)}
      AND digest NOT IN (
        SELECT digest FROM registration_access_tokens WHERE registration_id = ${id}::uuid
        ORDER BY created_at DESC LIMIT ${UNSEEN_AT_MOST})`;
}

/** A registration that is deleted has no tokens: it is nobody's to manage any more, restored or not. */
export async function dropRegistrationTokens(tx: Transaction, id: string): Promise<void> {
  await tx.registrationAccessToken.deleteMany({ where: { registrationId: id } });
}

/**
 * The registration whose token this is; null for a token that there is not. A token that is seen ends the older ones of its
 * registration: its holder has it, so nobody needs them any more.
 */
export async function UNSAFE_findOwnRegistration(token: string): Promise<OwnRegistration | null> {
  if (!token.startsWith(REGISTRATION_ACCESS_TOKEN)) return null;
  const [found] = await database.$queryRaw<OwnRegistration[]>`
    WITH seen AS (
      SELECT registration_id, created_at FROM registration_access_tokens WHERE digest = ${digestToken(token)}
    ), ended AS (
      DELETE FROM registration_access_tokens AS older USING seen
      WHERE older.registration_id = seen.registration_id AND older.created_at < seen.created_at
    )
    SELECT r.id, r.registration_id AS "registrationId", r.client_id AS "clientId", r.enabled, r.deleted_at IS NOT NULL AS deleted
    FROM seen JOIN registrations AS r ON r.id = seen.registration_id`;
  return found ?? null;
}
