import type { Rule } from './rule';
import { grantRules } from './rules/grants';
import { identityRules } from './rules/identity';
import { providerRules } from './rules/provider';
import { redirectRules } from './rules/redirects';
import { secretRules } from './rules/secrets';
import { tokenRules } from './rules/tokens';

/**
 * The rules of policy.md, all but `metadata-drift` and `overdue-review`: those compare with an approval, and nobody approves
 * registrations yet.
 */
export const POLICY_RULES = {
  ...identityRules,
  ...secretRules,
  ...grantRules,
  ...redirectRules,
  ...tokenRules,
  ...providerRules,
} satisfies Record<string, Rule>;

export type RuleId = keyof typeof POLICY_RULES;

export const RULE_IDS = Object.keys(POLICY_RULES) as readonly RuleId[];

/** The rule of an id, with the optional members that the table's narrow type hides. */
export function policyRule(id: RuleId): Rule {
  return POLICY_RULES[id];
}

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(POLICY_RULES, text);
}
