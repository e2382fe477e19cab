import { z } from 'zod';
import type { Change } from '../audit/event';
import { diffRecords } from '../diff/changes';
import { SEVERITIES } from './finding';
import { isRuleId, RULE_IDS, type RuleId } from './rules';

export const SEVERITY_CHOICES = [...SEVERITIES, 'off'] as const;
export type SeverityChoice = (typeof SEVERITY_CHOICES)[number];

/** What an administrator chose in Settings → Policy; a rule that is not listed has its default. */
export type PolicySeverities = Partial<Record<RuleId, SeverityChoice>>;

/** Any subset of the rules, each with a choice; anything else is refused with its name. */
export const policySeveritiesSchema: z.ZodType<PolicySeverities> = z.partialRecord(
  z.enum(RULE_IDS),
  z.enum(SEVERITY_CHOICES),
);

/** Reads what is stored. A rule or a choice of another version of this software is left out: its default applies. */
export function readPolicySeverities(stored: unknown): PolicySeverities {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).filter(([id, choice]) => isRuleId(id) && isChoice(choice)));
}

/** What changed, for the audit trail: `default` stands for a rule without a choice. */
export function severityChanges(before: PolicySeverities, after: PolicySeverities): Change[] {
  const named = (severities: PolicySeverities) =>
    Object.fromEntries(RULE_IDS.map((id) => [id, severities[id] ?? 'default']));
  return diffRecords(named(before), named(after));
}

function isChoice(value: unknown): value is SeverityChoice {
  return SEVERITY_CHOICES.some((choice) => choice === value);
}

/** The name of a rule's control in the policy form. */
export function severityField(id: RuleId): string {
  return `severity.${id}`;
}
