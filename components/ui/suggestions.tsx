'use client';

import { clsx } from 'clsx';
import { type KeyboardEvent, useId, useState } from 'react';

const SHOWN_AT_MOST = 12;

export type Suggesting = ReturnType<typeof useSuggestions>;

/** The list under a text field (WAI-ARIA APG combobox, list autocomplete): the arrows walk, Enter takes, Esc closes. */
export function useSuggestions(all: readonly string[], taken: readonly string[], text: string) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const needle = text.toLowerCase();
  const matches = all
    .filter((each) => !taken.includes(each) && each.toLowerCase().includes(needle))
    .slice(0, SHOWN_AT_MOST);
  const shown = isOpen && matches.length > 0;

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const open = () => {
    setOpen(true);
    setActive(-1);
  };

  /** True when the key was the list's. */
  const onKeyDown = (event: KeyboardEvent, pick: (value: string) => void): boolean => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && matches.length > 0) {
      event.preventDefault();
      setOpen(true);
      setActive(active === -1 && step === -1 ? matches.length - 1 : (active + step + matches.length) % matches.length);
      return true;
    }
    const chosen = matches[active];
    if (shown && event.key === 'Enter' && !event.ctrlKey && !event.metaKey && chosen !== undefined) {
      event.preventDefault();
      pick(chosen);
      close();
      return true;
    }
    if (shown && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
      return true;
    }
    return false;
  };

  const inputProps =
    all.length === 0
      ? {}
      : ({
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': shown,
          'aria-controls': `${id}-list`,
          'aria-activedescendant': shown && active >= 0 ? `${id}-${active}` : undefined,
        } as const);

  return { id, shown, matches, active, open, close, onKeyDown, inputProps };
}

/** The list itself. A press on an option keeps the focus where the text is. */
export function SuggestionList({
  suggesting,
  onPick,
  label,
}: {
  suggesting: Suggesting;
  onPick: (value: string) => void;
  label: string;
}) {
  const { id, shown, matches, active, close } = suggesting;
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      tabIndex={-1}
      aria-label={label}
      hidden={!shown}
      className="absolute top-full left-0 z-30 mt-1 max-h-64 w-full max-w-sm overflow-y-auto rounded-lg border border-border bg-raised p-1 shadow-md"
    >
      {matches.map((match, at) => (
        <div
          key={match}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(match);
            close();
          }}
          className={clsx(
            'flex min-h-7 items-center rounded-md px-2 font-mono text-xs hover:bg-hover pointer-coarse:min-h-11',
            at === active && 'bg-hover outline-2 -outline-offset-2 outline-accent',
          )}
        >
          {match}
        </div>
      ))}
    </div>
  );
}
