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

const FILTERS = [
  'mode',
  'type',
  'grant',
  'scope',
  'enabled',
  'verified',
  'source',
  'approval',
  'finding',
  'sort',
] as const;
type FilterName = (typeof FILTERS)[number];
/** What can be chosen of each filter, in groups; “any” is the empty value and comes first. */
type Choices = Record<FilterName, Filter['choices']>;

/** What every list offers: a hundred words, and the same for everybody as long as there is one language. */
let offered: Choices | null = null;

function choicesOf(rules: readonly string[], t: Words, value: Values): Choices {
  const any = (name: Exclude<FilterName, 'sort'>, choices: FilterChoice[]) => ({
    group: null,
    choices: [{ value: '', label: t(`any.${name}`) }, ...choices],
  });
  const yesOrNo = (name: 'enabled' | 'verified') =>
    any(name, [
      { value: 'yes', label: t(`yes.${name}`) },
      { value: 'no', label: t(`no.${name}`) },
    ]);
  const each = <Name extends string>(names: readonly Name[], label: (name: Name) => string): FilterChoice[] =>
    names.map((name) => ({ value: name, label: label(name) }));
  return {
    mode: [
      any(
        'mode',
        each(PROVIDER_MODES, (mode) => value(`providerMode.${mode}`)),
      ),
    ],
    type: [
      any(
        'type',
        each(CLIENT_TYPES, (type) => value(`clientType.${type}`)),
      ),
    ],
    grant: [
      any(
        'grant',
        GRANTS.map(({ type, key }) => ({ value: type, label: value(`grantTypes.${key}` as 'grantTypes.implicit') })),
      ),
    ],
    // There may be thousands: one comes here by the page of its resource, and is offered no more than to leave it.
    scope: [any('scope', [])],
    enabled: [yesOrNo('enabled')],
    verified: [yesOrNo('verified')],
    source: [
      any(
        'source',
        each(REGISTRATION_SOURCES, (source) => t(`sources.${source}`)),
      ),
    ],
    approval: [
      any(
        'approval',
        each(REGISTRATION_APPROVALS, (approval) => t(`approvals.${approval}`)),
      ),
    ],
    finding: [
      any(
        'finding',
        each(SEVERITIES, (severity) => t(`withFinding.${severity}`)),
      ),
      { group: t('rules'), choices: each(rules, (rule) => rule) },
    ],
    sort: [
      {
        group: null,
        choices: LIST_SORTS.map((sort) => ({ value: sort === DEFAULT_SORT ? '' : sort, label: t(`sorts.${sort}`) })),
      },
    ],
  };
}

/** The same choices, and one that the address has typed in. */
function withTyped([first, ...rest]: Filter['choices'], typed: string): Filter['choices'] {
  return [{ group: null, choices: [...(first?.choices ?? []), { value: typed, label: typed }] }, ...rest];
}

/** The list's filters with their choices and what the address chooses of them. */
export function filtersOf(chosen: ListParameters, rules: readonly string[], t: Words, value: Values): Filter[] {
  offered ??= choicesOf(rules, t, value);
  const { grant, scope } = chosen;
  const choices: Choices = {
    ...offered,
    ...(grant && !knownGrant(grant) && { grant: withTyped(offered.grant, grant) }),
    ...(scope && { scope: withTyped(offered.scope, scope) }),
  };
  return FILTERS.filter((name) => name !== 'scope' || scope).map((name) => ({
    name,
    label: t(`filters.${name}`),
    value: chosen[name] ?? '',
    choices: choices[name],
    isOrder: name === 'sort',
  }));
}
