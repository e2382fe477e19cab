import type { RegistrationFormValues } from './form-values';

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
    scopes: list(form, 'scopes'),
    typedScopes: text(form, 'typedScopes'),
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
  };
}

/** What comes with the registration and is no part of it: answers to the form's own questions. */
export type Submission = {
  values: RegistrationFormValues;
  /** Empty: none was typed. Lives as long as the request. */
  clientSecret: string;
  /** A private JWK or PEM for `private_key_jwt`. Lives as long as the request. */
  privateKey: string;
  secretDescription: string;
  /** `YYYY-MM-DD` as a date control gives it, or empty: the secret does not expire. */
  secretExpires: string;
  reason: string;
  acceptUnverified: boolean;
  /** One per rendered create form: a double click or a retry registers once. */
  idempotencyKey: string | null;
  /** Of the registration as it was when the form was rendered. */
  rowVersion: number | null;
  /** The registration ID typed to confirm confidential → public (ux.md, Danger). */
  confirmation: string;
};

export function readSubmission(form: SubmittedForm): Submission {
  const rowVersion = text(form, 'rowVersion');
  return {
    values: fromFormData(form),
    clientSecret: text(form, 'clientSecret'),
    privateKey: multiline(form, 'privateKey'),
    secretDescription: text(form, 'secretDescription'),
    secretExpires: text(form, 'secretExpires'),
    reason: text(form, 'reason'),
    acceptUnverified: ticked(form, 'acceptUnverified'),
    idempotencyKey: text(form, 'idempotencyKey') || null,
    rowVersion: /^\d{1,9}$/.test(rowVersion) ? Number(rowVersion) : null,
    confirmation: text(form, 'confirmation'),
  };
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

function list(form: SubmittedForm, name: string): string[] {
  return [...new Set(form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== ''))];
}
