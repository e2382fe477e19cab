// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { MadeToken } from '@/components/form/token-form';
import { renderWithWords } from '@/components/ui/testing';
import type { FormState } from '@/lib/domain/form-state';
import { ApiTokenForm } from './api-token-form';

afterEach(cleanup);

it('a token stands in the place of the form until it is stored; then the form is empty and the value gone', async () => {
  const names: string[] = [];
  const create = async (before: FormState<MadeToken>, form: FormData): Promise<FormState<MadeToken>> => {
    names.push(String(form.get('name')));
    const data = { name: String(form.get('name')), value: `clt_${names.length}` };
    return { attempt: before.attempt + 1, outcome: { status: 'ok', data }, values: {} };
  };
  const { person } = renderWithWords(<ApiTokenForm action={create} />);
  const name = () => screen.queryByRole<HTMLInputElement>('textbox', { name: 'Name' });

  await person.type(name() as HTMLInputElement, 'deploy');
  await person.click(screen.getByRole('button', { name: 'Create token' }));
  await screen.findByText('clt_1');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Token “deploy” is made'));
  expect(name()).toBeNull();

  await person.click(screen.getByRole('link', { name: 'I have stored it' }));
  await waitFor(() => expect(screen.queryByText('clt_1')).toBeNull());
  expect(name()?.value).toBe('');
  await waitFor(() => expect(document.activeElement).toBe(name()));
  expect(names).toEqual(['deploy']);
});
