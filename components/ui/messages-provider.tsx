'use client';

import { IntlProvider } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';

type Messages = NonNullable<ComponentProps<typeof IntlProvider>['messages']>;

/** A page has a handful of these texts and the product a few dozen: parsed once, on the server for all requests. */
const parsed = new Map<string, Messages>();

function parse(words: string): Messages {
  const messages = parsed.get(words) ?? (JSON.parse(words) as Messages);
  parsed.set(words, messages);
  return messages;
}

/**
 * Hands words to the client components inside. Use `ClientMessages`, which picks them. They come as one text of JSON, because
 * React would walk an object of some hundred sentences value by value, three times a request.
 */
export function MessagesProvider({ words, children }: { words: string; children: ReactNode }) {
  return (
    <IntlProvider locale="en" timeZone="UTC" messages={parse(words)}>
      {children}
    </IntlProvider>
  );
}
