// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderWithWords } from '@/components/ui/testing';
import { diffRecords } from '@/lib/domain/diff/changes';
import { defaultConfiguration } from '@/lib/domain/registration/fields';
import { defaultResource } from '@/lib/domain/resources/model';
import { ChangeList } from './change-list';

afterEach(cleanup);

const terms = () => screen.queryAllByRole('term').map(({ textContent }) => textContent);
const manual = { ...defaultConfiguration('manual'), registrationId: 'partner', grantTypes: ['refresh_token'] };

it('tells of a new registration what its mode has, and nothing that was left empty', () => {
  renderWithWords(<ChangeList changes={diffRecords(null, manual)} />);
  expect(terms()).toEqual(expect.arrayContaining(['Registration ID', 'Mode', 'Username attribute name']));
  for (const label of ['Refresh count', 'Access token type', 'Consent required', 'Redirect URIs', 'Issuer URL']) {
    expect(terms()).not.toContain(label);
  }
});

it('tells of a purged one the same', () => {
  renderWithWords(<ChangeList changes={diffRecords(manual, null)} />);
  expect(terms()).toContain('Mode');
  expect(terms()).not.toContain('Refresh count');
});

it('tells every change of one that stays, also of what its mode has no more', () => {
  renderWithWords(<ChangeList changes={diffRecords(manual, { ...manual, refreshTokenLimit: 3, description: 'x' })} />);
  expect(terms()).toEqual(['Description', 'Refresh count']);
});

it('tells of a new resource what it is called and what is chosen, in words', () => {
  const scope = { kind: 'apiScope', ...defaultResource('apiScope'), name: 'orders.read' };
  const { container } = renderWithWords(<ChangeList changes={diffRecords(null, scope)} />);
  expect(terms()).toEqual(['Kind', 'Name', 'Enabled', 'Show in discovery document', 'Required', 'Emphasise']);
  expect(container.textContent).toContain('API scope');
});

it('says that nothing was changed where nothing is left to tell', () => {
  renderWithWords(<ChangeList changes={[{ path: 'expiresAt', before: null, after: [] }]} />);
  expect(screen.getByText('Nothing was changed.')).toBeDefined();
});
