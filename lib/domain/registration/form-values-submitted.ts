import { conflictField, OPENED_FIELD } from '../edit-conflict';
import { SCRIPTED_FIELD } from '../form-state';
import { chipTexts } from '../form-text';
import { type ClaimRow, filledRows, type PropertyRow } from './form-rows';
import { type FormField, type RegistrationFormValues, toRegistrationInput } from './form-values';
import { FORM_FIELDS } from './form-values-merge';
import type { RegistrationField } from './model';
import { endOfDay } from './overlap';
import type { SecretInput } from './secret-input';

/** As much of the web's FormData as reading needs. */
export type SubmittedForm = { get(name: string): unknown; getAll(name: string): unknown[] };

/**
 * The values of a submitted form, read member by member: what the form does not know is not looked at, and a member that is
 * missing reads as empty. Nothing is judged here.
 */
export function fromFormData(form: SubmittedForm): RegistrationFormValues {
  return {
    registrationId: text(form, 'registrationId'),
    providerMode: text(form, 'providerMode'),
    clientId: text(form, 'clientId'),
    name: text(form, 'name'),
    version: text(form, 'version'),
    description: multiline(form, 'description'),
    clientType: text(form, 'clientType'),
    enabled: ticked(form, 'enabled'),
    clientUri: text(form, 'clientUri'),
    logoUri: text(form, 'logoUri'),
    tosUri: text(form, 'tosUri'),
    policyUri: text(form, 'policyUri'),
    contacts: multiline(form, 'contacts'),
    applicationType: text(form, 'applicationType'),
    tokenEndpointAuthMethod: text(form, 'tokenEndpointAuthMethod'),
    jwks: multiline(form, 'jwks'),
    jwksUri: text(form, 'jwksUri'),
    grantTypes: list(form, 'grantTypes'),
    otherGrantTypes: multiline(form, 'otherGrantTypes'),
    responseTypes: multiline(form, 'responseTypes'),
    redirectUris: multiline(form, 'redirectUris'),
    redirectUriTemplate: text(form, 'redirectUriTemplate'),
    postLogoutRedirectUris: multiline(form, 'postLogoutRedirectUris'),
    allowedCorsOrigins: multiline(form, 'allowedCorsOrigins'),
    scopes: scopes(form),
    requirePkce: ticked(form, 'requirePkce'),
    allowPlainTextPkce: ticked(form, 'allowPlainTextPkce'),
    requireRequestObject: ticked(form, 'requireRequestObject'),
    allowAccessTokensViaBrowser: ticked(form, 'allowAccessTokensViaBrowser'),
    issuerUrl: text(form, 'issuerUrl'),
    authorizationUri: text(form, 'authorizationUri'),
    tokenUri: text(form, 'tokenUri'),
    userInfoUri: text(form, 'userInfoUri'),
    userInfoAuthMethod: text(form, 'userInfoAuthMethod'),
    usernameAttribute: text(form, 'usernameAttribute'),
    jwkSetUri: text(form, 'jwkSetUri'),
    accessTokenLifetime: text(form, 'accessTokenLifetime'),
    accessTokenSeconds: text(form, 'accessTokenSeconds'),
    accessTokenType: text(form, 'accessTokenType'),
    includeJwtId: ticked(form, 'includeJwtId'),
    refreshTokenLimit: text(form, 'refreshTokenLimit'),
    refreshTokenCount: text(form, 'refreshTokenCount'),
    refreshTokenUsage: text(form, 'refreshTokenUsage'),
    refreshTokenExpiration: text(form, 'refreshTokenExpiration'),
    absoluteRefreshTokenLifetime: text(form, 'absoluteRefreshTokenLifetime'),
    slidingRefreshTokenLifetime: text(form, 'slidingRefreshTokenLifetime'),
    updateAccessTokenClaimsOnRefresh: ticked(form, 'updateAccessTokenClaimsOnRefresh'),
    identityTokenLifetime: text(form, 'identityTokenLifetime'),
    authorizationCodeLifetime: text(form, 'authorizationCodeLifetime'),
    deviceCodeLifetime: text(form, 'deviceCodeLifetime'),
    allowedIdentityTokenSigningAlgorithms: list(form, 'allowedIdentityTokenSigningAlgorithms'),
    claims: claimRows(form),
    alwaysSendClientClaims: ticked(form, 'alwaysSendClientClaims'),
    clientClaimsPrefix: text(form, 'clientClaimsPrefix'),
    alwaysIncludeUserClaimsInIdToken: ticked(form, 'alwaysIncludeUserClaimsInIdToken'),
    pairWiseSubjectSalt: text(form, 'pairWiseSubjectSalt'),
    enableLocalLogin: ticked(form, 'enableLocalLogin'),
    identityProviderRestrictions: multiline(form, 'identityProviderRestrictions'),
    userSsoLifetime: text(form, 'userSsoLifetime'),
    requireConsent: ticked(form, 'requireConsent'),
    allowRememberConsent: ticked(form, 'allowRememberConsent'),
    consentLifetime: text(form, 'consentLifetime'),
    frontChannelLogoutUri: text(form, 'frontChannelLogoutUri'),
    frontChannelLogoutSessionRequired: ticked(form, 'frontChannelLogoutSessionRequired'),
    backChannelLogoutUri: text(form, 'backChannelLogoutUri'),
    backChannelLogoutSessionRequired: ticked(form, 'backChannelLogoutSessionRequired'),
    userCodeType: text(form, 'userCodeType'),
    properties: propertyRows(form),
  };
}

