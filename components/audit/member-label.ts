import { useTranslations } from 'next-intl';

/**
 * What a person calls a changed member: a registration's field by its label on the form, the trail's own members and policy
 * rules by theirs, anything newer than this page by its path.
 */
export function useMemberLabel(): (path: string) => string {
  const fields = useTranslations('fields.labels');
  const members = useTranslations('audit.members');
  const rules = useTranslations('findings');
  return (path) => {
    const [name = path] = path.split('.'); // after the dot stands which one of several: an id that nobody knows by heart
    if (fields.has(name)) return fields(name);
    if (members.has(name)) return members(name);
    return rules.has(`${name}.name`) ? rules(`${name}.name`) : path;
  };
}
