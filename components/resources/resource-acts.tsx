'use client';

import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/form/act-dialog';
import { ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { FormAction } from '@/lib/domain/form-state';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceUse } from '@/lib/domain/resources/views';
import { UseList } from './resource-use';

type ResourceActsProps = {
  id: string;
  kind: ResourceKind;
  name: string;
  /** The scopes through which it is used. */
  scopes: readonly string[];
  /** null where it cannot be deleted. */
  remove: FormAction<null> | null;
};

/** Delete and Edit. While somebody uses the resource, the dialog says who. */
export function ResourceActs({ id, kind, name, scopes, remove }: ResourceActsProps) {
  const t = useTranslations('resources');
  return (
    <>
      {remove && (
        <ActDialog
          action={remove}
          subject={{ kind, id }}
          button={t('delete.button')}
          title={t(`delete.title.${kind}`, { name })}
          description={t(`delete.description.${kind}`)}
          confirmLabel={t('delete.confirm')}
          typed={{ expected: name, label: t('delete.typed', { name }) }}
          done={t('delete.done')}
          detail={({ code, current }) => code === 'in_use' && <UseList use={current as ResourceUse} scopes={scopes} />}
        >
          <Field id="delete-reason" name="reason" label={t('reason')} hint={t('reasonHint')} optional>
            {(control) => <Input {...control} maxLength={500} autoComplete="off" />}
          </Field>
        </ActDialog>
      )}
      <ButtonLink href={`/resources/${id}/edit`} variant="primary">
        {t('edit')}
      </ButtonLink>
    </>
  );
}
