import type { useTranslations } from 'next-intl';
import type { Filter, FilterChoice } from '@/components/form/list-filters';
import { SEVERITIES } from '@/lib/domain/policy/finding';
import { RULE_IDS } from '@/lib/domain/policy/rules';
import { GRANTS, knownGrant } from '@/lib/domain/registration/grants';
import { CLIENT_TYPES, PROVIDER_MODES } from '@/lib/domain/registration/model';
import { LIST_SORTS, type RegistrationQuery } from '@/lib/domain/registration/query';
import { REGISTRATION_APPROVALS, REGISTRATION_SOURCES } from '@/lib/domain/registration/views';

type Words = ReturnType<typeof useTranslations<'list'>>;
type Values = ReturnType<typeof useTranslations<'fields.values'>>;

/** The list's filters with their choices and what `query` chooses of them; “any” is the empty value. */
export function filtersOf(query: RegistrationQuery, t: Words, value: Values): Filter[] {
  const one = (
    name: 'mode' | 'type' | 'grant' | 'scope' | 'enabled' | 'verified' | 'source' | 'approval',
    chosen: string | null,
    choices: FilterChoice[],
  ) => ({
    name,
    label: t(`filters.${name}`),
    value: chosen ?? '',
    choices: [{ group: null, choices: [{ value: '', label: t(`any.${name}`) }, ...choices] }],
  });
  const yesOrNo = (chosen: boolean | null) => (chosen === null ? null : chosen ? 'yes' : 'no');
  const typed = query.grant && !knownGrant(query.grant) ? [{ value: query.grant, label: query.grant }] : [];
  return [
    one(
      'mode',
      query.mode,
      PROVIDER_MODES.map((mode) => ({ value: mode, label: value(`providerMode.${mode}`) })),
    ),
    one(
      'type',
      query.type,
      CLIENT_TYPES.map((type) => ({ value: type, label: value(`clientType.${type}`) })),
    ),
    one('grant', query.grant, [
      ...GRANTS.map(({ type, key }) => ({ value: type, label: value(`grantTypes.${key}` as 'grantTypes.implicit') })),
      ...typed,
    ]),
    // There may be thousands: one comes here by the page of its resource, and is offered no more than to leave it.
    ...(query.scope === null ? [] : [one('scope', query.scope, [{ value: query.scope, label: query.scope }])]),
    one('enabled', yesOrNo(query.enabled), [
      { value: 'yes', label: t('yes.enabled') },
      { value: 'no', label: t('no.enabled') },
    ]),
    one('verified', yesOrNo(query.verified), [
      { value: 'yes', label: t('yes.verified') },
      { value: 'no', label: t('no.verified') },
    ]),
    one(
      'source',
      query.source,
      REGISTRATION_SOURCES.map((source) => ({ value: source, label: t(`sources.${source}`) })),
    ),
    one(
      'approval',
      query.approval,
      REGISTRATION_APPROVALS.map((approval) => ({ value: approval, label: t(`approvals.${approval}`) })),
    ),
    {
      name: 'finding',
      label: t('filters.finding'),
      value: query.finding ?? '',
      choices: [
        {
          group: null,
          choices: [
            { value: '', label: t('any.finding') },
            ...SEVERITIES.map((severity) => ({ value: severity, label: t(`withFinding.${severity}`) })),
          ],
        },
        { group: t('rules'), choices: [...RULE_IDS].sort().map((rule) => ({ value: rule, label: rule })) },
      ],
    },
    {
      name: 'sort',
      label: t('filters.sort'),
      value: query.sort === 'updatedAt' ? '' : query.sort,
      choices: [
        {
          group: null,
          choices: LIST_SORTS.map((sort) => ({ value: sort === 'updatedAt' ? '' : sort, label: t(`sorts.${sort}`) })),
        },
      ],
    },
  ];
}
