import { type KeyboardEvent, useState } from 'react';

const SEPARATORS = /[\s,]+/;

/** Splits what was typed or pasted into values, in order, each once. The server reads the plain field of a page without JavaScript the same way. */
export function splitChips(text: string): string[] {
  return [...new Set(text.split(SEPARATORS).filter(Boolean))];
}

type Chips = {
  values: readonly string[];
  text: string;
  setText: (text: string) => void;
  /** Adds every value in `text`; what is there already is merged. */
  add: (text: string) => void;
  remove: (value: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => boolean;
};

type Options = {
  initial: readonly string[];
  value: readonly string[] | undefined;
  onChange: ((values: string[]) => void) | undefined;
  onAdded: (values: string[]) => void;
  onRemoved: (value: string) => void;
};

/** The state of a chips field, and the keys that change it: Enter, comma and space add, Backspace in an empty field removes. */
export function useChips({ initial, value, onChange, onAdded, onRemoved }: Options): Chips {
  const [own, setOwn] = useState<readonly string[]>(initial);
  const [text, setText] = useState('');
  const values = value ?? own;

  const change = (next: string[]) => {
    setOwn(next);
    onChange?.(next);
  };

  const add = (typed: string) => {
    const fresh = splitChips(typed).filter((each) => !values.includes(each));
    setText('');
    if (fresh.length === 0) return;
    change([...values, ...fresh]);
    onAdded(fresh);
  };

  const remove = (gone: string) => {
    change(values.filter((each) => each !== gone));
    onRemoved(gone);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    if (event.nativeEvent.isComposing) return false;
    const adds = event.key === 'Enter' || event.key === ',' || event.key === ' ';
    if (adds) {
      // Ctrl/⌘+Enter submits the form: keep what was typed, and let the form have the key.
      if (!(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) event.preventDefault();
      add(text);
      return true;
    }
    const last = values.at(-1);
    if (event.key === 'Backspace' && text === '' && last !== undefined) {
      event.preventDefault();
      remove(last);
      return true;
    }
    return false;
  };

  return { values, text, setText, add, remove, onKeyDown };
}
