/** Where most registrations start: the usual client of each kind (ux.md “Forms”), after RFC 9700 and RFC 8252. Data only. */
import { DEVICE_CODE } from './grants';
import type { RegistrationConfiguration } from './model';

export const PRESET_NAMES = ['webApp', 'singlePageApp', 'native', 'machineToMachine', 'device'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

const CONFIDENTIAL = { clientType: 'confidential', tokenEndpointAuthMethod: 'client_secret_basic' } as const;
const PUBLIC = { clientType: 'public', tokenEndpointAuthMethod: 'none' } as const;

/** The preset of each name. Titles and explanations stand in the message file under `fields.presets.<name>`. */
export const PRESETS: { readonly [N in PresetName]: Partial<RegistrationConfiguration> } = {
  webApp: {
    ...CONFIDENTIAL,
    applicationType: 'web',
    grantTypes: ['authorization_code', 'refresh_token'],
    responseTypes: ['code'],
    redirectUriTemplate: '{baseUrl}/login/oauth2/code/{registrationId}',
    scopes: ['openid', 'profile', 'email'],
    requirePkce: true,
    refreshTokenLimit: 'unlimited',
  },
  singlePageApp: {
    ...PUBLIC,
    applicationType: 'web',
    grantTypes: ['authorization_code'],
    responseTypes: ['code'],
    redirectUriTemplate: null,
    scopes: ['openid', 'profile', 'email'],
    requirePkce: true,
    // What leaks from a browser is of no use for long.
    accessTokenLifetime: 900,
    refreshTokenLimit: 0,
  },
  native: {
    ...PUBLIC,
    applicationType: 'native',
    grantTypes: ['authorization_code', 'refresh_token'],
    responseTypes: ['code'],
    redirectUriTemplate: null,
    scopes: ['openid', 'profile', 'offline_access'],
    requirePkce: true,
    refreshTokenLimit: 'unlimited',
    // RFC 9700 §2.2.2: a public client's refresh token is used once.
    refreshTokenUsage: 'oneTimeOnly',
  },
  machineToMachine: {
    ...CONFIDENTIAL,
    applicationType: 'web',
    grantTypes: ['client_credentials'],
    responseTypes: [],
    redirectUriTemplate: null,
    scopes: [],
    refreshTokenLimit: 0,
  },
  device: {
    ...PUBLIC,
    applicationType: 'native',
    grantTypes: [DEVICE_CODE, 'refresh_token'],
    responseTypes: [],
    redirectUriTemplate: null,
    scopes: ['openid', 'profile', 'offline_access'],
    // A person has to find another device, open a page and type the code.
    deviceCodeLifetime: 900,
    refreshTokenLimit: 'unlimited',
    refreshTokenUsage: 'oneTimeOnly',
  },
};
