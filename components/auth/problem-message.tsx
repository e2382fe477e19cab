import { useTranslations } from 'next-intl';
import type { Outcome } from '@/lib/domain/outcome';

export type Problem = Extract<Outcome<never>, { status: 'problem' }>;

/** What went wrong, what to do about it, and the id under which the server's log knows it. Needs the words `errors`. */
export function ProblemMessage({ problem }: { problem: Problem }) {
  const t = useTranslations('errors');
  return (
    <div className="flex flex-col gap-1">
      <p>{t(`sentences.${problem.code}`, { minutes: 0, roles: '', reason: '', ...problem.params })}</p>
      {problem.requestId !== '' && (
        <p className="text-xs text-muted">{t('requestId', { requestId: problem.requestId })}</p>
      )}
    </div>
  );
}
