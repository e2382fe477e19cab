'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ChipsInput } from '@/components/ui/chips-input';
import { Checkbox, Switch } from '@/components/ui/choice';
import { Field, FieldErrorText, Fieldset } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import type { ResourceField, ResourceFormValues } from '@/lib/domain/resources/form-values';
import { OPENID, type ResourceKind } from '@/lib/domain/resources/model';
import { SIGNING_ALGORITHMS } from '@/lib/domain/signing-algorithms';

type ResourceFieldsProps = {
  kind: ResourceKind;
  isNew: boolean;
  start: ResourceFormValues;
  scopeNames: readonly string[];
  errorsOf: (field: ResourceField) => ReactNode[];
  /** Called when something changed that no input event tells. */
  onChange: () => void;
};

/** The controls of a resource, section by section. */
export function ResourceFields(props: ResourceFieldsProps) {
  const t = useTranslations('resources.sections');
  const { kind } = props;
  return (
    <>
      <Section id="identity" title={t('identity')}>
        <div className="flex flex-col gap-5">
          <IdentityFields {...props} />
        </div>
      </Section>
      {kind === 'apiResource' ? (
        <Section id="tokens" title={t('tokens')} description={t('tokensHint')}>
          <div className="flex flex-col gap-5">
            <ScopesField {...props} />
            <AlgorithmsField {...props} />
          </div>
        </Section>
      ) : (
        <Section id="consent" title={t('consent')} description={t('consentHint')}>
          <div className="flex flex-col gap-2">
            <OnOff {...props} name="required" />
            <OnOff {...props} name="emphasize" />
          </div>
        </Section>
      )}
      <Section id="claims" title={t('claims')} description={t(`claimsHint.${kind}`)}>
        <div className="flex flex-col gap-5">
          <LinesField {...props} name="userClaims" />
          <LinesField {...props} name="properties" />
        </div>
      </Section>
    </>
  );
}

function IdentityFields(props: ResourceFieldsProps) {
  const t = useTranslations('resources');
  const { kind, isNew, start, errorsOf } = props;
  return (
    <>
      <Field
        name="name"
        label={t('fields.name')}
        hint={isNew ? t(`nameHint.${kind}`) : t('nameFixed')}
        error={errorsOf('name')}
      >
        {(control) => (
          <Input
            {...control}
            mono
            readOnly={!isNew}
            defaultValue={start.name}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field
        name="displayName"
        label={t('fields.displayName')}
        hint={t(`displayNameHint.${kind}`)}
        error={errorsOf('displayName')}
        optional
      >
        {(control) => <Input {...control} defaultValue={start.displayName} autoComplete="off" />}
      </Field>
      <Field name="description" label={t('fields.description')} error={errorsOf('description')} optional>
        {(control) => <Textarea {...control} rows={2} defaultValue={start.description} />}
      </Field>
      <div className="flex flex-col gap-2">
        <OnOff {...props} name="enabled" hint={start.name === OPENID ? t('enabledOpenid') : undefined} />
        <OnOff {...props} name="showInDiscoveryDocument" />
      </div>
    </>
  );
}

type OnOffName = 'enabled' | 'showInDiscoveryDocument' | 'required' | 'emphasize';

function OnOff({ name, start, errorsOf, kind, hint }: ResourceFieldsProps & { name: OnOffName; hint?: ReactNode }) {
  const t = useTranslations('resources');
  const scope = kind === 'apiResource' ? 'api' : 'scope';
  const errors = errorsOf(name);
  return (
    <div>
      <Switch
        id={name}
        name={name}
        defaultChecked={start[name]}
        aria-invalid={errors.length > 0 || undefined}
        label={t(`fields.${name}`)}
        hint={hint ?? t(`hints.${scope}.${name}`)}
      />
      {errors.length > 0 && <FieldErrorText>{errors}</FieldErrorText>}
    </div>
  );
}

function ScopesField({ start, scopeNames, errorsOf, onChange }: ResourceFieldsProps) {
  const t = useTranslations('resources');
  const [scopes, setScopes] = useState<readonly string[]>(start.scopes);
  const isFirst = useRef(true);
  // The hidden inputs of the chips are there only after they have been drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the chips change
  useEffect(() => {
    if (!isFirst.current) onChange();
    isFirst.current = false;
  }, [scopes]);
  const unknown = scopes.filter((scope) => !scopeNames.includes(scope));
  return (
    <Field
      name="scopes"
      label={t('fields.scopes')}
      hint={t('scopesHint')}
      error={errorsOf('scopes')}
      advice={
        unknown.length > 0 && <p className="text-xs text-muted">{t('scopesUnknown', { scopes: unknown.join(', ') })}</p>
      }
      optional
    >
      {(control) => (
        <ChipsInput
          {...control}
          defaultValue={start.scopes}
          value={scopes}
          onChange={setScopes}
          suggestions={scopeNames}
        />
      )}
    </Field>
  );
}

function AlgorithmsField({ start, errorsOf }: ResourceFieldsProps) {
  const t = useTranslations('resources');
  const name = 'allowedAccessTokenSigningAlgorithms';
  return (
    <Fieldset id={name} label={t(`fields.${name}`)} hint={t('algorithmsHint')} error={errorsOf(name)} optional>
      <div className="flex flex-wrap gap-x-6">
        {SIGNING_ALGORITHMS.map((algorithm) => (
          <Checkbox
            key={algorithm}
            name={name}
            value={algorithm}
            defaultChecked={start[name].includes(algorithm)}
            label={<span className="font-mono text-xs">{algorithm}</span>}
          />
        ))}
      </div>
    </Fieldset>
  );
}

function LinesField({ name, start, errorsOf }: ResourceFieldsProps & { name: 'userClaims' | 'properties' }) {
  const t = useTranslations('resources');
  const rows = Math.min(14, Math.max(3, start[name].split('\n').length + 1));
  return (
    <Field name={name} label={t(`fields.${name}`)} hint={t(`linesHint.${name}`)} error={errorsOf(name)} optional>
      {(control) => (
        <Textarea
          {...control}
          mono
          rows={rows}
          wrap="off"
          defaultValue={start[name]}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
        />
      )}
    </Field>
  );
}
