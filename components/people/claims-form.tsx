'use client';

import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode, useState } from 'react';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { useFormAction } from '@/components/form/use-form-action';
import { Field } from '@/components/ui/field';
import { Input, Select, Textarea } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormAction, type FormState, typedValue } from '@/lib/domain/form-state';
import { ADDRESS_MEMBERS, type Claims, STANDARD_CLAIMS, type StandardClaim } from '@/lib/domain/people/claims';
import {
  CLAIM_FIELDS,
  type ClaimsFormValues,
  CUSTOM_FIELD,
  claimField,
  claimsToForm,
} from '@/lib/domain/people/claims-form';
import type { UserView } from '@/lib/domain/people/views';

/** Which standard claims stand together, in reading order. */
const GROUPS = {
  profile: [
    'name',
    'given_name',
    'family_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'gender',
    'birthdate',
    'locale',
    'zoneinfo',
    'profile',
    'picture',
    'website',
  ],
  contact: ['email', 'email_verified', 'phone_number', 'phone_number_verified'],
} as const satisfies Record<string, readonly Exclude<StandardClaim, 'address'>[]>;

/** What stands now, as a conflict answers it. */
type StoredClaims = { claims: Claims; version: number };

type ClaimsFormProps = {
  user: Pick<UserView, 'id' | 'name' | 'email'>;
  version: number;
  values: ClaimsFormValues;
  action: FormAction<{ version: number }>;
};

/** What applications may learn of one person. Needs the words `users`, `auth`, `errors` and `fieldErrors`. */
export function ClaimsForm({ user, version, values, action }: ClaimsFormProps) {
  const t = useTranslations('users.claims');
  const [state, send] = useFormAction(action);
  const errorsOf = useFieldErrors(state);
  const { outcome } = state;
  const saved = outcome?.status === 'ok';
  // What it is saved over: what it was opened with. Another form of the page may bring a later version, which counts where it has the
  // same claims (a role was changed); where it has others, somebody else's, it must not pass for what this one was made from.
  const [opened, setOpened] = useState({ attempt: 0, version, values });
  const isSame = sameClaims(values, opened.values);
  if (saved && opened.attempt !== state.attempt) {
    setOpened({ attempt: state.attempt, version: outcome.data.version, values: sentClaims(state.values) });
  } else if (version > opened.version ? isSame : version === opened.version && !isSame) {
    setOpened({ ...opened, version, values });
  }
  const theirs =
    outcome?.status === 'problem' && outcome.code === 'conflict' ? (outcome.current as StoredClaims) : null;
  const shown = (name: string) => (saved ? (values[name] ?? '') : typedValue(state, name, values[name] ?? ''));
  const otherwise: Partial<Record<StandardClaim, string>> = {
    name: t('nameHint', { name: user.name }),
    email: t('emailHint', { email: user.email }),
  };
  return (
    <form action={send} noValidate className="flex flex-col gap-6">
      {theirs === null ? <FormFeedback state={state} /> : <Theirs claims={claimsToForm(theirs.claims)} mine={shown} />}
      {saved && (
        <Notice tone="success" live>
          {t('saved')}
        </Notice>
      )}
      <input type="hidden" name="userId" value={user.id} />
      <input type="hidden" name="version" value={theirs?.version ?? opened.version} />
      {(['profile', 'contact'] as const).map((group) => (
        <Group key={group} legend={t(group)}>
          {GROUPS[group].map((name) => (
            <Field
              key={`${name}-${state.attempt}`}
              name={claimField(name)}
              label={t(`names.${name}`)}
              aside={<code className="text-2xs text-muted">{name}</code>}
              advice={otherwise[name] && <p className="text-xs text-muted">{otherwise[name]}</p>}
              error={errorsOf(claimField(name))}
            >
              {(control) =>
                STANDARD_CLAIMS[name] === 'boolean' ? (
                  <Select {...control} defaultValue={shown(control.name)}>
                    <option value="">{t('unsaid')}</option>
                    <option value="true">{t('yes')}</option>
                    <option value="false">{t('no')}</option>
                  </Select>
                ) : (
                  <Input {...control} autoComplete="off" defaultValue={shown(control.name)} />
                )
              }
            </Field>
          ))}
        </Group>
      ))}
      <Group legend={t('address')}>
        {ADDRESS_MEMBERS.map((member) => (
          <Field
            key={`${member}-${state.attempt}`}
            name={claimField('address', member)}
            label={t(`lines.${member}`)}
            aside={<code className="text-2xs text-muted">{member}</code>}
            error={member === 'formatted' ? errorsOf(claimField('address')) : []}
          >
            {(control) => <Input {...control} autoComplete="off" defaultValue={shown(control.name)} />}
          </Field>
        ))}
      </Group>
      <Field name={CUSTOM_FIELD} label={t('custom')} hint={t('customHint')} error={errorsOf(CUSTOM_FIELD)}>
        {(control) => (
          <Textarea
            key={state.attempt}
            {...control}
            mono
            rows={5}
            spellCheck={false}
            defaultValue={shown(CUSTOM_FIELD)}
          />
        )}
      </Field>
      <SubmitButton className="self-start">{t('save')}</SubmitButton>
    </form>
  );
}

const sameClaims = (a: ClaimsFormValues, b: ClaimsFormValues) =>
  CLAIM_FIELDS.every((name) => (a[name] ?? '') === (b[name] ?? ''));

const sentClaims = (sent: FormState<unknown>['values']): ClaimsFormValues =>
  Object.fromEntries(CLAIM_FIELDS.map((name) => [name, sent[name]?.[0] ?? '']));

/** What somebody else saved meanwhile, wherever it is not what stands in the form; saving again replaces it. */
function Theirs({ claims, mine }: { claims: ClaimsFormValues; mine: (name: string) => string }) {
  const t = useTranslations('users.claims');
  const differing = CLAIM_FIELDS.filter((name) => (claims[name] ?? '') !== mine(name));
  return (
    <Notice tone="warning" live title={t('conflict')}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {differing.map((name) => (
          <Fragment key={name}>
            <dt className="font-mono text-xs">{name.replace('claims.', '')}</dt>
            <dd className="break-words whitespace-pre-wrap">{claims[name] ?? t('unsaid')}</dd>
          </Fragment>
        ))}
      </dl>
    </Notice>
  );
}

function Group({ legend, children }: { legend: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-2 text-base font-semibold">{legend}</legend>
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">{children}</div>
    </fieldset>
  );
}
