// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderWithWords } from '@/components/ui/testing';
import { type FormAction, UNSENT } from '@/lib/domain/form-state';
import type { UserView } from '@/lib/domain/people/views';
import { ManageUser } from './manage-user';

afterEach(cleanup);

const user: UserView = {
  id: 'd5f8a8a0-0000-4000-8000-000000000001',
  email: 'grace@example.com',
  name: 'Grace',
  role: 'operator',
  disabled: false,
  hasPassword: true,
  lastSignInAt: null,
  createdAt: '2026-01-02T03:04:05.000Z',
  sessions: 2,
};

const changeRole: FormAction<null> = async () => UNSENT;
const setDisabled: FormAction<{ disabled: boolean }> = async () => UNSENT;
const endSessions: FormAction<{ ended: number }> = async ({ attempt }) => ({
  attempt: attempt + 1,
  outcome: { status: 'ok', data: { ended: 2 } },
  values: {},
});
const actions = { changeRole, setDisabled, endSessions };
const endAll = () => screen.queryByRole('button', { name: 'End all sessions' });

it('offers no end of sessions where there is none, and says so', () => {
  renderWithWords(<ManageUser user={{ ...user, sessions: 0 }} actions={actions} />);
  expect(screen.getByText('Nobody is signed in as Grace.')).toBeTruthy();
  expect(endAll()).toBeNull();
});

it('leaves the focus with the answer when the button has done its work and goes', async () => {
  const { person, rerender } = renderWithWords(<ManageUser user={user} actions={actions} />);
  await person.click(endAll() as HTMLElement);
  await person.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'End all sessions' }));
  await screen.findByText('2 sessions were ended.');
  rerender(<ManageUser user={{ ...user, sessions: 0 }} actions={actions} />);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('2 sessions were ended.'));
  expect(endAll()).toBeNull();
});
