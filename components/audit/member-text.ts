import { useTranslations } from 'next-intl';
import { useFieldText } from '@/components/registration/field-text';

/** A changed member's value in a person's words, where it has some: a registration's as on its page, the trail's own by theirs. */
export function useMemberText(): (path: string, value: unknown) => string | null {
  const fieldText = useFieldText();
  const kinds = useTranslations('resources.kind');
  const roles = useTranslations('nav.roles');
  return (path, value) => {
    if (path === 'kind' && kinds.has(`${value}`)) return kinds(`${value}`);
    if (path === 'role' && roles.has(`${value}`)) return roles(`${value}`);
    return fieldText(path, value);
  };
}
