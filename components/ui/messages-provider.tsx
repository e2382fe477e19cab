'use client';

import { IntlProvider } from 'next-intl';
import { type ComponentProps, createContext, type ReactNode, useContext } from 'react';

type Messages = NonNullable<ComponentProps<typeof IntlProvider>['messages']>;
type Branch = { readonly [key: string]: unknown };

/** The words that the providers around have. */
const WordsAround = createContext<Messages>({});

/** A page has a handful of these texts and the product a few dozen: parsed once, on the server for all requests. */
const known = new WeakMap<Messages, Map<string, Messages>>();

function withWords(around: Messages, words: string): Messages {
  const texts = known.get(around) ?? new Map<string, Messages>();
  known.set(around, texts);
  const messages = texts.get(words) ?? (merge(around, JSON.parse(words)) as Messages);
  texts.set(words, messages);
  return messages;
}

const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(one: unknown, other: unknown): unknown {
  if (!isBranch(one) || !isBranch(other)) return other;
  const merged: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) merged[key] = merge(one[key], value);
  return merged;
}

/**
 * Hands words to the client components inside, together with those of the providers around. Use `ClientMessages`, which picks
 * them. They come as one text of JSON, because React would walk an object of some hundred sentences value by value, three
 * times a request.
 */
export function MessagesProvider({ words, children }: { words: string; children: ReactNode }) {
  const messages = withWords(useContext(WordsAround), words);
  return (
    <WordsAround value={messages}>
      <IntlProvider locale="en" timeZone="UTC" messages={messages}>
        {children}
      </IntlProvider>
    </WordsAround>
  );
}
