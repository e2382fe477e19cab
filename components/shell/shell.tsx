import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { MAIN_ID, SkipLink } from '@/components/ui/skip-link';
import { Toaster } from '@/components/ui/toast';
import { Brand } from './brand';
import { Keyboard } from './keyboard';
import { Navigation } from './navigation';
import { PaletteButton } from './palette-button';
import type { FindRegistrations } from './palette-items';
import { type Person, PersonMenu } from './person-menu';
import { PopupCloser } from './popup-closer';

type ShellProps = {
  person: Person;
  /** WCAG 2.1.4: whether this person wants single-key shortcuts. */
  shortcuts: boolean;
  signOut: () => Promise<void>;
  findRegistrations: FindRegistrations;
  children: ReactNode;
};

/** The frame of every signed-in page: navigation at the side, or in a drawer on a narrow screen, and the page itself. */
export function Shell({ person, shortcuts, signOut, findRegistrations, children }: ShellProps) {
  const t = useTranslations('nav');
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <header
        data-print="hide"
        className="sticky top-0 z-30 flex items-center gap-2 border-b border-border bg-background px-3 py-2 lg:hidden"
      >
        <details data-popup className="group">
          <summary aria-label={t('menu')} className={buttonClass({ variant: 'ghost', size: 'icon' })}>
            <Menu aria-hidden className="size-5" strokeWidth={1.75} />
          </summary>
          <div className="absolute inset-x-0 top-full flex max-h-[calc(100dvh-3.5rem)] flex-col gap-3 overflow-y-auto border-b border-border bg-raised p-3 shadow-lg">
            <Navigation label={t('main')} />
            <div className="border-t border-border pt-3">
              <PersonMenu person={person} signOut={signOut} />
            </div>
          </div>
        </details>
        <Brand />
        <div className="ml-auto">
          <PaletteButton compact />
        </div>
      </header>
      <aside
        data-print="hide"
        className="sticky top-0 flex h-dvh flex-col gap-4 border-r border-border px-3 pt-4 pb-3 max-lg:hidden"
      >
        <div className="px-1.5">
          <Brand />
        </div>
        <PaletteButton />
        <Navigation label={t('main')} />
        <div className="mt-auto">
          <PersonMenu person={person} signOut={signOut} />
        </div>
      </aside>
      <main id={MAIN_ID} tabIndex={-1} className="min-w-0 outline-none">
        <div className="mx-auto max-w-[80rem] px-4 py-5 sm:px-6 lg:px-8 lg:py-6 print:p-0">{children}</div>
      </main>
      <Toaster />
      <PopupCloser />
      <Keyboard enabled={shortcuts} role={person.role} findRegistrations={findRegistrations} />
    </div>
  );
}
