'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/form/act-dialog';
import { ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { FormAction } from '@/lib/domain/form-state';
import { PlainAct } from './plain-act';

type RegistrationActsProps = {
  registrationId: string;
  enabled: boolean;
  remove: FormAction<null>;
  setEnabled: FormAction<null>;
};

/** What an administrator can do to the registration as a whole: the dangerous first, the usual last and loud. */
export function RegistrationActs({ registrationId, enabled, remove, setEnabled }: RegistrationActsProps) {
  const t = useTranslations('detail');
  const path = `/registrations/${encodeURIComponent(registrationId)}`;
  return (
    <>
      <ActDialog
        action={remove}
        subject={{ registrationId }}
        button={t('delete.button')}
        title={t('delete.title', { registrationId })}
        description={t('delete.description')}
        confirmLabel={t('delete.confirm')}
        typed={{ expected: registrationId, label: t('delete.typed', { registrationId }) }}
        done={t('delete.done')}
      >
        <ReasonField />
      </ActDialog>
      {enabled ? (
        <ActDialog
          action={setEnabled}
          subject={{ registrationId, enabled: 'false' }}
          button={t('disable.button')}
          title={t('disable.title', { registrationId })}
          description={t('disable.description')}
          confirmLabel={t('disable.confirm')}
          done={t('disable.done')}
        >
          <ReasonField />
        </ActDialog>
      ) : (
        <PlainAct action={setEnabled} subject={{ registrationId, enabled: 'true' }} label={t('enable.button')} />
      )}
      <ButtonLink href={`/registrations/new?from=${encodeURIComponent(registrationId)}`}>{t('duplicate')}</ButtonLink>
      <ButtonLink href={`${path}/edit`} variant="primary">
        {t('edit')}
      </ButtonLink>
    </>
  );
}

/** Why it is done: kept in the audit trail. */
function ReasonField() {
  const t = useTranslations('detail');
  return (
    <Field id="act-reason" name="reason" label={t('reason')} hint={t('reasonHint')} optional>
      {(control) => <Input {...control} maxLength={500} autoComplete="off" />}
    </Field>
  );
}
