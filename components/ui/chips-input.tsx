'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { announce } from './announcer';
import { whenUp } from './stillness';
import { SuggestionList, useSuggestions } from './suggestions';
import { splitChips, useChips } from './use-chips';

type ChipsInputProps = {
  id: string;
  name: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
  defaultValue?: readonly string[];
  /** Controlled when given. */
  value?: readonly string[];
  onChange?: (values: string[]) => void;
  onBlur?: () => void;
  suggestions?: readonly string[];
  placeholder?: string;
};

/**
 * A list of short values as chips. Enter, comma and space add; a paste adds many; Backspace removes; the left and right arrows
 * walk along the chips, Delete removes the one in focus. Each value is posted as a hidden input of `name`; before JavaScript
 * it is a plain text field of the same name with the values separated by spaces (read both with `splitChips`).
 */
export function ChipsInput({
  id,
  name,
  defaultValue = [],
  value,
  onChange,
  onBlur,
  suggestions = [],
  placeholder,
  ...described
}: ChipsInputProps) {
  const t = useTranslations('ui');
  const plain = useRef<HTMLInputElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [enhanced, setEnhanced] = useState(false);
  const chips = useChips({
    initial: defaultValue,
    value,
    onChange,
    onAdded: (added) => announce(t('chipsAdded', { values: added.join(', ') })),
    onRemoved: (removed) => announce(t('chipsRemoved', { value: removed })),
  });
  const suggesting = useSuggestions(suggestions, chips.values, chips.text);

  // Whatever was typed before the script arrived is kept: it becomes chips.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at hydration
  useEffect(() => {
    const typed = splitChips(plain.current?.value ?? '');
    if (typed.join(' ') !== chips.values.join(' ')) chips.add(typed.join(' '));
    setEnhanced(true);
  }, []);

  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];

  const onInputKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (suggesting.onKeyDown(event, chips.add)) return;
    let handled = false;
    // The hidden inputs must be there before a form that hears Ctrl+Enter reads them.
    flushSync(() => {
      handled = chips.onKeyDown(event);
    });
    if (handled) return suggesting.close();
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    if (event.key === 'ArrowLeft' && atStart) buttons().at(-1)?.focus();
  };

  const onChipKey = (event: KeyboardEvent<HTMLButtonElement>, at: number, chip: string) => {
    const all = buttons();
    const goTo = (target: HTMLElement | null | undefined) => {
      event.preventDefault();
      (target ?? input.current)?.focus();
    };
    if (event.key === 'ArrowLeft') goTo(all[Math.max(at - 1, 0)]);
    else if (event.key === 'ArrowRight') goTo(all[at + 1]);
    else if (event.key === 'Home') goTo(all[0]);
    else if (event.key === 'End') goTo(input.current);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      flushSync(() => chips.remove(chip));
      goTo(buttons()[Math.min(at, all.length - 2)]);
    }
  };

  if (!enhanced) {
    return (
      <input
        {...described}
        ref={plain}
        id={id}
        name={name}
        defaultValue={chips.values.join(' ')}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="none"
        className="control font-mono"
      />
    );
  }
  return (
    <div className="relative">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the text field is a click into it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches the field by itself */}
      <div
        className="control flex cursor-text flex-wrap items-center gap-1 py-1! pl-1!"
        onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
      >
        <ul ref={list} aria-label={t('chipsList')} className="contents">
          {chips.values.map((chip, at) => (
            <li
              key={chip}
              className="inline-flex h-6 max-w-full items-center rounded-sm bg-sunken pl-2 font-mono text-xs forced:border"
            >
              <span className="truncate">{chip}</span>
              <button
                type="button"
                tabIndex={-1}
                aria-label={t('chipsRemove', { value: chip })}
                onClick={() => {
                  chips.remove(chip);
                  input.current?.focus();
                }}
                onKeyDown={(event) => onChipKey(event, at, chip)}
                className="focus-inset inline-flex size-6 items-center justify-center rounded-sm text-muted hover:text-text"
              >
                <X aria-hidden className="size-3" />
              </button>
              <input type="hidden" name={name} value={chip} />
            </li>
          ))}
        </ul>
        <input
          {...described}
          {...suggesting.inputProps}
          ref={input}
          id={id}
          value={chips.text}
          placeholder={chips.values.length === 0 ? placeholder : undefined}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => {
            chips.setText(event.target.value);
            suggesting.open();
          }}
          onPaste={(event) => {
            event.preventDefault();
            chips.add(chips.text + event.clipboardData.getData('text'));
          }}
          onKeyDown={onInputKey}
          onClick={suggesting.open}
          onBlur={() => {
            suggesting.close();
            // One more chip may take one more line; a form that is sent by this press finds it there.
            whenUp(() => flushSync(() => chips.add(chips.text)));
            onBlur?.();
          }}
          className="h-6 min-w-12 flex-1 bg-transparent px-1.5 font-mono text-base outline-none"
        />
      </div>
      <SuggestionList suggesting={suggesting} onPick={chips.add} label={t('suggestions')} />
    </div>
  );
}
