import { type Finding, SEVERITIES } from '@/lib/domain/policy/finding';

/** Findings as the row keeps them: whole for the page, by rule and severity for the filter, counted for the list. */
export function findingColumns(findings: readonly Finding[]) {
  const names = findings.flatMap(({ rule, severity }) => [rule, severity]);
  return {
    findings: [...findings],
    findingRules: [...new Set<string>(names)],
    findingCounts: SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity).length),
  };
}
