'use client';

import { useTranslations } from 'next-intl';
import type { FormAction } from '@/lib/domain/form-state';
import { type PolicySeverities, severityField } from '@/lib/domain/policy/severity-choice';
import type { Setting } from '@/lib/domain/setting';
import { PolicyTable, useChoiceName } from './policy-table';
import type { RuleFacts } from './rule-facts';
import { SettingForm } from './setting-form';

type Saved = Setting<PolicySeverities>;

type PolicyFormProps = { rules: readonly RuleFacts[]; settings: Saved; save: FormAction<Saved> };

/** The rule table as a form. Needs the words of `SettingForm`, `settings.policy` and `settings.severities`. */
export function PolicyForm({ rules, settings, save }: PolicyFormProps) {
  const t = useTranslations('settings.policy');
  const nameOf = useChoiceName();
  const ruleOf = (field: string) => rules.find(({ id }) => severityField(id) === field);
  return (
    <SettingForm
      settings={settings}
      save={save}
      toFields={(value) => Object.fromEntries(rules.map(({ id }) => [severityField(id), [value[id] ?? 'default']]))}
      words={{ save: t('save'), saved: t('saved') }}
      label={(field) => ruleOf(field)?.name ?? field}
      sayValue={(field, value) => nameOf(value, ruleOf(field))}
      long
    >
      {({ textOf, round }) => (
        <PolicyTable key={round} rules={rules} severityOf={(id) => textOf(severityField(id))} editable />
      )}
    </SettingForm>
  );
}
