// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { renderWithWords } from '@/components/ui/testing';
import { type FormState, UNSENT } from '@/lib/domain/form-state';
import type { JsonAnswer } from './json-answer';
import { JsonForm } from './json-form';

afterEach(cleanup);

const DOCUMENT = '{\n  "client_name": "Shop",\n  "redirect_uris": ["https://a.example/", "https://a.example/#x"]\n}';

function show(state: FormState<JsonAnswer> = UNSENT) {
  const sent: Record<string, unknown>[] = [];
  const send = (form: FormData) => sent.push(Object.fromEntries(form));
  const shown = renderWithWords(
    <>
      <JsonForm state={state} action={send} send={send} pending={false} done={false} idempotencyKey="k" />
      <a href="/elsewhere">Elsewhere</a>
    </>,
  );
  screen.getByRole('link', { name: 'Elsewhere' }).addEventListener('click', (event) => event.preventDefault());
  return { ...shown, sent, text: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Client metadata' }) };
}

const answered = (outcome: FormState<JsonAnswer>['outcome']): FormState<JsonAnswer> => ({
  attempt: 1,
  outcome,
  values: { document: [DOCUMENT] },
});

it('says each error by the line and the pointer, above and beside the document, and leads to the value', async () => {
  const { person, text } = show(
    answered({
      status: 'invalid',
      fieldErrors: [
        { path: 'redirectUris.1', code: 'uri_fragment', params: {} },
        { path: 'jwks', code: 'keys_required', params: {} },
      ],
    }),
  );
  const words = within(screen.getByRole('alert'))
    .getAllByRole('link')
    .map((link) => link.textContent);
  expect(words).toEqual([expect.stringMatching(/^Line 3, \/redirect_uris\/1: /), expect.stringMatching(/^\/jwks: /)]);
  expect(text.getAttribute('aria-invalid')).toBe('true');

  await person.click(screen.getByRole('button', { name: 'Line 3' }));
  expect(document.activeElement).toBe(text);
  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('"https://a.example/#x"');
});

it('does not take the focus from who goes on typing after an error', async () => {
  const { person, text } = show(
    answered({ status: 'invalid', fieldErrors: [{ path: 'document', code: 'not_an_object', params: {} }] }),
  );
  expect(document.activeElement).toBe(screen.getByRole('alert'));
  await person.type(text, ' more');
  expect(text.value).toBe(`${DOCUMENT} more`);
});

it('registers by Ctrl+Enter, and asks before a document is left', async () => {
  const { person, sent, text } = show();
  const leave = () => person.click(screen.getByRole('link', { name: 'Elsewhere' }));
  await leave();
  expect(screen.queryByRole('alertdialog')).toBeNull();

  await person.click(text);
  await person.paste(DOCUMENT);
  await leave();
  await person.click(await screen.findByRole('button', { name: 'Keep editing' }));
  await person.click(text);
  await person.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(sent).toEqual([{ document: DOCUMENT, idempotencyKey: 'k', act: 'register' }]));
});

it('shows a preview only beside the document that it is of', async () => {
  const fates = [{ member: 'client_name', fate: 'registered', sent: 'Shop', registered: 'Shop' } as const];
  const { person, text } = show(
    answered({ status: 'ok', data: { kind: 'preview', document: DOCUMENT, fates: [...fates] } }),
  );
  expect(screen.getByRole('table').textContent).toContain('client_name');
  await person.type(text, ' ');
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText('The document has changed since. Preview it again.')).not.toBeNull();
});

function Waiting() {
  const [pending, setPending] = useState(false);
  const send = () => setPending(true);
  return <JsonForm state={UNSENT} action={send} send={send} pending={pending} done={false} idempotencyKey="k" />;
}

it('is busy with the act that was asked for; the others wait', async () => {
  const { person } = renderWithWords(<Waiting />);
  await person.click(screen.getByRole('button', { name: 'Preview' }));
  const state = screen
    .getAllByRole('button', { name: /Preview|Open in|Register/ })
    .map((button) => [button.getAttribute('aria-busy'), button.getAttribute('aria-disabled')]);
  expect(state).toEqual([
    ['true', 'true'],
    [null, 'true'],
    [null, 'true'],
  ]);
});
