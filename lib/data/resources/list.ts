import type { Actor } from '@/lib/domain/actor';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { escapeLike } from '../like';
import { findRow, type ResourceKey, toView } from './detail';
import { RESOURCE_SELECT, tableOf } from './table';

export type ResourceListQuery = {
  /** Found in name, display name and description, whatever the case; empty: everything. */
  q: string;
  /** The page after, or before, the resource of this name. */
  after: string | null;
  before: string | null;
  size: number;
};

export type ResourcePage<K extends ResourceKind> = {
  rows: ResourceView<K>[];
  total: number;
  /** The names for `after` and `before`; null on the last and the first page. */
  nextName: string | null;
  previousName: string | null;
};

/** One page of a kind, by name. */
export async function listResources<K extends ResourceKind>(
  actor: Actor,
  kind: K,
  query: ResourceListQuery,
): Promise<ResourcePage<K>> {
  await requirePermission(actor, 'resource:read');
  const { after, before, size } = query;
  const backwards = before !== null;
  const place = backwards ? { name: { lt: before } } : after === null ? {} : { name: { gt: after } };
  const [found, total] = await Promise.all([
    tableOf(database, kind).findMany({
      where: { AND: [matching(query.q), place] },
      orderBy: { name: backwards ? 'desc' : 'asc' },
      take: size + 1,
      select: RESOURCE_SELECT[kind],
    }),
    tableOf(database, kind).count({ where: matching(query.q) }),
  ]);
  // Everything before the place has been deleted meanwhile: the first page is what was asked for.
  if (backwards && found.length === 0) return listResources(actor, kind, { ...query, before: null, after: null });
  const more = found.length > size;
  const rows = found.slice(0, size).map((row) => toView(kind, row));
  if (backwards) rows.reverse();
  const [hasNext, hasPrevious] = backwards ? [true, more] : [more, after !== null];
  return {
    rows,
    total,
    nextName: hasNext ? (rows.at(-1)?.resource.name ?? null) : null,
    previousName: hasPrevious ? (rows[0]?.resource.name ?? null) : null,
  };
}

/** How many of each kind there are, for the tabs. */
export async function countResources(actor: Actor): Promise<Record<ResourceKind, number>> {
  await requirePermission(actor, 'resource:read');
  const [apiResource, apiScope, identityResource] = await Promise.all([
    database.apiResource.count(),
    database.apiScope.count(),
    database.identityResource.count(),
  ]);
  return { apiResource, apiScope, identityResource };
}

/** One resource, by its id or its name; null when there is none. */
export async function getResource<K extends ResourceKind>(
  actor: Actor,
  kind: K,
  key: ResourceKey,
): Promise<ResourceView<K> | null> {
  await requirePermission(actor, 'resource:read');
  const row = await findRow(database, kind, key);
  return row && toView(kind, row);
}

/** The resource that an address means: by its id, or by its name, where a scope goes before an API. null when there is none. */
export async function findResource(actor: Actor, idOrName: string): Promise<ResourceView | null> {
  await requirePermission(actor, 'resource:read');
  for (const key of [{ id: idOrName }, { name: idOrName }]) {
    for (const kind of ['identityResource', 'apiScope', 'apiResource'] as const) {
      const row = await findRow(database, kind, key);
      if (row !== null) return toView(kind, row);
    }
  }
  return null;
}

function matching(q: string): Record<string, unknown> {
  const term = q.trim();
  if (term === '') return {};
  const holdsTerm = { contains: escapeLike(term), mode: 'insensitive' };
  return { OR: [{ name: holdsTerm }, { displayName: holdsTerm }, { description: holdsTerm }] };
}
