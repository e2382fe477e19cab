import { z } from 'zod';
import type { Change } from '../audit/event';
import { diffRecords } from '../diff/changes';
import { isRuleId, RULE_IDS } from './rules';
import { type PolicySeverities, SEVERITY_CHOICES, type SeverityChoice } from './severity-choice';

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
