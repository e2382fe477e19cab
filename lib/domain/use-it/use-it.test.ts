import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { AUTH_METHODS, PROVIDER_MODES } from '../registration/model';
import { backendScope, readProvider } from './subject';
import { subjectOf } from './testing/subjects';
import { NOTES, TOOLS } from './tool';
import { toolHelp } from './use-it';

describe('toolHelp', () => {
  it('has a sentence for every note and every snippet', () => {
    expect(Object.keys(messages.useIt.notes).sort()).toEqual([...NOTES].sort());
    const help = PROVIDER_MODES.flatMap((mode) =>
      AUTH_METHODS.flatMap((tokenEndpointAuthMethod) => toolHelp(subjectOf(mode, { tokenEndpointAuthMethod }))),
    );
    for (const { snippets } of help) {
      for (const { id } of snippets) expect(messages.useIt.snippets).toHaveProperty(id);
    }
  });

  it('shows every tool: with lines, or with the reason', () => {
    for (const mode of PROVIDER_MODES) {
      for (const grantTypes of [[], ['implicit'], ['client_credentials'], ['authorization_code']]) {
        const help = toolHelp(subjectOf(mode, { grantTypes }));
        expect(help.map(({ tool }) => tool)).toEqual([...TOOLS]);
        for (const { snippets, notes } of help) expect(snippets.length + notes.length).toBeGreaterThan(0);
      }
    }
  });

  it('names the secret, and holds none', () => {
    for (const { tool, snippets } of toolHelp(subjectOf('built_in'))) {
      for (const { code } of snippets) if (tool !== 'curl') expect(code).toContain('CLIENT_SECRET');
    }
  });

  it('knows no issuer in Manual mode, and of a provider that was not discovered only what was typed', () => {
    const manual = subjectOf('manual', { issuerUrl: 'https://typed.example.com' });
    expect(manual.provider.issuer).toBeNull();
    expect(readProvider(subjectOf('automatic').configuration, null)).toEqual({
      issuer: 'https://idp.example.com/realms/a',
      authorization: null,
      token: null,
      userInfo: null,
      jwks: null,
      deviceAuthorization: null,
    });
  });

  it('asks for nothing about a person where there is none', () => {
    const subject = subjectOf('built_in', { scopes: ['openid', 'offline_access', 'groups', 'orders.read'] });
    expect(backendScope({ ...subject, personalScopes: ['groups'] })).toBe('orders.read');
  });
});
