// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import messages from '@/messages/en.json';
import { ChipsInput } from './chips-input';
import { renderWithWords } from './testing';
import { splitChips } from './use-chips';

afterEach(cleanup);

function setup(props: Partial<React.ComponentProps<typeof ChipsInput>> = {}) {
  const onChange = vi.fn();
  const view = renderWithWords(
    <form aria-label="form">
      <ChipsInput id="scopes" name="scopes" aria-describedby="hint" onChange={onChange} {...props} />
    </form>,
  );
  const form = view.container.querySelector('form') as HTMLFormElement;
  return {
    ...view,
    onChange,
    values: () => new FormData(form).getAll('scopes'),
    field: () => document.getElementById('scopes') as HTMLInputElement,
  };
}

describe('splitChips', () => {
  it.each([
    ['openid profile', ['openid', 'profile']],
    [' openid,profile,,email\n', ['openid', 'profile', 'email']],
    ['openid openid', ['openid']],
    [' , ', []],
  ])('%j', (text, values) => {
    expect(splitChips(text)).toEqual(values);
  });
});

describe('ChipsInput', () => {
  it('is a plain text field of the same name before JavaScript', () => {
    const html = renderToString(
      <NextIntlClientProvider locale="en" messages={messages}>
        <ChipsInput id="scopes" name="scopes" defaultValue={['openid', 'email']} />
      </NextIntlClientProvider>,
    );
    expect(html).toMatch(/<input[^>]*name="scopes"[^>]*value="openid email"/);
  });

  it.each([['{Enter}'], [','], [' ']])('adds what was typed on %j', async (key) => {
    const { person, field, values } = setup();
    await person.type(field(), `openid${key}`);
    expect(values()).toEqual(['openid']);
    expect(field().value).toBe('');
  });

  it('adds many from one paste, each once', async () => {
    const { person, field, values } = setup({ defaultValue: ['openid'] });
    await person.click(field());
    await person.paste('openid profile, email\nphone');
    expect(values()).toEqual(['openid', 'profile', 'email', 'phone']);
  });

  it('keeps what was typed when the focus leaves', async () => {
    const { person, field, values } = setup();
    await person.type(field(), 'openid');
    await person.tab();
    expect(values()).toEqual(['openid']);
  });

  it('removes the last one on Backspace in an empty field, and only then', async () => {
    const { person, field, values } = setup({ defaultValue: ['openid', 'email'] });
    await person.type(field(), 'x{Backspace}');
    expect(values()).toEqual(['openid', 'email']);
    await person.type(field(), '{Backspace}');
    expect(values()).toEqual(['openid']);
  });

  it('walks along the chips with the arrows and deletes the one in focus', async () => {
    const { person, field, values } = setup({ defaultValue: ['a', 'b', 'c'] });
    await person.click(field());
    await person.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.getByRole('button', { name: 'Remove b' })).toBe(document.activeElement);
    await person.keyboard('{Delete}');
    expect(values()).toEqual(['a', 'c']);
    expect(screen.getByRole('button', { name: 'Remove c' })).toBe(document.activeElement);
    await person.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(field());
  });

  it('has what was typed in the form before Ctrl+Enter reaches it', async () => {
    const { person, field, values, container } = setup();
    let seen: unknown = null;
    container.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.ctrlKey) seen = values();
    });
    await person.type(field(), 'openid{Control>}{Enter}{/Control}');
    expect(seen).toEqual(['openid']);
  });

  it('offers suggestions that are not taken, and takes one by keyboard', async () => {
    const { person, field, values } = setup({ defaultValue: ['email'], suggestions: ['openid', 'email', 'phone'] });
    await person.type(field(), 'p');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['openid', 'phone']);
    await person.keyboard('{ArrowDown}{ArrowDown}');
    expect(field().getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[1]?.id);
    await person.keyboard('{Enter}');
    expect(values()).toEqual(['email', 'phone']);
    expect(field().getAttribute('aria-expanded')).toBe('false');
  });

  it('follows the value it is given', () => {
    const { rerender, container } = setup();
    rerender(<ChipsInput id="scopes" name="scopes" value={['x', 'y']} onChange={() => {}} />);
    expect(
      [...container.querySelectorAll('input[type=hidden]')].map((input) => (input as HTMLInputElement).value),
    ).toEqual(['x', 'y']);
  });
});
