import type { useTranslations } from 'next-intl';
import { policyRule, RULE_IDS, type RuleId } from '@/lib/domain/policy/rules';

/** A rule as the policy table shows it: plain data with its words, so that the browser need not have every rule's sentences. */
export type RuleFacts = {
  id: RuleId;
  name: string;
  explanation: string;
  source: { clause: string; href: string | null } | null;
  /** “Warning”. */
  standard: string;
  /** “Error for public clients”; null for a rule without an exception. */
  exception: string | null;
};

type Words = ReturnType<typeof useTranslations>;

/** Every rule in the order of the table. `findings` and `settings` are the words of these namespaces. */
export function ruleFacts(findings: Words, settings: Words): RuleFacts[] {
  return RULE_IDS.map((id) => {
    const { severity, exception, source } = policyRule(id);
    return {
      id,
      name: findings(`${id}.name`),
      explanation: findings(`${id}.explanation`),
      source,
      standard: settings(`severities.${severity}`),
      exception:
        exception === undefined
          ? null
          : settings('policy.exception', {
              severity: settings(`severities.${exception.severity}`),
              case: findings(`${id}.exception`),
            }),
    };
  });
}
