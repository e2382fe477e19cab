'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { MAIN_ID, SkipLink } from '@/components/ui/skip-link';
import { SoftNavigation } from '@/components/ui/soft-navigation';
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

const DRAWER_ID = 'drawer';

/**
 * The frame of every signed-in page. One navigation: a column at the side, and on a narrow screen the same element as a popover
 * (the platform's, so that it opens, closes on Esc and on a press beside it without JavaScript). A client component of plain
 * props, because its elements would otherwise be sent twice, as HTML and as data.
 */
export function Shell({ person, shortcuts, signOut, findRegistrations, children }: ShellProps) {
  const t = useTranslations('nav');
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
      <SkipLink />
      <header data-print="hide" className="shell-bar">
        <button
          type="button"
          popoverTarget={DRAWER_ID}
          aria-label={t('menu')}
          className={buttonClass({ variant: 'ghost', size: 'icon' })}
        >
          <Icon name="menu" className="size-5" />
        </button>
        <Brand />
        <div className="ml-auto">
          <PaletteButton compact />
        </div>
      </header>
      <aside id={DRAWER_ID} popover="auto" data-print="hide" className="shell-side">
        <div className="flex items-center justify-between px-1.5">
          <Brand />
          <button
            type="button"
            popoverTarget={DRAWER_ID}
            popoverTargetAction="hide"
            aria-label={t('closeMenu')}
            className={`${buttonClass({ variant: 'ghost', size: 'icon' })} lg:hidden`}
          >
            <Icon name="x" className="icon-md" />
          </button>
        </div>
        <PaletteButton />
        <Navigation label={t('main')} drawer={DRAWER_ID} />
        <div className="mt-auto">
          <PersonMenu person={person} signOut={signOut} />
        </div>
      </aside>
      <main id={MAIN_ID} tabIndex={-1} className="min-w-0 outline-none">
        <div className="mx-auto max-w-[80rem] px-4 py-5 sm:px-6 lg:px-8 lg:py-6 print:p-0">{children}</div>
      </main>
      <Toaster />
      <PopupCloser />
      <SoftNavigation />
      <Keyboard enabled={shortcuts} role={person.role} findRegistrations={findRegistrations} />
    </div>
  );
}
