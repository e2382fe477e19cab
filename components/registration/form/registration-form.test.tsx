// @vitest-environment happy-dom
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FormState } from '@/lib/domain/form-state';
import type { Outcome } from '@/lib/domain/outcome';
import { defaultConfiguration } from '@/lib/domain/registration/fields';
import {
  EMPTY_FORM_VALUES,
  fromConfiguration,
  type RegistrationFormValues,
} from '@/lib/domain/registration/form-values';
import type { FormControl } from '@/lib/domain/registration/form-values-controls';
import { FORM_FIELDS } from '@/lib/domain/registration/form-values-merge';
import { newFormValues } from '@/lib/domain/registration/form-values-presets';
import { readSubmission, type Submission } from '@/lib/domain/registration/form-values-submitted';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import messages from '@/messages/en.json';
import type { FormFacts, SaveAnswer } from './form-facts';
import { FACTS } from './form-facts.fixture';
import { PAGE_ORDER } from './page-order';
import { RegistrationForm } from './registration-form';

// A person types slower than a test; a test on a busy machine types slower than either.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 20_000 });

const replace = vi.fn();
vi.mock('next/navigation', async (original) => ({ ...(await original<object>()), useRouter: () => ({ replace }) }));
vi.stubGlobal(
  'IntersectionObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

const manual: RegistrationConfiguration = {
  ...defaultConfiguration('manual'),
  registrationId: 'shop',
  clientId: 'client-1',
  name: 'Shop',
  grantTypes: ['client_credentials'],
  tokenUri: 'https://id.example.com/token',
};
const editing: FormFacts = { ...FACTS, previous: manual, rowVersion: 3, idempotencyKey: null };
const builtIn: RegistrationFormValues = {
  ...EMPTY_FORM_VALUES,
  providerMode: 'built_in',
  registrationId: 'shop',
  grantTypes: ['client_credentials'],
};

/** The action as the server would run it, answering what a test wants and keeping what it was sent. */
function server(...outcomes: Outcome<SaveAnswer>[]) {
  const sent: Submission[] = [];
  const save = async (previous: FormState<SaveAnswer>, form: FormData): Promise<FormState<SaveAnswer>> => {
    sent.push(readSubmission(form));
    return { outcome: outcomes[sent.length - 1] ?? null, values: {}, attempt: previous.attempt + 1 };
  };
  return { save, sent };
}

const saved = (generatedSecret: string | null): Outcome<SaveAnswer> => ({
  status: 'ok',
  data: { kind: 'saved', registrationId: 'shop', clientId: 'client-1', name: 'Shop', generatedSecret },
});

function form(
  initial: RegistrationFormValues,
  { save = server().save, opened = FACTS }: { save?: ReturnType<typeof server>['save']; opened?: FormFacts } = {},
): ReactElement {
  const discover = async () => ({ status: 'invalid' as const, fieldErrors: [] });
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <RegistrationForm facts={opened} initial={initial} header={<h1>Form</h1>} save={save} discover={discover} />
    </NextIntlClientProvider>
  );
}

beforeEach(() => {
  replace.mockReset();
  sessionStorage.clear();
  document.title = 'New registration';
});
afterEach(cleanup);

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input, textarea' });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('the order of the page', () => {
  const everywhere = { ...EMPTY_FORM_VALUES, clientType: 'confidential' as const };
  test.each([
    ['new', everywhere, FACTS],
    ['with a private key', { ...everywhere, tokenEndpointAuthMethod: 'private_key_jwt' as const }, editing],
    ['to public', fromConfiguration({ ...manual, clientType: 'public', tokenEndpointAuthMethod: 'none' }), editing],
  ])('is the one that errors are listed in: %s', (_name, initial, opened) => {
    const html = renderToString(form(initial, { opened }));
    const drawn = [...html.matchAll(/ id="([A-Za-z]+)"/g)].map(([, id]) => id as FormControl);
    const controls = drawn.filter((id) => PAGE_ORDER.includes(id));
    expect(controls).toEqual(PAGE_ORDER.filter((control) => controls.includes(control)));
    expect(controls.length).toBeGreaterThan(60);
  });

  test('has every control once', () => {
    const known = new Set<string>([...FORM_FIELDS, ...PAGE_ORDER]);
    expect(PAGE_ORDER).toHaveLength(new Set(PAGE_ORDER).size);
    expect([...known].filter((control) => !PAGE_ORDER.some((placed) => placed === control))).toEqual([]);
  });

  test('is kept by the summary: the issuer stands above the client', async () => {
    render(form(newFormValues()));
    await press('Save');
    const links = within(await screen.findByRole('alert')).getAllByRole('link');
    const labels = links.map(({ textContent }) => textContent?.split(':')[0]);
    expect(labels.slice(0, 3)).toEqual(['Issuer URL', 'Registration ID', 'Client ID']);
  });
});

