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

it('is saved over what it was opened with, whatever else brings the page up to date', async () => {
  const versions: (FormDataEntryValue | null)[] = [];
  const action = async (before: FormState<Saved>, form: FormData): Promise<FormState<Saved>> => {
    versions.push(form.get('version'));
    return { attempt: before.attempt + 1, outcome: { status: 'invalid', fieldErrors: [] }, values: {} };
  };
  const user = { id: 'u-1', name: 'Ida', email: 'ida@example.com' };
  const form = (version: number, values: Record<string, string>) => (
    <ClaimsForm user={user} version={version} values={values} action={action} />
  );
  const { person, rerender } = renderWithWords(form(3, { 'claims.nickname': 'Idi' }));
  const save = () => person.click(screen.getByRole('button', { name: 'Save claims' }));

  // Their role was changed on this page: another version of the person, and the same claims.
  rerender(form(4, { 'claims.nickname': 'Idi' }));
  await save();
  // Somebody else has changed the claims, and this page was told by another of its forms.
  rerender(form(5, { 'claims.nickname': 'theirs' }));
  await save();
  expect(versions).toEqual(['4', '4']);
});
