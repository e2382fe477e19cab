import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CLAIM_VALUE_TYPES } from '@/lib/domain/registration/client-claims';
import { type RegistrationConfiguration, STRING_CLAIM } from '@/lib/domain/registration/model';

/** Client claims by the names they have in a token, the prefix before each. */
export function ClaimLines({ configuration }: { configuration: RegistrationConfiguration }) {
  const { claims, clientClaimsPrefix } = configuration;
  return (
    <ul className="flex flex-col gap-1">
      {claims.map(({ type, value, valueType }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a claim may stand there twice, and the list does not change
        <Line key={index} name={`${clientClaimsPrefix}${type}`} value={value}>
          {valueType !== STRING_CLAIM && <ValueType type={valueType} />}
        </Line>
      ))}
    </ul>
  );
}

/** Free keys and values. */
export function PropertyLines({ properties }: { properties: Readonly<Record<string, string>> }) {
  return (
    <ul className="flex flex-col gap-1">
      {Object.entries(properties).map(([key, value]) => (
        <Line key={key} name={key} value={value} />
      ))}
    </ul>
  );
}

function Line({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <li className="min-w-0 font-mono text-xs/5 wrap-anywhere whitespace-pre-wrap">
      <span className="text-muted">{name} =</span> {value} {children}
    </li>
  );
}

function ValueType({ type }: { type: string }) {
  const t = useTranslations('fields.values.claimValueType');
  const known = CLAIM_VALUE_TYPES.find((each) => each.type === type);
  return <span className="font-sans text-muted">({known ? t(known.key as 'integer') : type})</span>;
}
