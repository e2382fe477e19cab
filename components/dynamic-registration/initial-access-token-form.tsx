'use client';

import { useTranslations } from 'next-intl';
import { type MadeToken, type TokenFieldsProps, TokenForm } from '@/components/form/token-form';
import { ChipsInput } from '@/components/ui/chips-input';
import { Checkbox } from '@/components/ui/choice';
import { Field, Fieldset } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type FormAction, typedValue } from '@/lib/domain/form-state';
import { GRANTS } from '@/lib/domain/registration/grants';

/** Needs the words `initialAccessTokens`, `fields`, `shownOnce`, `auth`, `errors` and `fieldErrors`. */
export function InitialAccessTokenForm({ action }: { action: FormAction<MadeToken> }) {
  return (
    <TokenForm
      action={action}
      words="initialAccessTokens"
      id="initial-access-token"
      href="/settings/registration"
      fields={InitialAccessTokenFields}
    />
  );
}

function InitialAccessTokenFields({ state, errorsOf, idOf }: TokenFieldsProps) {
  const t = useTranslations('initialAccessTokens');
  const grantName = useTranslations('fields.values.grantTypes');
  return (
    <>
      <Field
        id={idOf('description')}
        name="description"
        label={t('create.name')}
        hint={t('create.nameHint')}
        error={errorsOf('description')}
        className="max-w-xl"
      >
        {(control) => (
          <Input key={state.attempt} {...control} autoComplete="off" defaultValue={typedValue(state, 'description')} />
        )}
      </Field>
      <div className="grid max-w-xl items-start gap-5 sm:grid-cols-2">
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
                defaultValue={typedValue(state, member, member === 'maxUses' ? '1' : '30')}
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
              defaultChecked={state.values.allowedGrants?.includes(type) === true}
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
        {(control) => <ChipsInput key={state.attempt} {...control} defaultValue={state.values.allowedScopes ?? []} />}
      </Field>
    </>
  );
}
