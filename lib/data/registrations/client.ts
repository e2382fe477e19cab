import type { Actor } from '@/lib/domain/actor';
import type { RegistrationQuery } from '@/lib/domain/registration/query';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { DETAIL_SELECT, toDetail } from './detail';
import { listRegistrations, type RegistrationPage } from './list';

/** The living Built-in registration with this client ID, byte for byte; null when there is none. */
export async function getClient(actor: Actor, clientId: string): Promise<RegistrationDetail | null> {
  await requirePermission(actor, 'registration:read');
  const row = await database.registration.findFirst({
    where: { providerMode: 'built_in', clientId, deletedAt: null },
    select: DETAIL_SELECT,
  });
  return row === null ? null : toDetail(row);
}

export type ClientPage = Omit<RegistrationPage, 'rows'> & { clients: RegistrationDetail[] };

/** One page of the clients of the built-in server, whole: two statements, whatever the size. */
export async function listClients(actor: Actor, query: RegistrationQuery): Promise<ClientPage> {
  await requirePermission(actor, 'registration:read');
  const { rows, ...page } = await listRegistrations(actor, { ...query, mode: 'built_in', deleted: false });
  const found = await database.registration.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: DETAIL_SELECT,
  });
  const byId = new Map(found.map((row) => [row.id, toDetail(row)]));
  return { clients: rows.flatMap(({ id }) => byId.get(id) ?? []), ...page };
}