/** The names of a table's cells: one name a column, a value for each row, the empty ones too. */
export const ROW_FIELDS = {
  claims: ['claimType', 'claimValue', 'claimValueType'],
  properties: ['propertyKey', 'propertyValue'],
} as const;

function claimRows(form: SubmittedForm): ClaimRow[] {
  const [types, values, valueTypes] = ROW_FIELDS.claims.map((name) => column(form, name));
  const rows = (types ?? []).map((type, row) => ({
    type,
    value: values?.[row] ?? '',
    valueType: valueTypes?.[row] ?? '',
  }));
  return filledRows(rows);
}

function propertyRows(form: SubmittedForm): PropertyRow[] {
  const [keys, values] = ROW_FIELDS.properties.map((name) => column(form, name));
  return filledRows((keys ?? []).map((key, row) => ({ key, value: values?.[row] ?? '' })));
}

/** A column of a table: the rows of all columns stand beside each other by their position, so none may be left out. */
function column(form: SubmittedForm, name: string): string[] {
  return form.getAll(name).map((value) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''));
}

/** A form as an action echoes it: by field name, what was sent. */
export function echoedForm(values: Readonly<Record<string, readonly string[]>>): SubmittedForm {
  const of = (name: string) => (Object.hasOwn(values, name) ? (values[name] ?? []) : []);
  return { get: (name) => of(name)[0] ?? null, getAll: (name) => [...of(name)] };
}

/** What an action may send back to be shown again: never a secret, which is why none of its fields is here. */
export const ECHOED_FIELDS: readonly string[] = [
  ...FORM_FIELDS,
  ...Object.values(ROW_FIELDS).flat(),
  SCRIPTED_FIELD,
  OPENED_FIELD,
  'allowPrivateUseScheme',
  'reason',
];

/** What comes with the registration and is no part of it: answers to the form's own questions. */
export type Submission = {
  values: RegistrationFormValues;
  /** What the rules judge. */
  input: Partial<Record<RegistrationField, unknown>>;
  /** `discover`: without a script, Discover sends the form to have the issuer previewed. */
  intent: 'save' | 'discover';
  scripted: boolean;
  /** Without a script: the fields of an edit conflict in which the other version was chosen. */
  theirs: readonly FormField[];
  /** What is asked to be done about the secret; null: nothing. Lives as long as the request. */
  secret: SecretInput | null;
  reason: string;
  acceptUnverified: boolean;
  /** The override for native clients' schemes without a dot (security.md §1). */
  allowPrivateUseScheme: boolean;
  /** One per rendered create form: a double click or a retry registers once. */
  idempotencyKey: string | null;
  /** Of the registration as it was when the form was rendered. */
  rowVersion: number | null;
  /** The registration ID typed to confirm confidential → public (ux.md, Danger). */
  confirmation: string;
};

export function readSubmission(form: SubmittedForm): Submission {
  const values = fromFormData(form);
  const rowVersion = text(form, 'rowVersion');
  return {
    values,
    input: toRegistrationInput(values),
    intent: text(form, 'intent') === 'discover' ? 'discover' : 'save',
    scripted: ticked(form, SCRIPTED_FIELD),
    theirs: FORM_FIELDS.filter((field) => text(form, conflictField(field)) === 'theirs'),
    secret: submittedSecret(form, values),
    reason: text(form, 'reason'),
    acceptUnverified: ticked(form, 'acceptUnverified'),
    allowPrivateUseScheme: ticked(form, 'allowPrivateUseScheme'),
    idempotencyKey: text(form, 'idempotencyKey') || null,
    rowVersion: /^\d{1,9}$/.test(rowVersion) ? Number(rowVersion) : null,
    confirmation: text(form, 'confirmation'),
  };
}

/** The secret that goes with what was chosen. A field that the choice hides may hold anything: it is not looked at. */
function submittedSecret(form: SubmittedForm, values: RegistrationFormValues): SecretInput | null {
  if (values.clientType === 'public') return null;
  const isKey = values.tokenEndpointAuthMethod === 'private_key_jwt';
  const type = isKey ? 'private_key' : 'shared_secret';
  if (values.providerMode === 'built_in') {
    return ticked(form, 'generateSecret') && !isKey ? { value: null, type, description: '', expiresAt: null } : null;
  }
  const value = isKey ? multiline(form, 'privateKey') : text(form, 'clientSecret');
  if (value === '') return null;
  const expires = text(form, isKey ? 'privateKeyExpires' : 'clientSecretExpires');
  return { value, type, description: '', expiresAt: expires === '' ? null : endOfDay(expires) };
}

/** A file in place of text reads as empty. */
function text(form: SubmittedForm, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** A browser sends the line ends of a text area as CRLF (HTML §4.10.22.4); in the page they were LF. */
function multiline(form: SubmittedForm, name: string): string {
  return text(form, name).replaceAll('\r\n', '\n');
}

function ticked(form: SubmittedForm, name: string): boolean {
  return form.get(name) !== null;
}

/** Blanks and commas end a scope as it is typed (ux.md); a scope that came from elsewhere may have a comma (RFC 6749 §3.3). */
function scopes(form: SubmittedForm): string[] {
  const sent = list(form, 'scopes');
  if (form.get(SCRIPTED_FIELD) !== null) return sent;
  return [...new Set(chipTexts(sent))];
}

function list(form: SubmittedForm, name: string): string[] {
  return [...new Set(form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== ''))];
}
