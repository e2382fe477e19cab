'use client';

import { useTranslations } from 'next-intl';
import { FormFeedback } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { useFormAction } from '@/components/form/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';
import type { FormAction } from '@/lib/domain/form-state';
import type { UserView } from '@/lib/domain/people/views';
import { MadeLink } from './made-link';

type ResetPasswordProps = {
  user: UserView;
  /** The link that is open, if one is. */
  open: { expiresAt: string } | null;
  now: number;
  actions: { create: FormAction<{ link: string }>; revoke: FormAction<null> };
};

/**
 * For somebody who forgot their password: a link that works once, shown this once, and a way to withdraw it. Needs the words
 * `users`, `auth`, `errors` and `fieldErrors`.
 */
export function ResetPassword({ user, open, now, actions }: ResetPasswordProps) {
  const t = useTranslations('users.reset');
  const { name, email } = user;
  const [made, make] = useFormAction(actions.create);
  const [withdrawn, withdraw] = useFormAction(actions.revoke);
  if (!user.hasPassword) return <p className="text-muted">{t('company', { name })}</p>;
  if (user.disabled) return <p className="text-muted">{t('disabled', { name })}</p>;
  return (
    <div className="flex flex-col items-start gap-4">
      {open !== null && made.outcome?.status === 'ok' && (
        <MadeLink
          title={t('madeTitle', { email })}
          explanation={t('madeOnce')}
          link={made.outcome.data.link}
          what={t('link')}
        />
      )}
      {open === null && withdrawn.outcome?.status === 'ok' && (
        <Notice tone="success" live>
          {t('withdrawn')}
        </Notice>
      )}
      {open !== null && (
        <form action={withdraw} className="flex flex-wrap items-center gap-3">
          <FormFeedback state={withdrawn} idOf={() => 'reset-withdraw'} />
          <input type="hidden" name="userId" value={user.id} />
          <p>
            {t('open')} <Time at={open.expiresAt} now={now} />
          </p>
          <SubmitButton id="reset-withdraw" variant="secondary" size="sm" aria-label={t('withdrawWhose', { name })}>
            {t('withdraw')}
          </SubmitButton>
        </form>
      )}
      <form action={make} noValidate className="flex flex-col items-start gap-3">
        <FormFeedback state={made} idOf={() => 'reset-make'} />
        <input type="hidden" name="userId" value={user.id} />
        <Reauthentication state={made} id="reset-password" />
        <SubmitButton id="reset-make" variant="secondary">
          {open === null ? t('make') : t('again')}
        </SubmitButton>
      </form>
    </div>
  );
}
