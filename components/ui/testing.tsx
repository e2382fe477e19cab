import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactElement } from 'react';
import messages from '@/messages/en.json';

/** Renders `element` with the words of the product, and a person to act on it. For component tests. */
export function renderWithWords(element: ReactElement) {
  const wrap = (inner: ReactElement) => (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      {inner}
    </NextIntlClientProvider>
  );
  const { rerender, ...rest } = render(wrap(element));
  return { ...rest, person: userEvent.setup(), rerender: (next: ReactElement) => rerender(wrap(next)) };
}
