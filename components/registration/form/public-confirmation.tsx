'use client';

import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { ForClientType } from './for-modes';
import { useFormState } from './form-context';
import { useControl } from './use-control';

/**
 * Confidential → public revokes every secret, so it asks for the registration ID (ux.md, Danger). With a script the question is
 * a dialog after Save; without one it is a field of the form.
 */
export function PublicConfirmationField() {
  const t = useTranslations('form.toPublic');
  const { facts } = useFormState();
  const frame = useControl('confirmation');
  if (facts.previous?.clientType !== 'confidential') return null;
  return (
    <ForClientType type="public" className="scripted:hidden">
      <Field {...frame} name="confirmation" label={t('label')} hint={t('text')}>
        {(control) => <Input {...control} mono autoComplete="off" />}
      </Field>
    </ForClientType>
  );
}

export function PublicConfirmationDialog({
  registrationId,
  open,
  onClose,
  onConfirm,
}: {
  registrationId: string;
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
}) {
  const t = useTranslations('form.toPublic');
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('title', { registrationId })}
      description={t('text')}
      confirmLabel={t('confirm')}
      typed={{ expected: registrationId, label: t('typed', { registrationId }) }}
      onConfirm={onConfirm}
    />
  );
}