describe('a failed submit', () => {
  test('asks no server, and leads to every field in the same words', async () => {
    const { save, sent } = server();
    render(form(newFormValues(), { save }));
    await press('Save');
    const summary = await screen.findByRole('alert');
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(document.title).toBe('Error: New registration');
    expect(
      within(summary)
        .getByRole('link', { name: /^Client ID: / })
        .getAttribute('href'),
    ).toBe('#clientId');
    expect(field('Client ID').getAttribute('aria-invalid')).toBe('true');
    expect(sent).toEqual([]);
  });

  test('nothing that was wrong before a field was filled in is said of it while the rules catch up', async () => {
    render(form(newFormValues()));
    const id = field('Registration ID');
    // The rules have been asked about the empty form.
    await new Promise((later) => setTimeout(later, 600));
    await userEvent.click(id);
    await userEvent.paste('shop');
    await userEvent.tab();
    expect(id.getAttribute('aria-invalid')).toBeNull();
    await new Promise((later) => setTimeout(later, 400));
    expect(id.getAttribute('aria-invalid')).toBeNull();
  });

  test('falls silent field by field as it is corrected', async () => {
    render(form(newFormValues()));
    await press('Save');
    await screen.findByRole('alert');
    await userEvent.type(field('Client ID'), 'client-1');
    await waitFor(() => expect(field('Client ID').getAttribute('aria-invalid')).toBeNull());
    expect(field('Registration ID').getAttribute('aria-invalid')).toBe('true');
  });

  test('what only the server knows stays until its field is changed', async () => {
    const taken = { path: 'registrationId', code: 'registration_id_taken', params: { value: 'shop' } };
    const { save } = server({ status: 'invalid', fieldErrors: [taken] });
    render(form(builtIn, { save }));
    await press('Save');
    await waitFor(() => expect(field('Registration ID').getAttribute('aria-invalid')).toBe('true'));
    await userEvent.type(field('Name'), 'Other');
    await new Promise((later) => setTimeout(later, 250));
    expect(field('Registration ID').getAttribute('aria-invalid')).toBe('true');
    await userEvent.type(field('Registration ID'), '-2');
    await waitFor(() => expect(field('Registration ID').getAttribute('aria-invalid')).toBeNull());
  });

  test('a server that cannot be reached leaves everything as typed', async () => {
    const save = () => Promise.reject(new TypeError('fetch failed'));
    render(form(builtIn, { save }));
    await userEvent.type(field('Description'), 'kept');
    await press('Save');
    expect((await screen.findByRole('alert')).textContent).toContain('There is a problem');
    expect(field('Description').value).toBe('kept');
  });
});

describe('a list by lines', () => {
  test('names the line, and corrects it when asked', async () => {
    render(form(newFormValues()));
    await userEvent.click(field('Redirect URIs'));
    await userEvent.paste('https://a.example.com/cb\n\nhttps://B.example.com/cb');
    await userEvent.tab();
    await screen.findByText(/^Line 3: /);
    await press('Use https://b.example.com/cb');
    expect(field('Redirect URIs').value).toBe('https://a.example.com/cb\n\nhttps://b.example.com/cb');
    await waitFor(() => expect(screen.queryByText(/^Line 3: /)).toBeNull());
  });
});

