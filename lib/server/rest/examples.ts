/** What the documentation sends, by operation: bodies that the API takes as they stand. */
export const EXAMPLES: Readonly<Record<string, object>> = {
  createRegistration: {
    configuration: {
      registrationId: 'shop',
      providerMode: 'built_in',
      grantTypes: ['authorization_code'],
      redirectUris: ['https://shop.example.com/callback'],
      scopes: ['openid', 'profile'],
    },
  },
  updateRegistration: {
    configuration: {
      providerMode: 'built_in',
      grantTypes: ['authorization_code'],
      redirectUris: ['https://shop.example.com/callback', 'https://shop.example.com/silent'],
      scopes: ['openid', 'profile'],
    },
    reason: 'Silent renewal',
  },
  resetSecret: { description: 'second half of the year', reason: 'Rotation' },
  createClient: {
    clientId: 'configportal',
    clientName: 'ConfigPortal UI',
    allowedGrantTypes: ['authorization_code'],
    redirectUris: ['https://example.com/ConfigPortal/callback'],
    allowedScopes: ['openid', 'configportalscope'],
  },
  putClient: {
    clientId: 'configportal',
    clientName: 'ConfigPortal UI',
    allowedGrantTypes: ['authorization_code'],
    redirectUris: ['https://example.com/ConfigPortal/callback'],
    allowedScopes: ['openid', 'configportalscope'],
    accessTokenLifetime: 10_800,
    allowOfflineAccess: true,
  },
  createApiResource: { name: 'configPortalApi', displayName: 'Config Portal API', scopes: ['configportalscope'] },
  putApiResource: { name: 'configPortalApi', displayName: 'Config Portal API', scopes: ['configportalscope'] },
  createApiScope: { name: 'configportalscope', displayName: 'Access to the Config Portal', userClaims: ['email'] },
  putApiScope: { name: 'configportalscope', displayName: 'Access to the Config Portal', userClaims: ['email'] },
  createIdentityResource: { name: 'department', displayName: 'Your department', userClaims: ['department'] },
  putIdentityResource: { name: 'department', displayName: 'Your department', userClaims: ['department'] },
};

const NAMES: Readonly<Record<string, string>> = {
  registrationId: 'shop',
  secretId: '01989c1e-6f6b-7a3e-9c0d-2f6d1a8b4c5e',
  clientId: 'configportal',
};

/** An operation's address in the documentation: what stands there for the names in braces is what the examples create. */
export function exampleAddress(path: string): string {
  const kind = /^\/Resource\/(\w+)/.exec(path)?.[1];
  const { name } = (EXAMPLES[`create${kind}`] ?? {}) as { name?: string };
  return path.replaceAll(/\{(\w+)\}/g, (_, braced: string) => NAMES[braced] ?? name ?? braced);
}
