'use client';

import { useTranslations } from 'next-intl';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { useFormAction } from '@/components/form/use-form-action';
import { Button, ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { type FormAction, typedValue } from '@/lib/domain/form-state';
import type { BulkPreview } from '@/lib/domain/registration/bulk';
import type { BulkAction } from '@/lib/domain/registration/bulk-actions';

type BulkConfirmProps = {
  action: BulkAction;
  /** The request, as the parameters of an address. */
  request: string;
  preview: BulkPreview;
  /** What has to be typed, where a click is not enough. */
  typed: string | null;
  cancelHref: string;
  start: FormAction<null>;
};

/** The question before an act on many: what it does, why it is done, and how many in one's own hand where it does harm. */
export function BulkConfirm({ action, request, preview, typed, cancelHref, start }: BulkConfirmProps) {
  const t = useTranslations('bulk.new');
  const [state, send, pending] = useFormAction(start);
  const errorsOf = useFieldErrors(state);
  const { count, already, losingTokens } = preview;
  const harmful = action === 'disable' || action === 'delete';
  return (
    <form action={send} noValidate className="flex flex-col gap-4">
      <FormFeedback state={state} idOf={(path) => (path === 'typed' ? 'typed' : 'reason')} />
      <input type="hidden" name="request" value={request} />
      <input type="hidden" name="expected" value={count} />
      <Notice tone={harmful ? 'warning' : 'info'} title={t(`effects.${action}`)}>
        {harmful && losingTokens > 0 && <p>{t('tokens', { count: losingTokens })}</p>}
        {already > 0 && <p>{t('already', { action, count: already })}</p>}
      </Notice>
      <Field id="reason" name="reason" label={t('reason')} hint={t('reasonHint')} optional>
        {(control) => (
          <Input {...control} maxLength={500} autoComplete="off" defaultValue={typedValue(state, 'reason')} />
        )}
      </Field>
      {typed !== null && (
        <Field id="typed" name="typed" label={t('typed', { count })} error={errorsOf('typed')}>
          {(control) => (
            <Input
              {...control}
              mono
              inputMode="numeric"
              autoComplete="off"
              className="max-w-40"
              defaultValue={typedValue(state, 'typed')}
            />
          )}
        </Field>
      )}
      <Reauthentication state={state} />
      <p className="text-sm text-muted">{t('background')}</p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant={harmful ? 'danger' : 'primary'} pending={pending}>
          {t('confirm', { action, count })}
        </Button>
        <ButtonLink href={cancelHref} variant="ghost">
          {t('cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}
