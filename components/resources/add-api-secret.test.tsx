// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderWithWords } from '@/components/ui/testing';
import type { FormState } from '@/lib/domain/form-state';
import { AddApiSecret, type AddedSecret } from './add-api-secret';

afterEach(cleanup);

it('a typed secret is sent with the password that was asked for, and is gone when it is stored', async () => {
  const sent: (FormDataEntryValue | null)[] = [];
  const add = async (before: FormState<AddedSecret>, form: FormData): Promise<FormState<AddedSecret>> => {
    sent.push(form.get('value'));
    const outcome: FormState<AddedSecret>['outcome'] =
      sent.length === 1
        ? { status: 'problem', code: 'reauthentication_required', params: {}, requestId: 'r-1' }
        : { status: 'ok', data: { generated: null } };
    return { attempt: before.attempt + 1, outcome, values: {} };
  };
  const { person, container } = renderWithWords(<AddApiSecret resourceId="api-1" add={add} />);
  const value = () => container.querySelector<HTMLInputElement>('[name="value"]');
  const submit = () => person.click(screen.getByRole('button', { name: 'Add secret' }));

  await person.type(value() as HTMLInputElement, 'a secret of more than thirty-two characters');
  await submit();
  await submit();
  expect(sent).toEqual(Array(2).fill('a secret of more than thirty-two characters'));
  await waitFor(() => expect(value()?.value).toBe(''));
});
