'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { type Role, roleMay } from '@/lib/domain/permissions';
import type { FindRegistrations } from './palette-items';
import { onOpenPalette } from './palette-signal';
import { NEW_REGISTRATION, PLACES } from './places';

// Neither is on the page until it is asked for: they cost the first load nothing.
const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false });
const ShortcutHelp = dynamic(() => import('./shortcut-help').then((module) => module.ShortcutHelp), { ssr: false });

const SEQUENCE_MS = 1200;

/** Whether a key press is somebody typing, or meant for a dialog. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return Boolean(target?.closest('input, textarea, select, [contenteditable], dialog'));
}

type KeyboardProps = { enabled: boolean; role: Role; findRegistrations: FindRegistrations };

/** Ctrl/⌘+K, and, where a person has not switched them off: `?`, `/`, `n`, and `g` followed by a place's letter. */
export function Keyboard({ enabled, role, findRegistrations }: KeyboardProps) {
  const router = useRouter();
  const [shown, setShown] = useState<'palette' | 'help' | null>(null);

  useEffect(() => onOpenPalette(() => setShown('palette')), []);

  useEffect(() => {
    let wentAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return setShown((now) => (now === 'palette' ? null : 'palette'));
      }
      if (!enabled || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event)) return;
      const follows = event.timeStamp - wentAt < SEQUENCE_MS;
      wentAt = event.key === 'g' && !follows ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const place = follows && PLACES.find(({ shortcut }) => shortcut === event.key);
      const search = event.key === '/' && document.querySelector<HTMLInputElement>('main input[type=search]');
      if (place) router.push(place.href);
      else if (search) search.focus();
      else if (event.key === '/') setShown('palette');
      else if (event.key === '?') setShown('help');
      else if (event.key === 'n' && !follows && roleMay(role, 'registration:write')) router.push(NEW_REGISTRATION);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled, role, router]);

  const close = () => setShown(null);
  if (shown === 'palette') return <Palette role={role} findRegistrations={findRegistrations} onClose={close} />;
  if (shown === 'help') return <ShortcutHelp role={role} onClose={close} />;
  return null;
}
