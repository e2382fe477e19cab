import { useTranslations } from 'next-intl';
import { SoftLink } from '@/components/ui/soft-link';

/** A C that is also the bow of a key. HTML, as in `Icon`: the mark stands twice on every page. */
const DRAWING = {
  __html: `<rect width="32" height="32" rx="8" class="fill-accent-solid"></rect>
<g class="stroke-on-accent" fill="none" stroke-width="3" stroke-linecap="round"><path d="M21.6 11.2a7.2 7.2 0 1 0 0 9.6"></path><path d="M18.5 16h7"></path></g>
<circle cx="16.4" cy="16" r="2.4" class="fill-on-accent"></circle>`,
};

/** The mark. */
export function Mark({ className }: { className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <svg viewBox="0 0 32 32" aria-hidden="true" className={className} dangerouslySetInnerHTML={DRAWING} />;
}

/** Mark and name, leading home. */
export function Brand() {
  const t = useTranslations('app');
  return (
    <SoftLink
      href="/"
      className="inline-flex min-h-8 items-center gap-2 rounded-md text-base font-semibold tracking-tight"
    >
      <Mark className="size-6" />
      {t('name')}
    </SoftLink>
  );
}
