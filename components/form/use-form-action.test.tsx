// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { RegistrationSettingsForm } from '@/components/dynamic-registration/registration-settings-form';
import { renderWithWords } from '@/components/ui/testing';
import { DEFAULT_REGISTRATION_SETTINGS, type RegistrationSettings } from '@/lib/domain/dynamic-registration/settings';
import { type FormAction, UNSENT } from '@/lib/domain/form-state';
import type { Setting } from '@/lib/domain/setting';
import { ask } from './use-form-action';

afterEach(cleanup);

type Saved = Setting<RegistrationSettings>;

it('a server that does not answer leaves a form as it was typed, says so, and is asked again', async () => {
  const settings: Saved = { value: DEFAULT_REGISTRATION_SETTINGS, version: 3, updatedAt: null, updatedBy: null };
  const sent: FormData[] = [];
  const save: FormAction<Saved> = async (before, form) => {
    sent.push(form);
    if (sent.length === 1) throw new TypeError('Failed to fetch');
    return { attempt: before.attempt + 1, outcome: { status: 'ok', data: settings }, values: {} };
  };
  const { person } = renderWithWords(<RegistrationSettingsForm settings={settings} save={save} />);
  const quota = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Clients a day from one address' });
  const button = screen.getByRole('button', { name: 'Save registration settings' });

  await person.clear(quota());
  await person.type(quota(), '7');
  await person.click(screen.getByRole('radio', { name: 'By an administrator' }));
  await person.click(button);
  expect((await screen.findByRole('alert')).textContent).toContain('The server did not answer');
  expect(quota().value).toBe('7');

  await person.click(button);
  await screen.findByText('Registration settings saved');
  const [first, second] = sent.map((form) => [form.get('openQuota'), form.get('approval'), form.get('version')]);
  expect(first).toEqual(['7', 'administrator', '3']);
  expect(second).toEqual(first);
});

it('what was typed is said again, but no password and no secret', async () => {
  const form = new FormData();
  form.append('name', 'deploy');
  for (const permission of ['a', 'b']) form.append('permissions', permission);
  for (const name of ['reauthenticationPassword', 'value', 'secretValue']) form.append(name, 'not to be kept');
  const away = () => Promise.reject(new TypeError('Failed to fetch'));
  expect((await ask(away, UNSENT, form)).values).toEqual({ name: ['deploy'], permissions: ['a', 'b'] });
});

it('goes where the server leads', async () => {
  const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/registrations;303;' });
  await expect(ask(() => Promise.reject(redirect), UNSENT, new FormData())).rejects.toBe(redirect);
});
