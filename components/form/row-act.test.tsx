// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderWithWords } from '@/components/ui/testing';
import type { FormState } from '@/lib/domain/form-state';
import { RowAct } from './row-act';

afterEach(cleanup);

type Revoked = { name: string };

/** Answers in turn what it is given, and keeps what it was sent. */
function answering(...outcomes: NonNullable<FormState<Revoked>['outcome']>[]) {
  const sent: (FormDataEntryValue | null)[] = [];
  const action = async (before: FormState<Revoked>, form: FormData): Promise<FormState<Revoked>> => {
    sent.push(form.get('id'));
    return { attempt: before.attempt + 1, outcome: outcomes[sent.length - 1] ?? null, values: {} };
  };
  return { action, sent };
}

function show({ action }: ReturnType<typeof answering>) {
  return renderWithWords(
    <RowAct
      id="token-1"
      action={action}
      subject={{ id: '1' }}
      button="Revoke"
      label="Revoke “deploy”"
      question="Revoke deploy?"
      effect="Programs that use it are refused at once."
      tone="danger"
      done={({ name }) => `${name} is revoked`}
    />,
  ).person;
}

it('asks, stays open and says why when it did not work, and says when it did', async () => {
  const answers = answering(
    { status: 'problem', code: 'unavailable', params: {}, requestId: 'r-1' },
    { status: 'ok', data: { name: 'deploy' } },
  );
  const person = show(answers);
  await person.click(screen.getByRole('button', { name: 'Revoke “deploy”' }));
  expect(answers.sent).toEqual([]);

  await person.click(screen.getByRole('button', { name: 'Revoke' }));
  await waitFor(() =>
    expect(screen.getByRole('alertdialog', { name: 'Revoke deploy?' }).textContent).toContain('database'),
  );

  await person.click(screen.getByRole('button', { name: 'Revoke' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(screen.getByRole('status').textContent).toBe('deploy is revoked');
  expect(answers.sent).toEqual(['1', '1']);
});
