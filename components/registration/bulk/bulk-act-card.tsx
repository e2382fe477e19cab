import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Status } from '@/components/ui/badge';
import { Card } from '@/components/ui/section';
import { Time } from '@/components/ui/time';
import type { FormAction } from '@/lib/domain/form-state';
import type { ProblemCode } from '@/lib/domain/problem';
import { type BulkActView, isResumable, remainingOf } from '@/lib/domain/registration/bulk';
import { SteerForm } from './steer-form';
import './bulk-acts.css';

export type Steer = { cancel: FormAction<null>; resume: FormAction<null> };

const TONES = { running: 'info', done: 'success', partly: 'warning', cancelled: 'neutral', refused: 'danger' } as const;

/** One act on many: what, by whom and why, how far it is, what failed, and the ways to stop it or to go on. */
export function BulkActCard({ act, now, steer }: { act: BulkActView; now: number; steer: Steer | null }) {
  const t = useTranslations('bulk');
  const { id, action, total, done, skipped, failed, reason, userName } = act;
  const name = t('name', { action, total });
  const remaining = remainingOf(act);
  const state = act.state === 'done' && failed > 0 ? 'partly' : act.state;
  return (
    <Card className="flex flex-col gap-3 p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} tabIndex={-1} className="text-base font-semibold">
          {name}
        </h2>
        <Status tone={TONES[state]}>{t(`states.${state}`, { failed })}</Status>
      </div>
      <progress aria-labelledby={id} max={total} value={total - remaining} className="bulk-progress" />
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm tabular-nums">
        {Object.entries({ done, skipped, failed, remaining }).map(
          ([kind, count]) =>
            (count > 0 || kind === 'done') && (
              <span key={kind} className={kind === 'failed' ? 'text-danger' : kind === 'done' ? '' : 'text-muted'}>
                {t(`counts.${kind as 'done'}`, { count })}
              </span>
            ),
        )}
      </p>
      <p role="status" className="sr-only">
        {act.state !== 'running' && t('ended', { name, done, skipped, failed })}
      </p>
      {act.state === 'refused' && <p className="text-sm">{t('refusedHint', { person: userName })}</p>}
      {skipped > 0 && <p className="text-xs text-muted">{t('skippedHint')}</p>}
      <Failures act={act} />
      <p className="text-xs text-muted">
        {t('by', { person: userName })} · <Time at={act.startedAt} now={now} />
        {reason !== '' && <> · “{reason}”</>} ·{' '}
        <Link href={`/audit?text=${encodeURIComponent(act.requestId)}`} className="text-accent underline">
          {t('events')}
        </Link>
      </p>
      {steer && act.state === 'running' && (
        <SteerForm id={id} action={steer.cancel} name={t('cancelName', { name })} label={t('cancel')} />
      )}
      {steer && isResumable(act) && (
        <SteerForm id={id} action={steer.resume} label={t(remaining > 0 ? 'resume.rest' : 'resume.failed')} />
      )}
    </Card>
  );
}

function Failures({ act: { failed, failures } }: { act: BulkActView }) {
  const t = useTranslations('bulk');
  const sentence = useTranslations('errors.sentences');
  if (failed === 0) return null;
  return (
    <div className="text-sm">
      <p>{t('failures')}</p>
      <ul className="flex flex-wrap gap-x-3">
        {failures.map(({ registrationId, problem }) => (
          <li key={registrationId} className="w-full">
            <Link href={`/registrations/${encodeURIComponent(registrationId)}`} className="font-mono text-xs underline">
              {registrationId}
            </Link>{' '}
            <span className="text-muted">
              {sentence(problem as ProblemCode, { roles: '', reason: '', minutes: 1 })}
            </span>
          </li>
        ))}
        {failed > failures.length && <li>{t('moreFailures', { count: failed - failures.length })}</li>}
      </ul>
    </div>
  );
}
