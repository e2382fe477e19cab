// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderWithWords } from '@/components/ui/testing';
import { defaultConfiguration } from '@/lib/domain/registration/fields';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { FindingsList } from './findings-list';
import { RegistrationOverview } from './overview';

afterEach(cleanup);

/** The labels of what is marked. */
function marked(configuration: RegistrationConfiguration): string[] {
  renderWithWords(<RegistrationOverview configuration={configuration} globalAccessTokenLifetime={null} />);
  return screen.getAllByText('Not default').map(({ parentElement }) => parentElement?.firstChild?.textContent ?? '');
}

it('marks what was chosen otherwise than by default, not what everybody has to fill in', () => {
  const manual: RegistrationConfiguration = {
    ...defaultConfiguration('manual'),
    authorizationUri: 'https://login.example.com/authorize',
    tokenUri: 'https://login.example.com/token',
    jwkSetUri: 'https://login.example.com/keys',
    redirectUriTemplate: '{baseUrl}/login/oauth2/code/{registrationId}',
    contacts: ['team@example.com'],
    usernameAttribute: 'email',
    requirePkce: false,
  };
  expect(marked(manual)).toEqual(['PKCE required', 'Username attribute name']);
});

it('marks a lifetime of its own in place of the global setting', () => {
  expect(marked({ ...defaultConfiguration('built_in'), accessTokenLifetime: 60 })).toEqual(['Expiration interval']);
});

describe('a finding about a secret', () => {
  const findings = [
    { rule: 'secret-expired', severity: 'error', params: {} },
    { rule: 'no-contact', severity: 'info', params: {} },
  ] as never;

  it('leads to where it is reset', () => {
    renderWithWords(<FindingsList findings={findings} secretsHref="/registrations/x?tab=secrets" />);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/registrations/x?tab=secrets',
    ]);
  });

  it('leads nowhere for those who may not', () => {
    renderWithWords(<FindingsList findings={findings} secretsHref={null} />);
    expect(screen.queryAllByRole('link')).toEqual([]);
  });
});
