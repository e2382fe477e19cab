import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { PROBLEM_CODES, type ProblemCode } from '@/lib/domain/problem';

type Parameter = string | string[] | undefined;

/**
 * What has just happened to a registration that one came from: deleted, with the way back, or not restored, and why. It is in
 * the address, so it works without JavaScript; an id that is no id is not repeated.
 */
export function ListNotice({
  notice,
  id,
  restore,
}: {
  notice: Parameter;
  id: Parameter;
  restore: ((form: FormData) => Promise<void>) | null;
}) {
  const t = useTranslations('list.notice');
  const sentence = useTranslations('errors.sentences');
  if (typeof notice !== 'string' || typeof id !== 'string' || !/^[A-Za-z0-9][\w.-]{0,63}$/.test(id)) return null;
  if (notice === 'deleted') {
    return (
      <Notice
        tone="success"
        live
        className="mb-4"
        title={t('deletedTitle', { id })}
        actions={
          restore && (
            <form action={restore}>
              <input type="hidden" name="registrationId" value={id} />
              <SubmitButton size="sm" variant="secondary">
                {t('restore')}
              </SubmitButton>
            </form>
          )
        }
      >
        {t('deleted')}
      </Notice>
    );
  }
  const code = Object.hasOwn(PROBLEM_CODES, notice) ? (notice as ProblemCode) : 'unexpected';
  return (
    <Notice tone="danger" live className="mb-4" title={t('problemTitle', { id })}>
      {sentence(code, { roles: '', reason: '', minutes: 1 })}
    </Notice>
  );
}
