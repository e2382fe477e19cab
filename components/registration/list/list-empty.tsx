import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import type { RegistrationQuery } from '@/lib/domain/registration/query';
import { fromTheStart, isFiltered, listAddress } from './list-address';

const CLEAR = {
  q: '',
  mode: null,
  type: null,
  grant: null,
  scope: null,
  enabled: null,
  source: null,
  approval: null,
  verified: null,
  finding: null,
} as const;

/** The address of the same list with nothing narrowing it. */
export function clearedAddress(query: RegistrationQuery): string {
  return listAddress({ ...fromTheStart(query), ...CLEAR });
}

function narrowedBy(query: RegistrationQuery): 'search' | 'filters' | 'both' {
  if (query.q === '') return 'filters';
  return isFiltered({ ...query, q: '' }) ? 'both' : 'search';
}

/** Why the list is empty: nothing yet, nothing found, nothing wrong, or nothing deleted. */
export function ListEmpty({ query, mayCreate }: { query: RegistrationQuery; mayCreate: boolean }) {
  const t = useTranslations('list.empty');
  const onlyFinding = query.finding !== null && !isFiltered({ ...query, finding: null });
  if (onlyFinding) {
    return (
      <EmptyState
        kind="cleared"
        title={t('noFindingTitle')}
        actions={<ButtonLink href={clearedAddress(query)}>{t('showAll')}</ButtonLink>}
      >
        {t('noFinding')}
      </EmptyState>
    );
  }
  if (isFiltered(query)) {
    return (
      <EmptyState
        kind="no-results"
        title={t('noResultsTitle')}
        actions={<ButtonLink href={clearedAddress(query)}>{t('clear')}</ButtonLink>}
      >
        {t('noResults', { by: narrowedBy(query) })}
      </EmptyState>
    );
  }
  if (query.deleted) {
    return (
      <EmptyState kind="cleared" title={t('noneDeletedTitle')}>
        {t('noneDeleted')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="first-use"
      title={t('firstUseTitle')}
      actions={
        mayCreate && (
          <ButtonLink href="/registrations/new" variant="primary" icon={<Icon name="plus" className="size-4" />}>
            {t('create')}
          </ButtonLink>
        )
      }
    >
      {mayCreate ? t('firstUse') : t('firstUseReader')}
    </EmptyState>
  );
}
