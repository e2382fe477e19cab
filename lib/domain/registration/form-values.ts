/**
 * What the registration form holds, as a browser holds it: text, lists of ticked boxes, and nothing parsed. The rules
 * (`parse.ts`) judge what `toRegistrationInput` makes of it, in the browser and on the server alike.
 *
 * There is no member for a secret here, on purpose: values come back from the server, lie in the session's draft and are
 * compared with other people's, and a secret does none of that (fields.md §2).
 */
import { joinLines, lineValues } from './form-lines';
import { appliesToMode } from './form-values-modes';
import type { RegistrationConfiguration, RegistrationField } from './model';

export type RegistrationFormValues = {
  registrationId: string;
  providerMode: string;

  clientId: string;
  name: string;
  version: string;
  description: string;
  clientType: string;
  enabled: boolean;
  clientUri: string;
  logoUri: string;
  tosUri: string;
  policyUri: string;
  /** One a line. */
  contacts: string;
  applicationType: string;

  tokenEndpointAuthMethod: string;
  /** A JWK set as JSON text. */
  jwks: string;
  jwksUri: string;

  /** The ticked ones. */
  grantTypes: string[];
  /** Grant types typed by hand, one a line. */
  otherGrantTypes: string;
  /** One a line (a response type has blanks in it); empty means: what follows from the grants. */
  responseTypes: string;
  /** One a line. */
  redirectUris: string;
  redirectUriTemplate: string;
  /** One a line. */
  postLogoutRedirectUris: string;
  /** One a line. */
  allowedCorsOrigins: string;
  scopes: string[];
  /** What stands in the scope box and is no chip yet: it counts, so that nothing typed is lost. */
  typedScopes: string;
  requirePkce: boolean;
  allowPlainTextPkce: boolean;
  requireRequestObject: boolean;
  allowAccessTokensViaBrowser: boolean;

  issuerUrl: string;
  authorizationUri: string;
  tokenUri: string;
  userInfoUri: string;
  userInfoAuthMethod: string;
  usernameAttribute: string;
  jwkSetUri: string;
};

export type FormField = keyof RegistrationFormValues;

/** The form of a registration that does not exist yet: the defaults of fields.md §1–4. */
export const EMPTY_FORM_VALUES: Readonly<RegistrationFormValues> = {
  registrationId: '',
  providerMode: 'automatic',
  clientId: '',
  name: '',
  version: '1.0',
  description: '',
  clientType: 'confidential',
  enabled: true,
  clientUri: '',
  logoUri: '',
  tosUri: '',
  policyUri: '',
  contacts: '',
  applicationType: 'web',
  tokenEndpointAuthMethod: 'client_secret_basic',
  jwks: '',
  jwksUri: '',
  grantTypes: [],
  otherGrantTypes: '',
  responseTypes: '',
  redirectUris: '',
  redirectUriTemplate: '',
  postLogoutRedirectUris: '',
  allowedCorsOrigins: '',
  scopes: [],
  typedScopes: '',
  requirePkce: true,
  allowPlainTextPkce: false,
  requireRequestObject: false,
  allowAccessTokensViaBrowser: false,
  issuerUrl: '',
  authorizationUri: '',
  tokenUri: '',
  userInfoUri: '',
  userInfoAuthMethod: 'header',
  usernameAttribute: 'sub',
  jwkSetUri: '',
};

/**
 * What the rules are asked to judge: the members that apply to the chosen mode, each as the model speaks of it. Text is passed
 * on unaltered. What cannot be read (a JWK set that is no JSON) is passed on as text, so that the rules refuse it by name.
 */
