import { describe, expect, it } from 'vitest';
import type { ApiScope, IdentityResource } from '../resources/model';
import { builtInIssuer, discoveryDocument } from './built-in';

const scope = (name: string, members: Partial<IdentityResource> = {}): IdentityResource & ApiScope => ({
  name,
  displayName: '',
  enabled: true,
  description: '',
  showInDiscoveryDocument: true,
  required: false,
  emphasize: false,
  userClaims: [],
  properties: {},
  ...members,
});

describe('what the built-in server publishes of itself', () => {
  const issuer = builtInIssuer('https://console.example/');
  const document = discoveryDocument(issuer, {
    apiScopes: [scope('orders'), scope('hidden', { showInDiscoveryDocument: false, userClaims: ['hidden'] })],
    identityResources: [
      scope('profile', { userClaims: ['name', { type: 'tier', value: 'x', valueType: '' }, 'name'] }),
    ],
  });

  it('every endpoint is below the issuer', () => {
    expect(document.issuer).toBe('https://console.example/oauth');
    const endpoints = Object.entries(document).filter(([name]) => /_(endpoint|uri)$/.test(name));
    expect(endpoints.length).toBeGreaterThan(8);
    for (const [, address] of endpoints) expect(String(address).startsWith(`${issuer}/`)).toBe(true);
  });

  it('names each scope and claim that is shown, once, and no other', () => {
    expect(document.scopes_supported).toEqual(['profile', 'orders', 'offline_access']);
    expect(document.claims_supported).toEqual(['sub', 'name', 'tier']);
  });
});
