import type { Actor } from '@/lib/domain/actor';
import type { SigningKeyView } from '@/lib/domain/keys/key';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { UNSAFE_ensureSigningKeys } from './ensure';

/** Every key there ever was, by algorithm; those that sign first, the retired ones last. */
export async function listSigningKeys(actor: Actor): Promise<SigningKeyView[]> {
  await requirePermission(actor, 'key:read');
  await UNSAFE_ensureSigningKeys();
  const rows = await database.signingKey.findMany({
    select: {
      kid: true,
      algorithm: true,
      state: true,
      createdAt: true,
      activatedAt: true,
      retiresAt: true,
      retiredAt: true,
    },
    orderBy: { createdAt: 'desc' },
  });
  const order = ['current', 'next', 'retiring', 'retired'];
  rows.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    activatedAt: row.activatedAt?.toISOString() ?? null,
    retiresAt: row.retiresAt?.toISOString() ?? null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
  }));
}
