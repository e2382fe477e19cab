import type { Finding, Severity } from './finding';
import type { Place, Rule } from './rule';
import { isRuleId, policyRule, RULE_IDS } from './rules';
import type { PolicySeverities } from './severity-choice';
import type { PolicySubject } from './subject';

export type { PolicySeverities } from './severity-choice';

/** Runs every rule that is not off over one registration. Findings come in the order of the rule table. */
export function evaluatePolicy(subject: PolicySubject, severities: PolicySeverities): Finding[] {
  return RULE_IDS.flatMap((id) => {
    const chosen = severities[id];
    if (chosen === 'off') return [];
    const rule = policyRule(id);
    return rule.find(subject).map((place) => ({
      rule: id,
      severity: chosen ?? defaultSeverity(rule, subject, place),
      path: place.path,
      params: place.params ?? {},
    }));
  });
}

function defaultSeverity(rule: Rule, subject: PolicySubject, place: Place): Severity {
  return rule.exception?.applies(subject, place) ? rule.exception.severity : rule.severity;
}

/**
 * The errors that a save brings in: those of `after` that `before` does not have. They stop it (policy.md); errors that
 * were there already do not keep a person from making something else better. Evaluate both with the same severities;
 * for a new registration `before` is empty.
 */
export function introducedErrors(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = new Set(before.filter(isError).map(identity));
  return after.filter((finding) => isError(finding) && stops(finding) && !known.has(identity(finding)));
}

const isError = ({ severity }: Finding) => severity === 'error';

const stops = ({ rule }: Finding) => !(isRuleId(rule) && policyRule(rule).neverStops);

/** A finding is known again by its value, not by its line: removing the line above it moves it. */
function identity({ rule, path, params }: Finding): string {
  return JSON.stringify([rule, path?.replace(/\.\d+$/, '') ?? null, params.value ?? null]);
}
