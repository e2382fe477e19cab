import { useTranslations } from 'next-intl';

export const MAIN_ID = 'main';

/** The first stop of the Tab key: past the navigation, to the page. */
export function SkipLink() {
  const t = useTranslations('ui');
  return (
    <a
      href={`#${MAIN_ID}`}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent-solid px-3 py-2 text-sm font-medium text-on-accent focus:translate-y-0"
    >
      {t('skipToContent')}
    </a>
  );
}
