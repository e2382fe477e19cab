import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { plainPage } from './plain-page';

const request = { method: 'GET', url: '/audit?text=a&b', headers: {} } as IncomingMessage;
const { title, unavailable: sentence, number } = messages.ui.failed;

it('says what went wrong, the way on, and the number it is logged under', () => {
  const page = plainPage(request, { title, sentence, number: 'r-1' });
  expect(page).toContain(sentence);
  expect(page).toContain('href="/audit?text=a&#38;b"');
  expect(page).toContain(`${number} <code>r-1</code>`);
});

it('has no number where nothing was logged', () => {
  expect(plainPage(request, { title, sentence, number: null })).not.toContain('<code>');
});
