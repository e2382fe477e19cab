import { createHash, createHmac } from 'node:crypto';
import { env } from '@/lib/server/env';
import { statement } from '../database';
import { createBatch } from './batch';

/** What is kept of one thing that the protocol issued: a code, a token, a grant, a session. Times in seconds. */
export type Artifact = {
  kind: string;
  /** Without the value, which nobody can read out of the table. */
  payload: Record<string, unknown>;
  grantId: string | null;
  clientId: string | null;
  accountId: string | null;
  uid: string | null;
  userCode: string | null;
  /** Since when it counts as issued: when the request arrived that issues it. */
  createdAt: number;
  expiresAt: number;
};

export type StoredArtifact = { id: Buffer; payload: Record<string, unknown>; consumedAt: number | null };

/** The row's id: SHA-256 of the kind and the value, which has 128 bits of randomness or more. */
export function artifactId(kind: string, value: string): Buffer {
  return createHash('sha256').update(`${kind}\n${value}`).digest();
}

/** A user code is short enough to be guessed out of a plain digest, so this one is keyed. */
function userCodeDigest(userCode: string): Buffer {
  return createHmac('sha256', env.AUTH_SECRET).update(`user code\n${userCode}`).digest();
}

type Save = { id: Buffer } & Artifact;

/** Many at once are one statement and one write to disk; each waits until its own is there. */
const save = createBatch<Save, null>(async (rows) => {
  // One statement cannot touch a row twice: of several writes of the same thing the last one counts.
  const last = [...new Map(rows.map((row) => [row.id.toString('base64'), row])).values()];
  const of = <K extends keyof Save>(member: K) => last.map((row) => row[member]);
  await statement(
    'protocol-save',
    `INSERT INTO protocol_artifacts AS a (id, kind, payload, grant_id, client_id, account_id, uid, user_code, created_at, expires_at)
     SELECT id, kind, payload::jsonb, grant_id, client_id, account_id, uid, user_code, to_timestamp(created_at), to_timestamp(expires_at)
     FROM unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[],
       $9::float8[], $10::float8[])
       AS t (id, kind, payload, grant_id, client_id, account_id, uid, user_code, created_at, expires_at)
     ON CONFLICT (id) DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id, client_id = excluded.client_id,
       account_id = excluded.account_id, uid = excluded.uid, user_code = coalesce(excluded.user_code, a.user_code),
       created_at = excluded.created_at, expires_at = excluded.expires_at`,
    [
      of('id'),
      of('kind'),
      last.map(({ payload }) => JSON.stringify(payload)),
      of('grantId'),
      of('clientId'),
      of('accountId'),
      of('uid'),
      last.map(({ userCode }) => (userCode === null ? null : userCodeDigest(userCode))),
      of('createdAt'),
      of('expiresAt'),
    ],
  );
  return rows.map(() => null);
});

/** Writes an artifact, over what stands there under the same id. */
export async function UNSAFE_saveArtifact(id: Buffer, artifact: Artifact): Promise<void> {
  await save({ id, ...artifact });
}

/** Notes that something was seen; false where it has been before, and that is not over. Of two at once, one is the first. */
export async function UNSAFE_saveOnce(id: Buffer, { kind, payload, createdAt, expiresAt }: Artifact): Promise<boolean> {
  const rows = await statement(
    'protocol-save-once',
    `INSERT INTO protocol_artifacts AS a (id, kind, payload, created_at, expires_at)
     VALUES ($1, $2, $3::jsonb, to_timestamp($4), to_timestamp($5))
     ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at WHERE a.expires_at <= now()
     RETURNING id`,
    [id, kind, JSON.stringify(payload), createdAt, expiresAt],
  );
  return rows.length > 0;
}

/**
 * Writes a session over the row that it was read from, which may have had another name. Where that is gone nothing is written, unless
 * another window of the same browser has renamed it just now. A row that is being changed is found by whoever ends sessions.
 */
