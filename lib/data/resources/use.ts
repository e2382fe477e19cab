import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/problem';
import { type ApiResource, OPENID, type Resource, type ResourceKind } from '@/lib/domain/resources/model';
import { isInUse, type ResourceUse, type ResourceUser } from '@/lib/domain/resources/views';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { Prisma } from '../generated/client';
import { searchContains } from '../registrations/search';

const SHOWN = 20;
const COUNTED = 1_000;

/** Who uses a resource: for its page, before anybody thinks of deleting it. */
export async function getResourceUse(actor: Actor, kind: ResourceKind, resource: Resource): Promise<ResourceUse> {
  await requirePermission(actor, 'resource:read');
  return findUse(database, kind, resource);
}

/** Throws `in_use` with who uses it, and `not_applicable` for `openid`, without which nobody could sign in. */
export async function refuseUsed(tx: Transaction, kind: ResourceKind, resource: Resource): Promise<void> {
  if (kind === 'identityResource' && resource.name === OPENID) {
    throw new DomainError('not_applicable', { params: { state: OPENID } });
  }
  const use = await findUse(tx, kind, resource);
  if (isInUse(use)) throw new DomainError('in_use', { current: use });
}

/** An API is used through its scopes. */
async function findUse(tx: Transaction, kind: ResourceKind, resource: Resource): Promise<ResourceUse> {
  const scopes = kind === 'apiResource' ? (resource as ApiResource).scopes : [resource.name];
  if (scopes.length === 0) return { clients: [], clientCount: { count: 0, exact: true }, apiResources: [] };
  const listing = listingAny(scopes);
  const clients = await tx.$queryRaw<ResourceUser[]>`
    SELECT registration_id AS "registrationId", name FROM registrations
    WHERE ${listing} ORDER BY lower(registration_id) LIMIT ${SHOWN}`;
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM (SELECT FROM registrations WHERE ${listing} LIMIT ${COUNTED + 1}) AS found`;
  const count = Number(row?.count ?? 0);
  const owners =
    kind === 'apiResource'
      ? []
      : await tx.apiResource.findMany({
          where: { scopes: { has: resource.name } },
          orderBy: { name: 'asc' },
          select: { name: true },
        });
  return {
    clients,
    clientCount: { count: Math.min(count, COUNTED), exact: count <= COUNTED },
    apiResources: owners.map(({ name }) => name),
  };
}

/** Living Built-in registrations that list one of `scopes`. The searched text holds them too, and has the index. */
function listingAny(scopes: readonly string[]): Prisma.Sql {
  const found = scopes.map((scope) => searchContains(scope.toLowerCase()));
  return Prisma.sql`deleted_at IS NULL AND provider_mode = 'built_in'
    AND (${Prisma.join(found, ' OR ')}) AND scopes && ${scopes}::text[]`;
}
