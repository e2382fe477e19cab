'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { Reauthentication } from '@/components/auth/reauthentication';
import { MadeToken } from '@/components/form/made-token';
import { ChipsInput } from '@/components/ui/chips-input';
import { Checkbox } from '@/components/ui/choice';
import { Field, Fieldset } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormAction, type FormState, typedValue, UNSENT } from '@/lib/domain/form-state';
import { GRANTS } from '@/lib/domain/registration/grants';

type Made = { name: string; value: string };

const idOf = (path: string) => `initial-access-token-${path.split('.')[0]}`;

/** Makes an initial access token and shows its value this once. */
export function InitialAccessTokenForm({ action }: { action: FormAction<Made> }) {
  const t = useTranslations('initialAccessTokens');
  const grantName = useTranslations('fields.values.grantTypes');
  const [state, send] = useActionState(action, UNSENT as FormState<Made>);
  const errorsOf = useFieldErrors(state);
  const made = state.outcome?.status === 'ok' ? state.outcome.data : null;
  const typed = made === null ? state : UNSENT;
  return (
    <form action={send} noValidate className="flex flex-col gap-5">
      <FormFeedback state={state} idOf={idOf} />
      {made && (
        <MadeToken
          title={t('once.title', { name: made.name })}
          explanation={t('once.explanation')}
          value={made.value}
          what={t('once.what')}
        />
      )}
      <Field
        id={idOf('description')}
        name="description"
        label={t('create.name')}
        hint={t('create.nameHint')}
        error={errorsOf('description')}
        className="max-w-xl"
      >
        {(control) => (
          <Input key={state.attempt} {...control} autoComplete="off" defaultValue={typedValue(typed, 'description')} />
        )}
      </Field>
      <div className="grid max-w-xl gap-5 sm:grid-cols-2">
        {(['maxUses', 'expiresInDays'] as const).map((member) => (
          <Field
            key={member}
            id={idOf(member)}
            name={member}
            label={t(member === 'maxUses' ? 'create.maxUses' : 'create.expires')}
            hint={t(member === 'maxUses' ? 'create.maxUsesHint' : 'create.expiresHint')}
            error={errorsOf(member)}
            optional
          >
            {(control) => (
              <Input
                key={state.attempt}
                {...control}
                inputMode="numeric"
                autoComplete="off"
                className="tabular-nums"
                defaultValue={typedValue(typed, member, member === 'maxUses' ? '1' : '30')}
              />
            )}
          </Field>
        ))}
      </div>
      <Fieldset
        id={idOf('allowedGrants')}
        label={t('create.grants')}
        hint={t('create.grantsHint')}
        error={errorsOf('allowedGrants')}
        optional
      >
        <div key={state.attempt} className="grid gap-x-6 gap-y-1.5 pt-1 sm:grid-cols-2">
          {GRANTS.map(({ type, key }) => (
            <Checkbox
              key={type}
              name="allowedGrants"
              id={`allowedGrants-${key}`}
              value={type}
              label={grantName(key as 'implicit')}
              defaultChecked={typed.values.allowedGrants?.includes(type) === true}
            />
          ))}
        </div>
      </Fieldset>
      <Field
        id={idOf('allowedScopes')}
        name="allowedScopes"
        label={t('create.scopes')}
        hint={t('create.scopesHint')}
        error={errorsOf('allowedScopes')}
        optional
        className="max-w-xl"
      >
        {(control) => <ChipsInput key={state.attempt} {...control} defaultValue={typed.values.allowedScopes ?? []} />}
      </Field>
      <Reauthentication state={state} id="initial-access-token-password" />
      <SubmitButton className="self-start">{t('create.submit')}</SubmitButton>
    </form>
  );
}
