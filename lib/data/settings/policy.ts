import type { Actor } from '@/lib/domain/actor';
import { readPolicySeverities, severityChanges } from '@/lib/domain/policy/severities';
import type { PolicySeverities } from '@/lib/domain/policy/severity-choice';
import type { Setting } from '@/lib/domain/setting';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { transaction } from '../transaction';
import { changeSetting, readSetting, type SettingKind, type SettingUpdate } from './setting-row';

const POLICY: SettingKind<PolicySeverities> = {
  key: 'policy',
  parse: readPolicySeverities,
  changes: severityChanges,
};

/** The policy in force, for the settings page and the form's live findings. */
export async function getPolicySettings(actor: Actor): Promise<Setting<PolicySeverities>> {
  await requirePermission(actor, 'setting:read');
  return readSetting(database, POLICY.key, POLICY.parse);
}

/** Replaces the severities; errors as `changeSetting`. */
export async function updatePolicySettings(
  actor: Actor,
  update: SettingUpdate<PolicySeverities>,
): Promise<Setting<PolicySeverities>> {
  await requirePermission(actor, 'setting:write');
  return transaction((tx) => changeSetting(tx, actor, POLICY, update));
}
