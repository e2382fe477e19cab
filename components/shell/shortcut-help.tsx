'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { type Role, roleMay } from '@/lib/domain/permissions';
import { PLACES } from './places';

function Shortcut({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-4">
      <dt>{children}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}

/** Every shortcut there is, and where they can be switched off. */
export function ShortcutHelp({ role, onClose }: { role: Role; onClose: () => void }) {
  const t = useTranslations('palette');
  const nav = useTranslations('nav');
  return (
    <Dialog open onClose={onClose} size="sm" title={t('helpTitle')} description={t('helpHint')}>
      <dl className="divide-y divide-border">
        <Shortcut keys={['Ctrl / ⌘', 'K']}>{t('open')}</Shortcut>
        <Shortcut keys={['Ctrl / ⌘', 'Enter']}>{t('submitForm')}</Shortcut>
        <Shortcut keys={['/']}>{t('focusSearch')}</Shortcut>
        {roleMay(role, 'registration:write') && <Shortcut keys={['n']}>{nav('newRegistration')}</Shortcut>}
        {PLACES.map(({ key, shortcut }) => (
          <Shortcut key={key} keys={['g', shortcut]}>
            {t('goTo', { place: nav(key) })}
          </Shortcut>
        ))}
        <Shortcut keys={['F6']}>{t('toNotifications')}</Shortcut>
        <Shortcut keys={['?']}>{t('helpTitle')}</Shortcut>
      </dl>
    </Dialog>
  );
}
