import { useTranslations } from 'next-intl';

/**
 * What a person calls a changed member: a registration's field by its label on the form, the trail's own members by theirs, a
 * policy rule or anything newer than this page by its name.
 */
export function useMemberLabel(): (path: string) => string {
  const fields = useTranslations('fields.labels');
  const members = useTranslations('audit.members');
  return (path) => {
    const [name = path, ...rest] = path.split('.');
    const label = fields.has(name) ? fields(name) : members.has(name) ? members(name) : name;
    return [label, ...rest].join(' · ');
  };
}
