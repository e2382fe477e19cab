/**
 * The field table (fields.md §1–6): in which section each member stands, in which modes it applies and what it is when nothing
 * is said. Form, detail page, diff and the “differs from the default” marks all read it. Labels are `fields.labels.<name>`,
 * hints `fields.hints.<name>` in the message file.
 */
import type { ProviderMode, RegistrationConfiguration, RegistrationField } from './model';

export const SECTIONS = ['identity', 'credentials', 'grants', 'scopes', 'provider', 'tokens', 'signIn'] as const;
export type Section = (typeof SECTIONS)[number];

export type FieldMetadata<F extends RegistrationField = RegistrationField> = {
  readonly section: Section;
  readonly modes: readonly ProviderMode[];
  readonly defaultValue: RegistrationConfiguration[F];
};

const EVERY = ['automatic', 'manual', 'built_in'] as const;
const EXTERNAL = ['automatic', 'manual'] as const;
const AUTOMATIC = ['automatic'] as const;
const MANUAL = ['manual'] as const;
const BUILT_IN = ['built_in'] as const;

export const FIELDS: { readonly [F in RegistrationField]: FieldMetadata<F> } = {
  registrationId: { section: 'identity', modes: EVERY, defaultValue: '' },
  clientId: { section: 'identity', modes: EVERY, defaultValue: '' },
  name: { section: 'identity', modes: EVERY, defaultValue: '' },
  version: { section: 'identity', modes: EVERY, defaultValue: '1.0' },
  description: { section: 'identity', modes: EVERY, defaultValue: '' },
  clientType: { section: 'identity', modes: EVERY, defaultValue: 'confidential' },
  enabled: { section: 'identity', modes: EVERY, defaultValue: true },
  applicationType: { section: 'identity', modes: EVERY, defaultValue: 'web' },
  clientUri: { section: 'identity', modes: EVERY, defaultValue: null },
  logoUri: { section: 'identity', modes: EVERY, defaultValue: null },
  tosUri: { section: 'identity', modes: EVERY, defaultValue: null },
  policyUri: { section: 'identity', modes: EVERY, defaultValue: null },
  contacts: { section: 'identity', modes: EVERY, defaultValue: [] },

  tokenEndpointAuthMethod: { section: 'credentials', modes: EVERY, defaultValue: 'client_secret_basic' },
  jwks: { section: 'credentials', modes: EVERY, defaultValue: null },
  jwksUri: { section: 'credentials', modes: EVERY, defaultValue: null },

  grantTypes: { section: 'grants', modes: EVERY, defaultValue: [] },
  responseTypes: { section: 'grants', modes: EVERY, defaultValue: [] },
  redirectUris: { section: 'grants', modes: EVERY, defaultValue: [] },
  redirectUriTemplate: { section: 'grants', modes: EXTERNAL, defaultValue: null },
  postLogoutRedirectUris: { section: 'grants', modes: BUILT_IN, defaultValue: [] },
  allowedCorsOrigins: { section: 'grants', modes: BUILT_IN, defaultValue: [] },
  requirePkce: { section: 'grants', modes: EVERY, defaultValue: true },
  allowPlainTextPkce: { section: 'grants', modes: BUILT_IN, defaultValue: false },
  requireRequestObject: { section: 'grants', modes: BUILT_IN, defaultValue: false },
  allowAccessTokensViaBrowser: { section: 'grants', modes: BUILT_IN, defaultValue: false },

  scopes: { section: 'scopes', modes: EVERY, defaultValue: [] },

  providerMode: { section: 'provider', modes: EVERY, defaultValue: 'automatic' },
  issuerUrl: { section: 'provider', modes: AUTOMATIC, defaultValue: null },
  authorizationUri: { section: 'provider', modes: MANUAL, defaultValue: null },
  tokenUri: { section: 'provider', modes: MANUAL, defaultValue: null },
  userInfoUri: { section: 'provider', modes: MANUAL, defaultValue: null },
  userInfoAuthMethod: { section: 'provider', modes: EXTERNAL, defaultValue: 'header' },
  usernameAttribute: { section: 'provider', modes: EXTERNAL, defaultValue: 'sub' },
  jwkSetUri: { section: 'provider', modes: MANUAL, defaultValue: null },

  accessTokenLifetime: { section: 'tokens', modes: BUILT_IN, defaultValue: null },
  accessTokenType: { section: 'tokens', modes: BUILT_IN, defaultValue: 'jwt' },
  includeJwtId: { section: 'tokens', modes: BUILT_IN, defaultValue: true },
  refreshTokenLimit: { section: 'tokens', modes: BUILT_IN, defaultValue: 0 },
  refreshTokenUsage: { section: 'tokens', modes: BUILT_IN, defaultValue: 'oneTimeOnly' },
  refreshTokenExpiration: { section: 'tokens', modes: BUILT_IN, defaultValue: 'absolute' },
  absoluteRefreshTokenLifetime: { section: 'tokens', modes: BUILT_IN, defaultValue: 2_592_000 },
  slidingRefreshTokenLifetime: { section: 'tokens', modes: BUILT_IN, defaultValue: 1_296_000 },
  updateAccessTokenClaimsOnRefresh: { section: 'tokens', modes: BUILT_IN, defaultValue: false },
  identityTokenLifetime: { section: 'tokens', modes: BUILT_IN, defaultValue: 300 },
  authorizationCodeLifetime: { section: 'tokens', modes: BUILT_IN, defaultValue: 300 },
  deviceCodeLifetime: { section: 'tokens', modes: BUILT_IN, defaultValue: 300 },
  allowedIdentityTokenSigningAlgorithms: { section: 'tokens', modes: BUILT_IN, defaultValue: [] },
  claims: { section: 'tokens', modes: BUILT_IN, defaultValue: [] },
  alwaysSendClientClaims: { section: 'tokens', modes: BUILT_IN, defaultValue: false },
  clientClaimsPrefix: { section: 'tokens', modes: BUILT_IN, defaultValue: '' },
  alwaysIncludeUserClaimsInIdToken: { section: 'tokens', modes: BUILT_IN, defaultValue: false },
  pairWiseSubjectSalt: { section: 'tokens', modes: BUILT_IN, defaultValue: null },

  enableLocalLogin: { section: 'signIn', modes: BUILT_IN, defaultValue: true },
  identityProviderRestrictions: { section: 'signIn', modes: BUILT_IN, defaultValue: [] },
  userSsoLifetime: { section: 'signIn', modes: BUILT_IN, defaultValue: null },
  requireConsent: { section: 'signIn', modes: BUILT_IN, defaultValue: false },
  allowRememberConsent: { section: 'signIn', modes: BUILT_IN, defaultValue: true },
  consentLifetime: { section: 'signIn', modes: BUILT_IN, defaultValue: null },
  frontChannelLogoutUri: { section: 'signIn', modes: BUILT_IN, defaultValue: null },
  frontChannelLogoutSessionRequired: { section: 'signIn', modes: BUILT_IN, defaultValue: true },
  backChannelLogoutUri: { section: 'signIn', modes: BUILT_IN, defaultValue: null },
  backChannelLogoutSessionRequired: { section: 'signIn', modes: BUILT_IN, defaultValue: true },
  userCodeType: { section: 'signIn', modes: BUILT_IN, defaultValue: '' },
  properties: { section: 'signIn', modes: BUILT_IN, defaultValue: {} },
};