export function toRegistrationInput(values: RegistrationFormValues): Partial<Record<RegistrationField, unknown>> {
  const builtIn = values.providerMode === 'built_in';
  const responseTypes = lineValues(values.responseTypes);
  const members: Record<RegistrationField, unknown> = {
    registrationId: values.registrationId,
    providerMode: values.providerMode,
    // fields.md §1: generated for Built-in unless somebody types one; the name defaults to the registration ID.
    clientId: builtIn ? values.clientId || undefined : values.clientId,
    name: values.name || undefined,
    version: values.version,
    description: values.description,
    clientType: values.clientType,
    enabled: values.enabled,
    clientUri: values.clientUri || null,
    logoUri: values.logoUri || null,
    tosUri: values.tosUri || null,
    policyUri: values.policyUri || null,
    contacts: lineValues(values.contacts),
    applicationType: values.applicationType,
    tokenEndpointAuthMethod: values.tokenEndpointAuthMethod,
    jwks: readJson(values.jwks),
    jwksUri: values.jwksUri || null,
    grantTypes: allGrantTypes(values),
    responseTypes: responseTypes.length === 0 ? undefined : responseTypes,
    redirectUris: lineValues(values.redirectUris),
    redirectUriTemplate: values.redirectUriTemplate || null,
    postLogoutRedirectUris: lineValues(values.postLogoutRedirectUris),
    allowedCorsOrigins: lineValues(values.allowedCorsOrigins),
    scopes: allScopes(values),
    requirePkce: values.requirePkce,
    allowPlainTextPkce: values.allowPlainTextPkce,
    requireRequestObject: values.requireRequestObject,
    allowAccessTokensViaBrowser: values.allowAccessTokensViaBrowser,
    issuerUrl: values.issuerUrl || null,
    authorizationUri: values.authorizationUri || null,
    tokenUri: values.tokenUri || null,
    userInfoUri: values.userInfoUri || null,
    userInfoAuthMethod: values.userInfoAuthMethod,
    usernameAttribute: values.usernameAttribute,
    jwkSetUri: values.jwkSetUri || null,
  };
  const input: Partial<Record<RegistrationField, unknown>> = {};
  for (const [field, value] of Object.entries(members) as [RegistrationField, unknown][]) {
    if (value !== undefined && appliesToMode(field, values.providerMode)) input[field] = value;
  }
  return input;
}

/**
 * The form of a registration that exists.
 *
 * @param knownGrantTypes those the form has a box for; the others are shown as lines
 * @param derivedResponseTypes what follows from its grants; the field stays empty when that is what it has
 */
export function fromConfiguration(
  configuration: RegistrationConfiguration,
  knownGrantTypes: readonly string[],
  derivedResponseTypes: readonly string[],
): RegistrationFormValues {
  const { grantTypes, responseTypes } = configuration;
  return {
    registrationId: configuration.registrationId,
    providerMode: configuration.providerMode,
    clientId: configuration.clientId,
    name: configuration.name,
    version: configuration.version,
    description: configuration.description,
    clientType: configuration.clientType,
    enabled: configuration.enabled,
    clientUri: configuration.clientUri ?? '',
    logoUri: configuration.logoUri ?? '',
    tosUri: configuration.tosUri ?? '',
    policyUri: configuration.policyUri ?? '',
    contacts: joinLines(configuration.contacts),
    applicationType: configuration.applicationType,
    tokenEndpointAuthMethod: configuration.tokenEndpointAuthMethod,
    jwks: configuration.jwks === null ? '' : JSON.stringify(configuration.jwks, null, 2),
    jwksUri: configuration.jwksUri ?? '',
    grantTypes: grantTypes.filter((grant) => knownGrantTypes.includes(grant)),
    otherGrantTypes: joinLines(grantTypes.filter((grant) => !knownGrantTypes.includes(grant))),
    responseTypes: sameSet(responseTypes, derivedResponseTypes) ? '' : joinLines(responseTypes),
    redirectUris: joinLines(configuration.redirectUris),
    redirectUriTemplate: configuration.redirectUriTemplate ?? '',
    postLogoutRedirectUris: joinLines(configuration.postLogoutRedirectUris),
    allowedCorsOrigins: joinLines(configuration.allowedCorsOrigins),
    scopes: [...configuration.scopes],
    typedScopes: '',
    requirePkce: configuration.requirePkce,
    allowPlainTextPkce: configuration.allowPlainTextPkce,
    requireRequestObject: configuration.requireRequestObject,
    allowAccessTokensViaBrowser: configuration.allowAccessTokensViaBrowser,
    issuerUrl: configuration.issuerUrl ?? '',
    authorizationUri: configuration.authorizationUri ?? '',
    tokenUri: configuration.tokenUri ?? '',
    userInfoUri: configuration.userInfoUri ?? '',
    userInfoAuthMethod: configuration.userInfoAuthMethod,
    usernameAttribute: configuration.usernameAttribute,
    jwkSetUri: configuration.jwkSetUri ?? '',
  };
}

/** Ticked and typed grant types, in that order. */
export function allGrantTypes(values: Pick<RegistrationFormValues, 'grantTypes' | 'otherGrantTypes'>): string[] {
  return [...values.grantTypes, ...lineValues(values.otherGrantTypes)];
}

/** The scope chips and what is still being typed, each once. */
export function allScopes(values: Pick<RegistrationFormValues, 'scopes' | 'typedScopes'>): string[] {
  return [...new Set([...values.scopes, ...splitScopes(values.typedScopes)])];
}

/** What one types or pastes into the scope box: blanks, line ends and commas end a scope (ux.md). */
export function splitScopes(text: string): string[] {
  return text.split(/[\s,]+/).filter((scope) => scope !== '');
}

function readJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}
