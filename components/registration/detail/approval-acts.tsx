'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/form/act-dialog';
import { AsksFirst } from '@/components/form/asks-first';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { FormAction } from '@/lib/domain/form-state';

type Props = {
  registrationId: string;
  approval: 'pending' | 'refused';
  approve: FormAction<null>;
  refuse: FormAction<null>;
};

/** Lets a client in that registered itself, or keeps it out; the reason goes into the audit trail. */
export function ApprovalActs({ registrationId, approval, approve, refuse }: Props) {
  const t = useTranslations('detail');
  const reason = (
    <Field id="approval-reason" name="reason" label={t('reason')} hint={t('reasonHint')} optional>
      {(control) => <Input {...control} maxLength={500} autoComplete="off" />}
    </Field>
  );
  return (
    <span className="flex flex-wrap gap-2">
      <ActDialog
        action={approve}
        subject={{ registrationId }}
        variant="primary"
        button={<AsksFirst>{t('approval.approve.button')}</AsksFirst>}
        title={t('approval.approve.title', { registrationId })}
        description={t('approval.approve.description')}
        confirmLabel={t('approval.approve.button')}
        tone="primary"
        done={t('approval.approve.done')}
      >
        {reason}
      </ActDialog>
      {approval === 'pending' && (
        <ActDialog
          action={refuse}
          subject={{ registrationId }}
          button={<AsksFirst>{t('approval.refuse.button')}</AsksFirst>}
          title={t('approval.refuse.title', { registrationId })}
          description={t('approval.refuse.description')}
          confirmLabel={t('approval.refuse.button')}
          done={t('approval.refuse.done')}
        >
          {reason}
        </ActDialog>
      )}
    </span>
  );
}
