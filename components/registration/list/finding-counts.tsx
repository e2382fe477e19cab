import { SEVERITIES } from '@/lib/domain/policy/finding';
import type { RegistrationListRow } from '@/lib/domain/registration/views';
import { ListIcon } from './list-icons';
import type { ListWords } from './list-words';

const INKS = { error: 'text-danger', warning: 'text-warning', info: 'text-info' } as const;

/** How many findings of each severity: a sign, a number, and the words for the ear. */
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
      <span key={severity} role="img" aria-label={said} title={said} className={`list-count ${INKS[severity]}`}>
        <ListIcon name={severity} />
        {counts[severity]}
      </span>
    );
  });
}
