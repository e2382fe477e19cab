import { SEVERITIES } from '@/lib/domain/policy/finding';
import type { RegistrationListRow } from '@/lib/domain/registration/views';
import type { ListWords } from './list-words';

/** How many findings of each severity: a sign of its own shape (drawn by the style sheet), a number, and the words for the ear. */
export function FindingCounts({ counts, words }: { counts: RegistrationListRow['findings']; words: ListWords }) {
  const present = SEVERITIES.filter((severity) => counts[severity] > 0);
  if (present.length === 0) {
    return (
      <span role="img" aria-label={words.noFindings} className="no-findings">
        –
      </span>
    );
  }
  return present.map((severity) => {
    const said = words.findings(severity, counts[severity]);
    return (
      <span key={severity} role="img" aria-label={said} title={said} className={`list-count is-${severity}`}>
        {counts[severity]}
      </span>
    );
  });
}
