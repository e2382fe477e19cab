import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { SEVERITIES } from '@/lib/domain/policy/finding';
import type { RegistrationListRow } from '@/lib/domain/registration/views';
import type { ListWords } from './list-words';

const LOOKS = {
  error: { icon: CircleAlert, ink: 'text-danger' },
  warning: { icon: TriangleAlert, ink: 'text-warning' },
  info: { icon: Info, ink: 'text-info' },
} as const;

/** How many findings of each severity: a sign, a number, and the words for the ear. */
export function FindingCounts({ counts, words }: { counts: RegistrationListRow['findings']; words: ListWords }) {
  const present = SEVERITIES.filter((severity) => counts[severity] > 0);
  if (present.length === 0) {
    return (
      <span className="no-findings text-muted">
        <span aria-hidden>–</span>
        <span className="sr-only">{words.noFindings}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex gap-2.5">
      {present.map((severity) => {
        const { icon: Icon, ink } = LOOKS[severity];
        const said = words.findings(severity, counts[severity]);
        return (
          <span key={severity} title={said} className={`inline-flex items-center gap-1 tabular-nums ${ink}`}>
            <Icon aria-hidden className="size-3.5" />
            <span aria-hidden>{counts[severity]}</span>
            <span className="sr-only">{said}</span>
          </span>
        );
      })}
    </span>
  );
}
