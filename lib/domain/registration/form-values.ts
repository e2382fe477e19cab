/**
 * What the registration form holds, as a browser holds it: text, lists of ticked boxes, and nothing parsed. The rules
 * (`parse.ts`) judge what `toRegistrationInput` makes of it, in the browser and on the server alike.
 *
 * There is no member for a secret here, on purpose: values come back from the server, lie in the session's draft and are
 * compared with other people's, and a secret does none of that (fields.md §2).
 */
import { appliesTo, defaultConfiguration } from './fields';
import { joinLines, lineValues } from './form-lines';
import { type SignInFormValues, signInFormValues, signInInput } from './form-values-sign-in';
import { type TokenFormValues, tokenFormValues, tokenInput } from './form-values-tokens';
import { knownGrant } from './grants';
import { PROVIDER_MODES, type RegistrationConfiguration, type RegistrationField } from './model';
import { responseTypesFor } from './response-types';

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
} & TokenFormValues &
  SignInFormValues;

export type FormField = keyof RegistrationFormValues;

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
    // Public ⇒ `none`: the form has no choice to offer, so it says nothing and the rules' default stands.
    tokenEndpointAuthMethod: values.clientType === 'public' ? undefined : values.tokenEndpointAuthMethod,
    jwks: values.jwks || null,
    jwksUri: values.jwksUri || null,
    grantTypes: allGrantTypes(values),
    responseTypes: responseTypes.length === 0 ? undefined : responseTypes,
    redirectUris: lineValues(values.redirectUris),
    redirectUriTemplate: values.redirectUriTemplate || null,
    postLogoutRedirectUris: lineValues(values.postLogoutRedirectUris),
    allowedCorsOrigins: lineValues(values.allowedCorsOrigins),
    scopes: values.scopes,
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
    ...tokenInput(values),
    ...signInInput(values),
  };
  const mode = PROVIDER_MODES.find((known) => known === values.providerMode);
  const said = Object.entries(members).filter(
    ([field, value]) => value !== undefined && (mode === undefined || appliesTo(field as RegistrationField, mode)),
  );
  return Object.fromEntries(said);
}

/** The form of a registration that exists. */
export function fromConfiguration(configuration: RegistrationConfiguration): RegistrationFormValues {
  const { clientType, grantTypes, responseTypes } = configuration;
  const derived = responseTypesFor(grantTypes, configuration.allowAccessTokensViaBrowser);
  return {
    registrationId: configuration.registrationId,
    providerMode: configuration.providerMode,
    clientId: configuration.clientId,
    name: configuration.name,
    version: configuration.version,
    description: configuration.description,
    clientType,
    enabled: configuration.enabled,
    clientUri: configuration.clientUri ?? '',
    logoUri: configuration.logoUri ?? '',
    tosUri: configuration.tosUri ?? '',
    policyUri: configuration.policyUri ?? '',
    contacts: joinLines(configuration.contacts),
    applicationType: configuration.applicationType,
    // What the choice shows should the client become confidential.
    tokenEndpointAuthMethod: clientType === 'public' ? 'client_secret_basic' : configuration.tokenEndpointAuthMethod,
    jwks: configuration.jwks === null ? '' : JSON.stringify(configuration.jwks, null, 2),
    jwksUri: configuration.jwksUri ?? '',
    grantTypes: grantTypes.filter((grant) => knownGrant(grant) !== null),
    otherGrantTypes: joinLines(grantTypes.filter((grant) => knownGrant(grant) === null)),
    responseTypes: sameSet(responseTypes, derived) ? '' : joinLines(responseTypes),
    redirectUris: joinLines(configuration.redirectUris),
    redirectUriTemplate: configuration.redirectUriTemplate ?? '',
    postLogoutRedirectUris: joinLines(configuration.postLogoutRedirectUris),
    allowedCorsOrigins: joinLines(configuration.allowedCorsOrigins),
    scopes: [...configuration.scopes],
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
    ...tokenFormValues(configuration),
    ...signInFormValues(configuration),
  };
}

/** Ticked and typed grant types, in that order. */
export function allGrantTypes(values: Pick<RegistrationFormValues, 'grantTypes' | 'otherGrantTypes'>): string[] {
  return [...values.grantTypes, ...lineValues(values.otherGrantTypes)];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}

/** The form of a registration that does not exist yet: every member at its default. */
export const EMPTY_FORM_VALUES: Readonly<RegistrationFormValues> = fromConfiguration(defaultConfiguration('automatic'));
