import { useTranslations } from 'next-intl';

/**
 * What a person calls a changed member: a registration's field by its label on the form, the trail's own members, filters and
 * policy rules by theirs, anything newer than this page by its path.
 */
export function useMemberLabel(): (path: string) => string {
  const fields = useTranslations('fields.labels');
  const members = useTranslations('audit.members');
  const rules = useTranslations('findings');
  const filters = useTranslations('audit.filters');
  const listFilters = useTranslations('list.filters');
  return (path) => {
    const [name = path, ...which] = path.split('.');
    // Of several, which one: a person's claim has a name, the others an id that nobody knows by heart.
    if (name === 'claims' && which.length > 0) return members('claim', { name: which.join('.') });
    if (fields.has(name)) return fields(name);
    if (members.has(name)) return members(name);
    if (filters.has(name)) return filters(name); // what an export was asked for
    if (listFilters.has(name)) return listFilters(name); // what many were chosen by
    return rules.has(`${name}.name`) ? rules(`${name}.name`) : path;
  };
}
