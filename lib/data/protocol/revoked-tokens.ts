import { statement } from '../database';

/** Remembers a JWT that was revoked, until it would have expired (seconds since the epoch). */
export async function UNSAFE_revokeToken(id: Buffer, expiresAt: number): Promise<void> {
  await statement(
    'protocol-revoke',
    'INSERT INTO revoked_tokens (id, expires_at) VALUES ($1, to_timestamp($2)) ON CONFLICT (id) DO NOTHING',
    [id, expiresAt],
  );
}

export async function UNSAFE_isRevoked(id: Buffer): Promise<boolean> {
  const rows = await statement('protocol-is-revoked', 'SELECT FROM revoked_tokens WHERE id = $1', [id]);
  return rows.length > 0;
}
