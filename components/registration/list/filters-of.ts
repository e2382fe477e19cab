import type { useTranslations } from 'next-intl';
import type { Filter, FilterChoice } from '@/components/form/list-filters';
import { SEVERITIES } from '@/lib/domain/policy/finding';
import { GRANTS, knownGrant } from '@/lib/domain/registration/grants';
import { DEFAULT_SORT, LIST_SORTS } from '@/lib/domain/registration/list-sorts';
import { CLIENT_TYPES, PROVIDER_MODES } from '@/lib/domain/registration/model';
import { REGISTRATION_APPROVALS, REGISTRATION_SOURCES } from '@/lib/domain/registration/views';

type Words = ReturnType<typeof useTranslations<'list'>>;
type Values = ReturnType<typeof useTranslations<'fields.values'>>;

/** The parameters of the list's address that say more than the default (`registrationQueryParameters`). */
export type ListParameters = Readonly<Record<string, string>>;

/** The list's filters with their choices and what the address chooses of them; “any” is the empty value. */
export function filtersOf(chosen: ListParameters, rules: readonly string[], t: Words, value: Values): Filter[] {
  const one = (
    name: 'mode' | 'type' | 'grant' | 'scope' | 'enabled' | 'verified' | 'source' | 'approval',
    choices: FilterChoice[],
  ) => ({
    name,
    label: t(`filters.${name}`),
    value: chosen[name] ?? '',
    choices: [{ group: null, choices: [{ value: '', label: t(`any.${name}`) }, ...choices] }],
  });
  const yesOrNo = (name: 'enabled' | 'verified') => [
    { value: 'yes', label: t(`yes.${name}`) },
    { value: 'no', label: t(`no.${name}`) },
  ];
  const { grant, scope } = chosen;
  const typed = grant && !knownGrant(grant) ? [{ value: grant, label: grant }] : [];
  return [
    one(
      'mode',
      PROVIDER_MODES.map((mode) => ({ value: mode, label: value(`providerMode.${mode}`) })),
    ),
    one(
      'type',
      CLIENT_TYPES.map((type) => ({ value: type, label: value(`clientType.${type}`) })),
    ),
    one('grant', [
      ...GRANTS.map(({ type, key }) => ({ value: type, label: value(`grantTypes.${key}` as 'grantTypes.implicit') })),
      ...typed,
    ]),
    // There may be thousands: one comes here by the page of its resource, and is offered no more than to leave it.
    ...(scope ? [one('scope', [{ value: scope, label: scope }])] : []),
    one('enabled', yesOrNo('enabled')),
    one('verified', yesOrNo('verified')),
    one(
      'source',
      REGISTRATION_SOURCES.map((source) => ({ value: source, label: t(`sources.${source}`) })),
    ),
    one(
      'approval',
      REGISTRATION_APPROVALS.map((approval) => ({ value: approval, label: t(`approvals.${approval}`) })),
    ),
    {
      name: 'finding',
      label: t('filters.finding'),
      value: chosen.finding ?? '',
      choices: [
        {
          group: null,
          choices: [
            { value: '', label: t('any.finding') },
            ...SEVERITIES.map((severity) => ({ value: severity, label: t(`withFinding.${severity}`) })),
          ],
        },
        { group: t('rules'), choices: rules.map((rule) => ({ value: rule, label: rule })) },
      ],
    },
    {
      name: 'sort',
      label: t('filters.sort'),
      value: chosen.sort ?? '',
      choices: [
        {
          group: null,
          choices: LIST_SORTS.map((sort) => ({ value: sort === DEFAULT_SORT ? '' : sort, label: t(`sorts.${sort}`) })),
        },
      ],
    },
  ];
}
