import { useTranslations } from 'next-intl';
import { BULK_ACTS } from '@/components/shell/places';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { type BulkActView, remainingOf } from '@/lib/domain/registration/bulk';

type Running = Pick<BulkActView, 'action' | 'total' | 'done' | 'skipped' | 'failed'>;

/** What is being done to many of these at this moment, wherever one has gone meanwhile. */
export function RunningBulkActs({ acts }: { acts: readonly Running[] }) {
  const t = useTranslations('list.bulk');
  const [act] = acts;
  if (act === undefined) return null;
  return (
    <Notice
      className="mb-4"
      actions={
        <ButtonLink href={BULK_ACTS} size="sm">
          {t('show')}
        </ButtonLink>
      }
    >
      {t('running', { action: act.action, total: act.total, done: act.total - remainingOf(act) })}
    </Notice>
  );
}