export async function UNSAFE_replaceSession(before: Buffer, id: Buffer, artifact: Artifact): Promise<void> {
  const { payload, clientId, accountId, uid, createdAt, expiresAt } = artifact;
  await statement(
    'protocol-replace-session',
    `WITH renamed AS (
       UPDATE protocol_artifacts SET id = $2, payload = $3::jsonb, client_id = $4, account_id = $5, uid = $6,
         created_at = to_timestamp($7), expires_at = to_timestamp($8)
       WHERE id = $1 RETURNING id
     )
     INSERT INTO protocol_artifacts (id, kind, payload, client_id, account_id, uid, created_at, expires_at)
     SELECT $2, 'Session', $3::jsonb, $4, $5, $6, to_timestamp($7), to_timestamp($8)
     WHERE NOT EXISTS (SELECT FROM renamed)
       AND EXISTS (SELECT FROM protocol_artifacts WHERE uid = $6 AND kind = 'Session' AND id <> $1)
     ON CONFLICT (id) DO NOTHING`,
    [before, id, JSON.stringify(payload), clientId, accountId, uid, createdAt, expiresAt],
  );
}

/**
 * Alive is what has not expired, was not issued before its client or its person was shut out, and whose client and person
 * may still be served: disabling them kills it at this very question (security.md §4), on every instance. Who was signed out
 * everywhere keeps what was issued, and no session.
 */
const ALIVE = `a.expires_at > now()
  AND (a.client_id IS NULL OR EXISTS (
    SELECT FROM registrations r WHERE r.client_id = a.client_id AND r.provider_mode = 'built_in' AND r.enabled
      AND r.deleted_at IS NULL AND r.approval = 'approved' AND a.created_at >= coalesce(r.tokens_valid_from, '-infinity')))
  AND (a.account_id IS NULL OR EXISTS (
    SELECT FROM users u WHERE u.id = a.account_id::uuid AND u.disabled_at IS NULL
      AND a.created_at >= coalesce(u.tokens_valid_from, '-infinity')
      AND (a.kind NOT IN ('Session', 'Interaction') OR a.created_at >= coalesce(u.sign_ins_valid_from, '-infinity'))))`;

const COLUMNS = `a.id, a.payload, extract(epoch FROM a.consumed_at)::float8 AS "consumedAt"`;

async function findOne(name: string, condition: string, value: unknown): Promise<StoredArtifact | null> {
  const text = `SELECT ${COLUMNS} FROM protocol_artifacts a WHERE ${condition} AND ${ALIVE}`;
  const [row] = await statement<StoredArtifact>(name, text, [value]);
  return row ?? null;
}

export function UNSAFE_findArtifact(id: Buffer): Promise<StoredArtifact | null> {
  return findOne('protocol-find', 'a.id = $1', id);
}

export function UNSAFE_findArtifactByUid(uid: string): Promise<StoredArtifact | null> {
  return findOne('protocol-find-uid', `a.uid = $1 AND a.kind = 'Session'`, uid);
}

export function UNSAFE_findArtifactByUserCode(userCode: string): Promise<StoredArtifact | null> {
  return findOne('protocol-find-user-code', 'a.user_code = $1', userCodeDigest(userCode));
}

/** Marks an artifact as used; false when somebody else did first. Of two at once, one wins. */
export async function UNSAFE_consumeArtifact(id: Buffer): Promise<boolean> {
  const rows = await statement(
    'protocol-consume',
    'UPDATE protocol_artifacts SET consumed_at = now() WHERE id = $1 AND consumed_at IS NULL RETURNING id',
    [id],
  );
  return rows.length > 0;
}

export async function UNSAFE_destroyArtifact(id: Buffer): Promise<void> {
  await statement('protocol-destroy', 'DELETE FROM protocol_artifacts WHERE id = $1', [id]);
}

/** All that was ever issued on a grant: codes, access and refresh tokens, device codes, and the grant itself. */
export async function UNSAFE_destroyGrant(grantId: string): Promise<void> {
  await statement('protocol-destroy-grant', 'DELETE FROM protocol_artifacts WHERE grant_id = $1 OR id = $2', [
    grantId,
    artifactId('Grant', grantId),
  ]);
}