export const FIELD_NAMES = Object.keys(FIELDS) as RegistrationField[];

/** Whether `field` means anything in `mode`; one that does not is neither shown nor accepted. */
export function appliesTo(field: RegistrationField, mode: ProviderMode): boolean {
  return FIELDS[field].modes.includes(mode);
}

/** The members of `mode`, in the order a person meets them. */
export function fieldsOf(mode: ProviderMode): RegistrationField[] {
  return FIELD_NAMES.filter((field) => appliesTo(field, mode));
}

const DEFAULTS = Object.fromEntries(FIELD_NAMES.map((field) => [field, FIELDS[field].defaultValue]));
/** Those whose default is a list or an object, flat ones: each configuration gets one of its own. */
const OWN_DEFAULTS = FIELD_NAMES.filter((field) => typeof (DEFAULTS[field] ?? '') === 'object');
const copyOf = (value: unknown) => (Array.isArray(value) ? [...value] : { ...(value as object) });

/** A new, empty configuration of `mode`: every member at its default. */
export function defaultConfiguration(mode: ProviderMode): RegistrationConfiguration {
  const own = Object.fromEntries(OWN_DEFAULTS.map((field) => [field, copyOf(DEFAULTS[field])]));
  const defaults = { ...DEFAULTS, ...own } as RegistrationConfiguration;
  // fields.md §3: `authorization_code` is the default of a new Built-in client; a provider's client has the grants it was given.
  const grants = mode === 'built_in' ? { grantTypes: ['authorization_code'], responseTypes: ['code'] } : {};
  return { ...defaults, ...grants, providerMode: mode };
}

/** Whether two values of a member are the same. Members are plain data, so their JSON says it. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Whether `field` has another value than a new registration of the same mode would have. */
export function differsFromDefault(configuration: RegistrationConfiguration, field: RegistrationField): boolean {
  return !sameValue(configuration[field], defaultConfiguration(configuration.providerMode)[field]);
}
