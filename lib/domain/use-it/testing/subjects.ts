import fc from 'fast-check';
import { defaultConfiguration } from '../../registration/fields';
import { DEVICE_CODE } from '../../registration/grants';
import { AUTH_METHODS, type ProviderMode, type RegistrationConfiguration } from '../../registration/model';
import { type ProviderFacts, readProvider, type UseItSubject } from '../subject';

const ISSUER = 'https://idp.example.com/realms/a';

const addressesAt = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
  device_authorization_endpoint: `${issuer}/device/authorize`,
});

const DOCUMENTS: Record<ProviderMode, Record<string, string> | null> = {
  automatic: addressesAt(ISSUER),
  manual: {
    authorization_endpoint: "https://idp.example.com/authorize?tenant=o'neill",
    token_endpoint: "https://idp.example.com/token?q='$(id)`id`",
    userinfo_endpoint: 'https://idp.example.com/me',
    jwks_uri: 'https://idp.example.com/keys',
  },
  built_in: addressesAt('https://console.example.com/oauth'),
};

/** A registration of a mode and what is known of its provider. */
export function subjectOf(
  mode: ProviderMode,
  members: Partial<RegistrationConfiguration> = {},
  provider: Partial<ProviderFacts> = {},
): UseItSubject {
  const configuration: RegistrationConfiguration = {
    ...defaultConfiguration(mode),
    registrationId: 'shop',
    clientId: 'shop-client',
    name: 'Shop',
    issuerUrl: mode === 'automatic' ? ISSUER : null,
    grantTypes: ['authorization_code'],
    responseTypes: ['code'],
    redirectUris: ['https://shop.example.com/callback'],
    scopes: ['openid', 'orders.read'],
    ...members,
  };
  return {
    configuration,
    provider: { ...readProvider(configuration, DOCUMENTS[mode]), ...provider },
    personalScopes: [],
  };
}

const VSCHAR = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index));
const HOSTILE = [
  "'",
  '"',
  '\\',
  '$',
  '`',
  '{',
  '}',
  '%',
  '#',
  ':',
  '&',
  '*',
  '!',
  '~',
  '<',
  '>',
  '|',
  ';',
  '(',
  ')',
  '@',
];

const text = (unit: string[], minLength = 1) =>
  fc.string({ unit: fc.oneof(fc.constantFrom(...unit), fc.constantFrom(...HOSTILE)), minLength, maxLength: 24 });

/** Words that a format may take for something else. */
const TRAP = fc.constantFrom(
  '$(touch /tmp/x)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Spring's and the shell's own
  '${HOME}',
  '#{1}',
  "it's",
  '*/',
  '--user',
  '- a: b',
  'null',
  'yes',
  '0x1F',
  '1e3',
  '~',
  '@file',
);

const clientId = fc.oneof(text(VSCHAR), TRAP).filter((id) => id.trim() === id && id !== '');
const scope = fc.oneof(text(VSCHAR), TRAP).map((each) => each.replaceAll(/[\s"\\]/g, '') || 'orders');
const name = fc.oneof(
  TRAP,
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((each) => each.trim() !== ''),
  fc.constantFrom('a\u0085b', 'a\u2028b', '\ufeffa', 'Größe ☃ 😀'),
);
const registrationId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/);
const redirectUri = fc
  .webUrl({ withQueryParameters: true, validSchemes: ['https'] })
  .map((url) => `${url.replaceAll('"', '%22')}${url.includes('?') ? '&' : '?'}a='b'&c=$(id)`);

/** Registrations that a person could save, with every kind of character where it is allowed. */
export const hostileSubject: fc.Arbitrary<UseItSubject> = fc
  .record({
    mode: fc.constantFrom<ProviderMode>('automatic', 'manual', 'built_in'),
    registrationId,
    clientId,
    name,
    scopes: fc.uniqueArray(fc.oneof(scope, fc.constant('openid')), { maxLength: 4 }),
    redirectUris: fc.array(redirectUri, { minLength: 1, maxLength: 2 }),
    usernameAttribute: name,
    tokenEndpointAuthMethod: fc.constantFrom(...AUTH_METHODS),
    grantTypes: fc.subarray(['authorization_code', 'client_credentials', 'password', 'refresh_token', DEVICE_CODE]),
  })
  .map(({ mode, tokenEndpointAuthMethod, ...members }) =>
    subjectOf(mode, {
      ...members,
      tokenEndpointAuthMethod,
      clientType: tokenEndpointAuthMethod === 'none' ? 'public' : 'confidential',
      refreshTokenLimit: 'unlimited',
    }),
  );
