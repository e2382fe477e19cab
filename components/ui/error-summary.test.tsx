// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ErrorSummary } from './error-summary';
import { renderWithWords } from './testing';

beforeEach(() => {
  document.title = 'New registration';
});
afterEach(cleanup);

const ERRORS = [{ fieldId: 'name', message: 'Enter a name.' }];

describe('ErrorSummary', () => {
  it('is not there without an error', () => {
    renderWithWords(<ErrorSummary errors={[]} />);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.title).toBe('New registration');
  });

  it('takes the focus when it appears, says so in the title, and takes that back when it goes', () => {
    const { rerender } = renderWithWords(<ErrorSummary errors={ERRORS} />);
    expect(document.activeElement).toBe(screen.getByRole('alert'));
    expect(document.title).toBe('Error: New registration');
    rerender(<ErrorSummary errors={[]} />);
    expect(document.title).toBe('New registration');
  });

  it('takes the focus again after a second failed submit, and only then', () => {
    const { rerender } = renderWithWords(
      <>
        <ErrorSummary errors={ERRORS} />
        <input id="name" />
      </>,
    );
    const field = document.getElementById('name') as HTMLInputElement;
    field.focus();
    rerender(
      <>
        <ErrorSummary errors={ERRORS} />
        <input id="name" />
      </>,
    );
    expect(document.activeElement).toBe(field);
    rerender(
      <>
        <ErrorSummary errors={[...ERRORS]} />
        <input id="name" />
      </>,
    );
    expect(document.activeElement).toBe(screen.getByRole('alert'));
  });

  it('leads to the field', async () => {
    const { person } = renderWithWords(
      <>
        <ErrorSummary errors={ERRORS} />
        <div>
          <label htmlFor="name">Name</label>
          <input id="name" />
        </div>
      </>,
    );
    await person.click(screen.getByRole('link', { name: 'Enter a name.' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
  });
});
