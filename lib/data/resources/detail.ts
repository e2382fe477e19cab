import type { Change } from '@/lib/domain/audit/event';
import { diffRecords } from '@/lib/domain/diff/changes';
import { DomainError } from '@/lib/domain/problem';
import { type Resource, type ResourceKind, resourceMembers } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import type { Transaction } from '../database';
import { apiSecretChanges, toApiSecretView } from './secret-view';
import { RESOURCE_SELECT, type ResourceRow, TABLE_NAMES, tableOf } from './table';

/** How one resource is meant: by its row, as pages do, or by its name, as programs do. */
export type ResourceKey = { id: string } | { name: string };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The row that `key` means; null when there is none. */
export async function findRow(tx: Transaction, kind: ResourceKind, key: ResourceKey): Promise<ResourceRow | null> {
  if ('id' in key && !UUID.test(key.id)) return null;
  return tableOf(tx, kind).findUnique({ where: key, select: RESOURCE_SELECT[kind] });
}

/** Locks the row until the transaction ends, then reads it. Throws `not_found`. */
export async function lockRow(tx: Transaction, kind: ResourceKind, key: ResourceKey): Promise<ResourceRow> {
  const found = await findRow(tx, kind, key);
  if (found === null) throw new DomainError('not_found');
  await tx.$queryRaw`SELECT FROM ${TABLE_NAMES[kind]} WHERE id = ${found.id}::uuid FOR UPDATE`;
  return requireRow(tx, kind, found.id);
}

/** The row with this id. Throws `not_found`. */
export async function requireRow(tx: Transaction, kind: ResourceKind, id: string): Promise<ResourceRow> {
  const row = await findRow(tx, kind, { id });
  if (row === null) throw new DomainError('not_found');
  return row;
}

/** The resource out of a row: an allow-list, whatever else was selected. Only parsed resources are ever written. */
export function toResource<K extends ResourceKind>(kind: K, row: ResourceRow): Resource<K> {
  const columns = row as unknown as Record<string, unknown>;
  return Object.fromEntries(resourceMembers(kind).map((member) => [member, columns[member]])) as Resource<K>;
}

/** A row as pages and programs see it. */
export function toView<K extends ResourceKind>(kind: K, row: ResourceRow, now = new Date()): ResourceView<K> {
  return {
    id: row.id,
    kind,
    rowVersion: row.rowVersion,
    resource: toResource(kind, row),
    secrets: (row.secrets ?? []).map((secret) => toApiSecretView(secret, now)),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
  };
}

/** What a change did to a resource, for its one event. Its kind stands where it came or went. */
export function resourceChanges(kind: ResourceKind, before: ResourceRow | null, after: ResourceRow | null): Change[] {
  const told = (row: ResourceRow | null) => row && { kind, ...toResource(kind, row) };
  return [...diffRecords(told(before), told(after)), ...apiSecretChanges(before?.secrets ?? [], after?.secrets ?? [])];
}

/** Throws `conflict` with what stands now, unless it is the version that was seen; null: whichever stands. */
export function refuseStale(kind: ResourceKind, row: ResourceRow, rowVersion: number | null): void {
  if (rowVersion !== null && row.rowVersion !== rowVersion) {
    throw new DomainError('conflict', { current: toView(kind, row) });
  }
}

/** `already_exists` at the name, which is all that is unique here; the trigger over two tables tells no more. */
export function namingTheName(error: unknown): unknown {
  if (!(error instanceof DomainError) || error.code !== 'already_exists') return error;
  const fieldErrors = [{ path: 'name', code: 'taken', params: {} }];
  return new DomainError('already_exists', { fieldErrors, cause: error.cause });
}
