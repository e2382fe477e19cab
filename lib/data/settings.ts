import type { Actor } from '@/lib/domain/actor';
import { type PolicySeverities, readPolicySeverities, severityChanges } from '@/lib/domain/policy/severities';
import { DomainError } from '@/lib/domain/problem';
import { appendAuditEvent } from './audit';
import { requirePermission } from './authorize';
import { database, type Transaction } from './database';
import { transaction } from './transaction';

/** The policy as an administrator set it. Version 0 has never been saved: every rule has its default. */
export type PolicySettings = {
  severities: PolicySeverities;
  version: number;
  updatedAt: string | null;
  updatedBy: string | null;
};

const POLICY = 'policy';

/** The policy in force, for the settings page and the form's live findings. */
export async function getPolicySettings(actor: Actor): Promise<PolicySettings> {
  await requirePermission(actor, 'setting:read');
  return readPolicy(database);
}

/** The severities in force, as a save sees them: inside its transaction. */
export async function getPolicySeverities(tx: Transaction): Promise<PolicySeverities> {
  return (await readPolicy(tx)).severities;
}

/**
 * Replaces the severities. Throws `conflict` with what stands now when somebody else saved since `version` was read. A save
 * that changes nothing writes nothing.
 */
export async function updatePolicySettings(
  actor: Actor,
  { severities, version, reason }: { severities: PolicySeverities; version: number; reason: string },
): Promise<PolicySettings> {
  await requirePermission(actor, 'setting:write');
  return transaction(async (tx) => {
    const before = await readPolicy(tx);
    if (before.version !== version) throw new DomainError('conflict', { current: before });
    const changes = severityChanges(before.severities, severities);
    if (changes.length === 0) return before;
    await writePolicy(tx, actor, before, severities);
    const after = await readPolicy(tx);
    await appendAuditEvent(tx, actor, {
      action: 'setting.update',
      targetId: POLICY,
      targetName: POLICY,
      reason,
      changes,
    });
    return after;
  });
}

async function readPolicy(tx: Transaction): Promise<PolicySettings> {
  const row = await tx.setting.findUnique({
    where: { key: POLICY },
    select: { value: true, version: true, updatedAt: true, updatedBy: true },
  });
  return {
    severities: readPolicySeverities(row?.value),
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt.toISOString() ?? null,
    updatedBy: row?.updatedBy ?? null,
  };
}

/** The version stands in the WHERE, and the first save is an insert that only one can win: two at once, one conflict. */
async function writePolicy(tx: Transaction, actor: Actor, before: PolicySettings, value: PolicySeverities) {
  const written =
    before.version === 0
      ? await tx.setting.createMany({ data: [{ key: POLICY, value, updatedBy: actor.name }], skipDuplicates: true })
      : await tx.setting.updateMany({
          where: { key: POLICY, version: before.version },
          data: { value, version: { increment: 1 }, updatedBy: actor.name },
        });
  if (written.count === 0) throw new DomainError('conflict', { current: await readPolicy(tx) });
}
