// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderWithWords } from '@/components/ui/testing';
import type { FormState } from '@/lib/domain/form-state';
import { ClaimsForm } from './claims-form';

afterEach(cleanup);

type Saved = { version: number };

it('shows what somebody else saved, keeps what was typed, and saves over it the second time', async () => {
  const versions: (FormDataEntryValue | null)[] = [];
  const current = { version: 4, claims: { nickname: 'theirs', locale: 'de' } };
  const action = async (before: FormState<Saved>, form: FormData): Promise<FormState<Saved>> => {
    versions.push(form.get('version'));
    const values = { 'claims.nickname': [String(form.get('claims.nickname'))] };
    const outcome =
      form.get('version') === '4'
        ? ({ status: 'ok', data: { version: 5 } } as const)
        : ({ status: 'problem', code: 'conflict', params: {}, requestId: 'r-1', current } as const);
    return { attempt: before.attempt + 1, outcome, values };
  };
  const user = { id: 'u-1', name: 'Ida', email: 'ida@example.com' };
  const { person } = renderWithWords(<ClaimsForm user={user} version={3} values={{}} action={action} />);
  const nickname = () => screen.getByRole('textbox', { name: /^Nickname/ }) as HTMLInputElement;
  const save = () => person.click(screen.getByRole('button', { name: 'Save claims' }));

  await person.type(nickname(), 'mine');
  await save();
  expect(await screen.findByText('theirs')).toBeTruthy();
  expect(screen.getByText('de')).toBeTruthy();
  expect(nickname().value).toBe('mine');

  await save();
  await screen.findByText(/^The claims are saved/);
  expect(versions).toEqual(['3', '4']);
});
