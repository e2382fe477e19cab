'use client';

import { IntlProvider } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';

/** Hands words to the client components inside. Use `ClientMessages`, which picks them. */
export function MessagesProvider({
  messages,
  children,
}: {
  messages: NonNullable<ComponentProps<typeof IntlProvider>['messages']>;
  children: ReactNode;
}) {
  return (
    <IntlProvider locale="en" timeZone="UTC" messages={messages}>
      {children}
    </IntlProvider>
  );
}
