// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { RegistrationSettingsForm } from '@/components/dynamic-registration/registration-settings-form';
import { renderWithWords } from '@/components/ui/testing';
import { DEFAULT_REGISTRATION_SETTINGS, type RegistrationSettings } from '@/lib/domain/dynamic-registration/settings';
import { settledForm } from '@/lib/domain/edit-conflict';
import type { FormState } from '@/lib/domain/form-state';
import type { Setting } from '@/lib/domain/setting';

afterEach(cleanup);

type Saved = Setting<RegistrationSettings>;

const setting = (version: number, value: Partial<RegistrationSettings> = {}): Saved => ({
  value: { ...DEFAULT_REGISTRATION_SETTINGS, ...value },
  version,
  updatedAt: '2026-11-22T10:00:00.000Z',
  updatedBy: 'Grace',
});

const MEMBERS = ['version', 'access', 'approval', 'defaultScopes', 'openQuota', 'opened'];

/** A server on which `current` stands: refuses a save of another version, and keeps what it was sent. */
function serving(current: Saved) {
  const sent: Record<string, string[]>[] = [];
  const save = async (before: FormState<Saved>, form: FormData): Promise<FormState<Saved>> => {
    const settled = settledForm(form);
    const values = Object.fromEntries(MEMBERS.map((name) => [name, settled.getAll(name).map(String)]));
    sent.push(values);
    const outcome: FormState<Saved>['outcome'] =
      values.version?.[0] === String(current.version)
        ? { status: 'ok', data: { ...current, version: current.version + 1 } }
        : { status: 'problem', code: 'conflict', params: {}, requestId: 'r-1', current };
    return { attempt: before.attempt + 1, outcome, values };
  };
  return { save, sent };
}

const saveButton = () => screen.getByRole('button', { name: 'Save registration settings' });
const quota = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Clients a day from one address' });

describe('somebody else saved first', () => {
  const theirs = setting(2, { openQuota: 50, approval: 'administrator' });

  async function collide() {
    const server = serving(theirs);
    const shown = renderWithWords(<RegistrationSettingsForm settings={setting(1)} save={server.save} />);
    await shown.person.clear(quota());
    await shown.person.type(quota(), '7');
    await shown.person.click(screen.getByRole('radio', { name: 'Anybody' }));
    await shown.person.click(saveButton());
    const conflict = await screen.findByRole('region', {
      name: 'Grace saved these settings while you were editing them',
    });
    return { ...server, ...shown, conflict: within(conflict) };
  }

  it('shows what they changed beside mine, in words, and nothing else', async () => {
    const { conflict } = await collide();
    const groups = conflict.getAllByRole('group').map((group) => group.textContent);
    expect(groups).toEqual([
      expect.stringMatching(/^Approval of a new clientYoursNot neededTheirsBy an administrator$/),
      expect.stringMatching(/^Clients a day from one addresschanged by bothYours7Theirs50$/),
    ]);
    expect(quota().value).toBe('7');
    expect(document.activeElement?.textContent).toMatch(/^Grace saved/);
  });

  it('saves on their version with the values chosen', async () => {
    const { person, conflict, sent } = await collide();
    await person.click(conflict.getByRole('radio', { name: /Theirs\s*50/ }));
    await person.click(conflict.getByRole('button', { name: 'Apply and save' }));
    await screen.findByText('Registration settings saved');
    expect(sent.at(-1)).toMatchObject({
      version: ['2'],
      access: ['open'],
      approval: ['administrator'],
      openQuota: ['50'],
    });
  });

  it('does not save over them before anything was chosen', async () => {
    const { person, sent } = await collide();
    await person.click(saveButton());
    await screen.findByRole('region', { name: /Grace saved these settings/ });
    expect(sent.map(({ version }) => version)).toEqual([['1'], ['1']]);
  });
});

it('is measured against what it was opened with, whatever else brings the page up to date', async () => {
  const { save, sent } = serving(setting(2));
  const { person, rerender } = renderWithWords(<RegistrationSettingsForm settings={setting(1)} save={save} />);
  rerender(<RegistrationSettingsForm settings={setting(2, { openQuota: 50 })} save={save} />);
  await person.click(saveButton());
  expect(sent[0]).toMatchObject({ version: ['1'], openQuota: ['20'] });
});

it('asks before changes are left, and not once they are saved', async () => {
  const { save } = serving(setting(1));
  const { person } = renderWithWords(
    <>
      <RegistrationSettingsForm settings={setting(1)} save={save} />
      <a href="/elsewhere">Elsewhere</a>
    </>,
  );
  const link = screen.getByRole('link', { name: 'Elsewhere' });
  link.addEventListener('click', (event) => event.preventDefault());
  await person.type(quota(), '0');
  await person.click(screen.getByRole('button', { name: 'Remove email' }));
  await person.click(link);
  await person.click(await screen.findByRole('button', { name: 'Keep editing' }));
  expect(screen.queryByRole('alertdialog')).toBeNull();

  await person.click(saveButton());
  await screen.findByText('Registration settings saved');
  await person.click(link);
  expect(screen.queryByRole('alertdialog')).toBeNull();
});
