// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { HostInScript } from './host-in-script';

const show = (uri: string) =>
  render(
    <NextIntlClientProvider locale="en" messages={messages}>
      <HostInScript uri={uri} />
    </NextIntlClientProvider>,
  );

describe('HostInScript', () => {
  it('says what an xn-- host means', () => {
    show('https://xn--80ak6aa92e.com/cb');
    expect(screen.getByText('The host reads аррӏе.com in its own script.')).toBeDefined();
  });

  it('is silent beside other URIs', () => {
    expect(show('https://app.example.com/cb').container.textContent).toBe('');
  });
});
