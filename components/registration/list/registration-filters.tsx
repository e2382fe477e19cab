import { useTranslations } from 'next-intl';
import { ListFilters } from '@/components/form/list-filters';
import { filtersOf, type ListParameters } from './filters-of';

type RegistrationFiltersProps = {
  parameters: ListParameters;
  /** The rules of the policy, by their ids. */
  rules: readonly string[];
  clearHref: string | null;
};

/** What stays as it is when a filter changes: everything but the place, which begins anew. */
const KEPT = ['direction', 'size', 'deleted'] as const;

/** Search and filters of the registrations, out of what the address says. */
export function RegistrationFilters({ parameters, rules, clearHref }: RegistrationFiltersProps) {
  const t = useTranslations('list');
  const value = useTranslations('fields.values');
  const keep: Record<string, string> = {};
  for (const name of KEPT) if (parameters[name]) keep[name] = parameters[name];
  return (
    <ListFilters
      action="/registrations"
      search={parameters.q ?? ''}
      filters={filtersOf(parameters, rules, t, value)}
      keep={keep}
      words={{
        label: t('filters.label'),
        search: t('filters.search'),
        placeholder: t('filters.placeholder'),
        apply: t('filters.apply'),
        clear: t('filters.clear'),
      }}
      clearHref={clearHref}
    />
  );
}
