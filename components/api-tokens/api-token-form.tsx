'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { Checkbox } from '@/components/ui/choice';
import { CodeBlock } from '@/components/ui/code-block';
import { Field, Fieldset } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { API_TOKEN_DAYS, DEFAULT_API_TOKEN_DAYS } from '@/lib/domain/api-tokens/api-token';
import { API_TOKEN_PERMISSIONS } from '@/lib/domain/api-tokens/permissions';
import { type FormAction, type FormState, typedValue, UNSENT } from '@/lib/domain/form-state';

export type MadeToken = { name: string; value: string };

const idOf = (path: string) => `api-token-${path.split('.')[0]}`;

/** Makes a token and shows its value this once. Needs the words `apiTokens`, `auth`, `errors` and `fieldErrors`. */
export function ApiTokenForm({ action }: { action: FormAction<MadeToken> }) {
  const t = useTranslations('apiTokens');
  const [state, send] = useActionState(action, UNSENT as FormState<MadeToken>);
  const errorsOf = useFieldErrors(state);
  const made = state.outcome?.status === 'ok' ? state.outcome.data : null;
  const typed = made === null ? state : UNSENT;
  return (
    <form action={send} noValidate className="flex flex-col gap-5">
      <FormFeedback state={state} idOf={idOf} />
      {made && (
        <div data-print="hide">
          <Notice tone="success" title={t('once.title', { name: made.name })} live>
            <p className="mb-2">{t('once.explanation')}</p>
            <CodeBlock code={made.value} what={t('once.what')} />
          </Notice>
        </div>
      )}
      <Field
        id={idOf('name')}
        name="name"
        label={t('create.name')}
        hint={t('create.nameHint')}
        error={errorsOf('name')}
        className="max-w-104"
      >
        {(control) => (
          <Input key={state.attempt} {...control} autoComplete="off" defaultValue={typedValue(typed, 'name')} />
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
              defaultChecked={typed.values.permissions?.includes(permission) === true}
            />
          ))}
        </div>
      </Fieldset>
      <Field id={idOf('days')} name="days" label={t('create.lifetime')} error={errorsOf('days')} className="max-w-48">
        {(control) => (
          <Select
            key={state.attempt}
            {...control}
            defaultValue={typedValue(typed, 'days', String(DEFAULT_API_TOKEN_DAYS))}
          >
            {API_TOKEN_DAYS.map((days) => (
              <option key={days} value={days}>
                {t('create.days', { days })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Reauthentication state={state} id="api-token-password" />
      <SubmitButton className="self-start">{t('create.submit')}</SubmitButton>
    </form>
  );
}
