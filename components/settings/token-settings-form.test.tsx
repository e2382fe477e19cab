// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderWithWords } from '@/components/ui/testing';
import type { FormState } from '@/lib/domain/form-state';
import { checkTokenSettings, type TokenSettings } from '@/lib/domain/registration/token-settings';
import type { Setting } from '@/lib/domain/setting';
import { TokenSettingsForm } from './token-settings-form';

afterEach(cleanup);

type Saved = Setting<TokenSettings>;
const settings: Saved = {
  value: { accessTokenLifetime: 3600 },
  version: 1,
  updatedAt: '2026-11-22T10:00:00.000Z',
  updatedBy: 'Grace',
};

async function refuse(before: FormState<Saved>, form: FormData): Promise<FormState<Saved>> {
  const typed = String(form.get('accessTokenLifetime'));
  const fieldErrors = checkTokenSettings({ accessTokenLifetime: typed });
  return {
    attempt: before.attempt + 1,
    outcome: { status: 'invalid', fieldErrors },
    values: { accessTokenLifetime: [typed] },
  };
}

it('says on top what is wrong, and beside the field no longer than it is', async () => {
  const { person } = renderWithWords(<TokenSettingsForm settings={settings} save={refuse} />);
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Access token lifetime' });
  await person.clear(field());
  await person.type(field(), '0');
  await person.click(screen.getByRole('button', { name: 'Save token settings' }));

  const summary = await screen.findByRole('alert');
  expect(summary.compareDocumentPosition(field()) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(field().getAttribute('aria-invalid')).toBe('true');

  await person.clear(field());
  await person.type(field(), '5400');
  expect(screen.getByText('= 1 hour 30 minutes')).toBeDefined();
  expect(field().getAttribute('aria-invalid')).toBe(null);
});
