import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Chips } from '@/components/ui/chips';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyText } from '@/components/ui/copy';
import { FIELDS } from '@/lib/domain/registration/fields';
import { isServedByBuiltIn, knownGrant } from '@/lib/domain/registration/grants';
import type { RegistrationConfiguration, RegistrationField } from '@/lib/domain/registration/model';
import { useFieldText } from '../field-text';
import { HostInScript } from '../host-in-script';
import { ClaimLines, PropertyLines } from './rows-value';

/** Links that are only ever links: opened by a person, never fetched by the server (security.md §1). */
const LINKS: ReadonlySet<RegistrationField> = new Set(['clientUri', 'logoUri', 'tosUri', 'policyUri']);

/** One member's value as a reader sees it: text, never a disabled input; what is absent is said. */
export function FieldValue({
  field,
  configuration,
}: {
  field: RegistrationField;
  configuration: RegistrationConfiguration;
}): ReactNode {
  const t = useTranslations('fields');
  const detail = useTranslations('detail');
  const textOf = useFieldText();
  const value = configuration[field];
  const inWords = textOf(field, value);
  if (inWords !== null) return inWords;
  const label = t(`labels.${field}`);

  if (isEmpty(value)) {
    return (
      <span className="text-muted">{FIELDS[field].section === 'scopes' ? detail('noScopes') : detail('notSet')}</span>
    );
  }
  if (field === 'enabled') return t(`values.enabled.${value ? 'true' : 'false'}`);
  if (typeof value === 'boolean') return t(`values.boolean.${value ? 'true' : 'false'}`);
  if (field === 'grantTypes') return <Grants configuration={configuration} />;
  if (field === 'scopes' || field === 'responseTypes') return <Chips values={value as string[]} />;
  if (field === 'jwks') return <CodeBlock code={JSON.stringify(value, null, 2)} what={label} />;
  if (field === 'claims') return <ClaimLines configuration={configuration} />;
  if (field === 'properties') return <PropertyLines properties={configuration.properties} />;
  if (Array.isArray(value)) {
    return (
      <ul className="flex flex-col">
        {(value as string[]).map((line) => (
          <li key={line} className="min-w-0">
            <CopyText whole value={line} what={label} />
            <HostInScript uri={line} />
          </li>
        ))}
      </ul>
    );
  }
  const text = String(value);
  if (LINKS.has(field)) {
    return (
      <a href={text} rel="noreferrer" className="wrap-anywhere text-accent underline underline-offset-3">
        {text}
      </a>
    );
  }
  if (field === 'name' || field === 'version' || field === 'description') {
    return <span className="break-words whitespace-pre-wrap">{text}</span>;
  }
  return (
    <>
      <CopyText whole value={text} what={label} />
      <HostInScript uri={text} />
    </>
  );
}

/** Nothing was said: null, no text, no line, no key. */
function isEmpty(value: RegistrationConfiguration[RegistrationField]): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function Grants({ configuration }: { configuration: RegistrationConfiguration }) {
  const t = useTranslations('fields');
  const detail = useTranslations('detail');
  return (
    <ul className="flex flex-col gap-1">
      {configuration.grantTypes.map((type) => {
        const grant = knownGrant(type);
        const unserved = configuration.providerMode === 'built_in' && !isServedByBuiltIn(type);
        return (
          <li key={type} className="flex flex-wrap items-baseline gap-x-2">
            {grant && <span>{t(`values.grantTypes.${grant.key}` as 'values.grantTypes.password')}</span>}
            <code className="min-w-0 font-mono text-xs wrap-anywhere text-muted">{type}</code>
            {unserved && <span className="text-xs text-warning">{detail('notServed')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