describe('saving', () => {
  test('sends the form once as a browser would, and goes on to the registration', async () => {
    const { save, sent } = server(saved(null));
    render(form(builtIn, { save }));
    await userEvent.type(field('Name'), 'Shop{Control>}{Enter}{/Control}');
    await waitFor(() => expect(replace).toHaveBeenCalledWith('/registrations/shop'));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ scripted: true, idempotencyKey: 'key-1', values: { ...builtIn, name: 'Shop' } });
  });

  test('a generated secret is shown once, and forgotten when the page goes', async () => {
    const { save } = server(saved('clt_generated'));
    render(form(builtIn, { save }));
    await press('Save');
    await screen.findByText('clt_generated');
    expect(replace).not.toHaveBeenCalled();
    act(() => void window.dispatchEvent(new Event('pagehide')));
    expect(document.body.innerHTML).not.toContain('clt_generated');
  });

  test('confidential to public asks for the registration ID first', async () => {
    const { save, sent } = server(saved(null));
    render(form({ ...fromConfiguration(manual), grantTypes: [] }, { save, opened: editing }));
    await userEvent.click(screen.getByRole('radio', { name: 'Public' }));
    await press('Save');
    const dialog = await screen.findByRole('alertdialog');
    expect(sent).toEqual([]);
    await userEvent.type(within(dialog).getByLabelText('Type shop to confirm'), 'shop');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make public and revoke' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ confirmation: 'shop', rowVersion: 3 }));
  });
});

describe('somebody else saved first', () => {
  test('their values stand beside mine, and the choice is saved on their version', async () => {
    const current = {
      configuration: { ...manual, name: 'Theirs', description: 'theirs' },
      rowVersion: 4,
      secrets: [],
      updatedBy: 'Grace',
    } as unknown as RegistrationDetail;
    const conflict = { status: 'problem', code: 'conflict', params: {}, requestId: 'r', current } as const;
    const { save, sent } = server(conflict, saved(null));
    render(form(fromConfiguration(manual), { save, opened: editing }));
    await userEvent.clear(field('Name'));
    await userEvent.type(field('Name'), 'Mine');
    await press('Save');
    await screen.findByText('Grace saved this registration while you were editing it');
    expect(field('Name').value).toBe('Mine');
    await press('Apply and save');
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toMatchObject({ rowVersion: 4, values: { name: 'Mine', description: 'theirs' } });
  });
});

describe('nothing typed is lost', () => {
  test('a draft is kept without the secret, and offered again', async () => {
    const first = render(form(newFormValues()));
    await userEvent.type(field('Client ID'), 'client-1');
    await userEvent.type(field('Client secret'), 'canary-secret');
    await waitFor(() => expect(JSON.stringify({ ...sessionStorage })).toContain('client-1'));
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('canary');
    first.unmount();

    render(form(newFormValues()));
    await press('Restore draft');
    expect(field('Client ID').value).toBe('client-1');
  });

  test('a link away asks, and goes only when told to', async () => {
    render(form(newFormValues()));
    const followed = vi.fn((event: Event) => event.preventDefault());
    const link = screen.getByRole('link', { name: 'Cancel' });
    link.addEventListener('click', followed);
    await userEvent.type(field('Name'), 'Shop');
    await userEvent.click(link);
    await userEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Keep editing' }));
    expect(followed).not.toHaveBeenCalled();
    await userEvent.click(link);
    await press('Discard change');
    expect(followed).toHaveBeenCalledTimes(1);
    expect(sessionStorage).toHaveLength(0);
  });

  test('the server’s page has every value, and what is typed before the script comes stays', async () => {
    const page = form({ ...newFormValues(), name: 'From the server' });
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(page);
    expect(container.querySelector<HTMLInputElement>('[name=name]')?.value).toBe('From the server');
    expect(container.querySelector<HTMLInputElement>('[name=idempotencyKey]')?.value).toBe('key-1');
    const clientId = container.querySelector<HTMLInputElement>('[name=clientId]');
    if (clientId) clientId.value = 'typed early';
    const root = await act(async () => hydrateRoot(container, page));
    expect(container.querySelector<HTMLInputElement>('[name=clientId]')?.value).toBe('typed early');
    expect(container.textContent).toContain('1 change');
    act(() => root.unmount());
    container.remove();
  });
});
