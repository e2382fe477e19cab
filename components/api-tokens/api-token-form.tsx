'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { MadeSecret, Rounds } from '@/components/form/made-secret';
import { Checkbox } from '@/components/ui/choice';
import { Field, Fieldset } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { API_TOKEN_DAYS, DEFAULT_API_TOKEN_DAYS } from '@/lib/domain/api-tokens/api-token';
import { API_TOKEN_PERMISSIONS } from '@/lib/domain/api-tokens/permissions';
import { type FormAction, type FormState, typedValue, UNSENT } from '@/lib/domain/form-state';

type Made = { name: string; value: string };

const idOf = (path: string) => `api-token-${path.split('.')[0]}`;

/** Makes one token after the other, and shows each value once. Needs the words `apiTokens`, `shownOnce`, `auth`, `errors` and `fieldErrors`. */
export function ApiTokenForm({ action }: { action: FormAction<Made> }) {
  return <Rounds>{(next) => <OneToken action={action} onStored={next} />}</Rounds>;
}

function OneToken({ action, onStored }: { action: FormAction<Made>; onStored: () => void }) {
  const t = useTranslations('apiTokens');
  const [state, send] = useActionState(action, UNSENT as FormState<Made>);
  const errorsOf = useFieldErrors(state);
  if (state.outcome?.status === 'ok') {
    const { name, value } = state.outcome.data;
    return (
      <MadeSecret
        title={t('once.title', { name })}
        value={value}
        kind="token"
        what={t('once.what')}
        lost={t('once.lost')}
        href="/settings/api-tokens"
        onStored={onStored}
      />
    );
  }
  return (
    <form action={send} noValidate className="flex flex-col gap-5">
      <FormFeedback state={state} idOf={idOf} />
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
      <Reauthentication state={state} id="api-token-password" />
      <SubmitButton className="self-start">{t('create.submit')}</SubmitButton>
    </form>
  );
}
