// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { CopyListener } from '@/components/ui/copy-listener';
import { renderWithWords } from '@/components/ui/testing';
import { ShownOnce } from './shown-once';

afterEach(cleanup);

const SECRET = 'clientele_sk_shown-this-once';

function show() {
  const onCopied = vi.fn();
  const { person } = renderWithWords(
    <>
      <CopyListener />
      <ShownOnce value={SECRET} kind="token" what="API token" lost="Make another." onCopied={onCopied} />
      <a href="/elsewhere">Elsewhere</a>
    </>,
  );
  // Nothing is loaded here: what a page does with a link that may be followed is not asked.
  screen.getByRole('link').addEventListener('click', (event) => event.preventDefault());
  const leave = () => person.click(screen.getByRole('link', { name: 'Elsewhere' }));
  const question = () => screen.queryByRole('alertdialog', { name: 'Leave without copying the token?' });
  return { person, onCopied, leave, question };
}

it('asks before it is left, and no more once the clipboard has it', async () => {
  const { person, onCopied, leave, question } = show();
  await leave();
  expect(question()?.textContent).toContain('Make another.');
  await person.click(screen.getByRole('button', { name: 'Stay here' }));

  await person.click(screen.getByRole('button', { name: 'Copy API token' }));
  await vi.waitFor(() => expect(onCopied).toHaveBeenCalledOnce());
  expect(await navigator.clipboard.readText()).toBe(SECRET);
  await leave();
  expect(question()).toBeNull();
});

it('goes on asking where the browser refused to copy, and says so', async () => {
  const { person, onCopied, leave, question } = show();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('not allowed'));
  await person.click(screen.getByRole('button', { name: 'Copy API token' }));
  await leave();
  expect(question()).not.toBeNull();
  expect(onCopied).not.toHaveBeenCalled();
});

it('knows that it was copied by hand', async () => {
  const { leave, question } = show();
  fireEvent.copy(screen.getByText(SECRET));
  await leave();
  expect(question()).toBeNull();
});

it('is forgotten by a page that the browser keeps for Back', () => {
  show();
  act(() => void window.dispatchEvent(new Event('pagehide')));
  expect(screen.queryByText(SECRET)).toBeNull();
  expect(screen.getByText(/shown here once and is gone/).textContent).toContain('Make another.');
});
