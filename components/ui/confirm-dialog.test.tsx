// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfirmDialog } from './confirm-dialog';
import { renderWithWords } from './testing';

afterEach(cleanup);

function setup(props: Partial<React.ComponentProps<typeof ConfirmDialog>> = {}) {
  const onConfirm = vi.fn<(values: FormData) => void>();
  const onClose = vi.fn();
  const view = renderWithWords(
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={onConfirm}
      title="Delete registration billing?"
      description="It is kept for 30 days."
      confirmLabel="Delete registration"
      typed={{ expected: 'billing', label: 'Registration ID' }}
      {...props}
    />,
  );
  return { ...view, onConfirm, onClose };
}

describe('ConfirmDialog', () => {
  it('is an alert dialog named by its question, with the focus on the safe control', () => {
    setup();
    expect(screen.getByRole('alertdialog', { name: 'Delete registration billing?' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
  });

  it('does not act on a mistyped name, says why, and goes to the field', async () => {
    const { person, onConfirm } = setup();
    await person.type(screen.getByLabelText('Registration ID'), 'Billing');
    await person.click(screen.getByRole('button', { name: 'Delete registration' }));
    expect(onConfirm).not.toHaveBeenCalled();
    expect(screen.getByLabelText('Registration ID').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(screen.getByLabelText('Registration ID'));
  });

  it('acts on the right name, with the values of its fields', async () => {
    const { person, onConfirm } = setup({ children: <textarea name="reason" defaultValue="obsolete" /> });
    await person.type(screen.getByLabelText('Registration ID'), 'billing');
    await person.click(screen.getByRole('button', { name: 'Delete registration' }));
    expect(onConfirm).toHaveBeenCalledOnce();
    expect(onConfirm.mock.calls[0]?.[0].get('reason')).toBe('obsolete');
  });

  it('acts once while the first act is under way, and stays open on an error', async () => {
    const { person, onConfirm } = setup({
      typed: undefined as never,
      pending: true,
      error: 'The database cannot be reached.',
    });
    await person.click(screen.getByRole('button', { name: 'Delete registration' }));
    expect(onConfirm).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('The database cannot be reached.');
  });
});
