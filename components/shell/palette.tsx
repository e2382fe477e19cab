'use client';

import { clsx } from 'clsx';
import { ArrowRight, KeyRound, Plus, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { type Role, roleMay } from '@/lib/domain/permissions';
import { RESOURCE_KINDS } from '@/lib/domain/resources/model';
import { type FindRegistrations, matchItems, type PaletteItem } from './palette-items';
import { API_DOCS, BULK_ACTS, NEW_REGISTRATION, NEW_RESOURCE, PLACES } from './places';
import { useFound } from './use-found';

const ICONS = { pages: ArrowRight, acts: Plus, registrations: KeyRound } as const;
const GROUPS = ['registrations', 'acts', 'pages'] as const;

type PaletteProps = { role: Role; findRegistrations: FindRegistrations; onClose: () => void };

/** Ctrl/⌘+K: go to a page, find a registration, begin an act the role allows (WAI-ARIA APG combobox with a listbox). */
export function Palette({ role, findRegistrations, onClose }: PaletteProps) {
  const t = useTranslations('palette');
  const nav = useTranslations('nav');
  const router = useRouter();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { found, searching, failed } = useFound(findRegistrations, query);

  useEffect(() => dialog.current?.showModal(), []);

  const fixed: PaletteItem[] = [
    ...(roleMay(role, 'registration:write')
      ? [{ id: 'new', href: NEW_REGISTRATION, label: nav('newRegistration'), group: 'acts' } as const]
      : []),
    ...(roleMay(role, 'resource:write')
      ? RESOURCE_KINDS.map((kind) => {
          const href = `${NEW_RESOURCE}?kind=${kind}`;
          return { id: `new-${kind}`, href, label: nav(`newResource.${kind}`), group: 'acts' } as const;
        })
      : []),
    ...PLACES.map(({ key, href }) => ({ id: key, href, label: nav(key), group: 'pages' }) as const),
    { id: 'bulkActs', href: BULK_ACTS, label: nav('bulkActs'), group: 'pages' },
    { id: 'apiDocs', href: API_DOCS, label: nav('apiDocs'), group: 'pages' },
  ];
  const items = [...found, ...matchItems(fixed, query)];
  const current = items[Math.min(active, items.length - 1)];

  const go = (item: PaletteItem) => {
    onClose();
    router.push(item.href);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && items.length > 0) {
      event.preventDefault();
      setActive((Math.min(active, items.length - 1) + step + items.length) % items.length);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      go(current);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way of leaving is Esc, which the dialog reports as cancel
    <dialog
      ref={dialog}
      aria-label={t('open')}
      onCancel={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className="mx-auto mt-[12vh] w-[36rem] max-w-[calc(100vw-2rem)] overflow-hidden rounded-xl border border-border bg-raised p-0 text-text shadow-lg backdrop:bg-black/40"
    >
      <div className="flex items-center gap-2.5 border-b border-border px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-label={t('open')}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.id}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('placeholder')}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        {searching && <Spinner className="size-4 animate-appear text-muted" />}
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('results')} className="max-h-[22rem] overflow-y-auto p-1.5">
        {GROUPS.map((group) => {
          const members = items.filter((item) => item.group === group);
          if (members.length === 0) return null;
          const Icon = ICONS[group];
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox, not of form fields
            <div key={group} role="group" aria-labelledby={`${id}-${group}-title`}>
              <div id={`${id}-${group}-title`} className="px-2.5 pt-2 pb-1 text-2xs font-medium text-muted">
                {t(`groups.${group}`)}
              </div>
              {members.map((item) => (
                <div
                  key={item.id}
                  id={`${id}-${item.id}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={item === current}
                  onPointerMove={() => setActive(items.indexOf(item))}
                  onClick={() => go(item)}
                  onKeyDown={onKeyDown}
                  className={clsx(
                    'flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm pointer-coarse:min-h-11',
                    item === current && 'bg-accent-wash text-accent forced:outline-2 forced:-outline-offset-2',
                  )}
                >
                  <Icon aria-hidden className="size-4 shrink-0 opacity-70" strokeWidth={1.75} />
                  <span className="truncate font-medium">{item.label}</span>
                  {item.detail && (
                    <span className={clsx('ml-auto truncate pl-4 font-mono text-xs', item !== current && 'text-muted')}>
                      {item.detail}
                    </span>
                  )}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <p
        role="status"
        className={clsx('px-4 text-sm text-muted', items.length === 0 && !searching ? 'pb-5' : 'sr-only')}
      >
        {failed ? t('failed') : searching ? '' : t('count', { count: items.length })}
      </p>
    </dialog>
  );
}
