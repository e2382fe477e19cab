import type { Actor } from '@/lib/domain/actor';
import type { Change } from '@/lib/domain/audit/event';
import { DomainError } from '@/lib/domain/problem';
import type { Setting } from '@/lib/domain/setting';
import { appendAuditEvent } from '../audit';
import type { Transaction } from '../database';
import type { Prisma } from '../generated/client';

/** One row of the settings table and what it holds. Two kinds never share a key. */
export type SettingKind<Value> = {
  readonly key: string;
  /** Reads what is stored; `undefined` and whatever another version of this software left become defaults. Never throws. */
  readonly parse: (stored: unknown) => Value;
  /** What changed, for the audit trail. */
  readonly changes: (before: Value, after: Value) => Change[];
};

/** What a settings form sends: the value, the version it was made from, and why. */
export type SettingUpdate<Value> = { value: Value; version: number; reason: string };

/** The setting at `key`; `parse` makes a default of `undefined`. */
export async function readSetting<Value>(
  tx: Transaction,
  key: string,
  parse: (stored: unknown) => Value,
): Promise<Setting<Value>> {
  const row = await tx.setting.findUnique({
    where: { key },
    select: { value: true, version: true, updatedAt: true, updatedBy: true },
  });
  return {
    value: parse(row?.value),
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt.toISOString() ?? null,
    updatedBy: row?.updatedBy ?? null,
  };
}

/**
 * Writes `value` over the setting that `before` is. The version stands in the WHERE, and the first save is an insert that only one
 * can win. False when somebody else was first.
 */
export async function writeSetting<Value extends Prisma.InputJsonValue>(
  tx: Transaction,
  actor: Actor,
  key: string,
  before: Setting<Value>,
  value: Value,
): Promise<boolean> {
  const { count } =
    before.version === 0
      ? await tx.setting.createMany({ data: [{ key, value, updatedBy: actor.name }], skipDuplicates: true })
      : await tx.setting.updateMany({
          where: { key, version: before.version },
          data: { value, version: { increment: 1 }, updatedBy: actor.name },
        });
  return count > 0;
}

/**
 * A save from a settings page, with its event: the last statements of the caller's transaction. Throws `conflict` with the
 * setting as it stands now when somebody else saved since `version` was read. A save that changes nothing writes nothing.
 */
export async function changeSetting<Value extends Prisma.InputJsonValue>(
  tx: Transaction,
  actor: Actor,
  { key, parse, changes: changesOf }: SettingKind<Value>,
  { value, version, reason }: SettingUpdate<Value>,
): Promise<Setting<Value>> {
  const before = await readSetting(tx, key, parse);
  if (before.version !== version) throw new DomainError('conflict', { current: before });
  const changes = changesOf(before.value, value);
  if (changes.length === 0) return before;
  const written = await writeSetting(tx, actor, key, before, value);
  const after = await readSetting(tx, key, parse);
  if (!written) throw new DomainError('conflict', { current: after });
  await appendAuditEvent(tx, actor, { action: 'setting.update', targetId: key, targetName: key, reason, changes });
  return after;
}
