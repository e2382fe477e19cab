import { SEVERITIES } from './finding';
import type { RuleId } from './rules';

/** What the form of the policy needs of it, and the browser with it: the rules and the schema library stay on the server. */

export const SEVERITY_CHOICES = [...SEVERITIES, 'off'] as const;
export type SeverityChoice = (typeof SEVERITY_CHOICES)[number];

/** What an administrator chose in Settings → Policy; a rule that is not listed has its default. */
export type PolicySeverities = Partial<Record<RuleId, SeverityChoice>>;

/** The name of a rule's control in the policy form. */
export function severityField(id: RuleId): string {
  return `severity.${id}`;
}
