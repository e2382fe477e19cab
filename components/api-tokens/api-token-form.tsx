'use client';

import { useTranslations } from 'next-intl';
import { type MadeToken, type TokenFieldsProps, TokenForm } from '@/components/form/token-form';
import { Checkbox } from '@/components/ui/choice';
import { Field, Fieldset } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { API_TOKEN_DAYS, DEFAULT_API_TOKEN_DAYS } from '@/lib/domain/api-tokens/api-token';
import { API_TOKEN_PERMISSIONS } from '@/lib/domain/api-tokens/permissions';
import { type FormAction, typedValue } from '@/lib/domain/form-state';

/** Needs the words `apiTokens`, `shownOnce`, `auth`, `errors` and `fieldErrors`. */
export function ApiTokenForm({ action }: { action: FormAction<MadeToken> }) {
  return (
    <TokenForm action={action} words="apiTokens" id="api-token" href="/settings/api-tokens" fields={ApiTokenFields} />
  );
}

function ApiTokenFields({ state, errorsOf, idOf }: TokenFieldsProps) {
  const t = useTranslations('apiTokens');
  return (
    <>
      <Field
        id={idOf('name')}
        name="name"
        label={t('create.name')}
        hint={t('create.nameHint')}
        error={errorsOf('name')}
        className="max-w-104"
      >
        {(control) => (
          <Input key={state.attempt} {...control} autoComplete="off" defaultValue={typedValue(state, 'name')} />
        )}
      </Field>
      <Fieldset
        id={idOf('permissions')}
        label={t('create.permissions')}
        hint={t('create.permissionsHint')}
        error={errorsOf('permissions')}
      >
        <div key={state.attempt} className="grid gap-x-6 gap-y-1.5 pt-1 sm:grid-cols-2">
          {API_TOKEN_PERMISSIONS.map((permission) => (
            <Checkbox
              key={permission}
              name="permissions"
              value={permission}
              label={t(`permissions.${permission}.label`)}
              hint={t(`permissions.${permission}.hint`)}
              defaultChecked={state.values.permissions?.includes(permission) === true}
            />
          ))}
        </div>
      </Fieldset>
      <Field id={idOf('days')} name="days" label={t('create.lifetime')} error={errorsOf('days')} className="max-w-48">
        {(control) => (
          <Select
            key={state.attempt}
            {...control}
            defaultValue={typedValue(state, 'days', String(DEFAULT_API_TOKEN_DAYS))}
          >
            {API_TOKEN_DAYS.map((days) => (
              <option key={days} value={days}>
                {t('create.days', { days })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
