import { readLines } from './form-lines';
import { rowNumber } from './form-rows';
import type { FormField, RegistrationFormValues } from './form-values';

/** Everything on the form that an error can point at: the values, and the controls of the form's own. */
export type FormControl =
  | FormField
  | 'clientSecret'
  | 'clientSecretExpires'
  | 'privateKey'
  | 'privateKeyExpires'
  | 'confirmation'
  | 'reason';

export type ControlPlace = {
  control: FormControl;
  /** In a line editor, the line the person sees, from 1; null where the control has no lines. */
  line: number | null;
  /** The offending value itself, where the path names one of several. */
  value: string | null;
};

const LINE_FIELDS = [
  'contacts',
  'redirectUris',
  'postLogoutRedirectUris',
  'allowedCorsOrigins',
  'responseTypes',
  'identityProviderRestrictions',
] as const;

/** Tables: `claims.1.value` is the second row that somebody filled in. */
const ROW_FIELDS = ['claims', 'properties'] as const;

/** Members of two controls, a choice and a number: what is wrong is the number. */
const NUMBER_OF_CHOICE: Readonly<Record<string, FormControl>> = {
  accessTokenLifetime: 'accessTokenSeconds',
  refreshTokenLimit: 'refreshTokenCount',
};

const TEXT_FIELDS = new Set<string>([
  'registrationId',
  'providerMode',
  'clientId',
  'name',
  'version',
  'description',
  'clientType',
  'enabled',
  'clientUri',
  'logoUri',
  'tosUri',
  'policyUri',
  'applicationType',
  'tokenEndpointAuthMethod',
  'jwks',
  'jwksUri',
  'redirectUriTemplate',
  'requirePkce',
  'allowPlainTextPkce',
  'requireRequestObject',
  'allowAccessTokensViaBrowser',
  'issuerUrl',
  'authorizationUri',
  'tokenUri',
  'userInfoUri',
  'userInfoAuthMethod',
  'usernameAttribute',
  'jwkSetUri',
  'accessTokenSeconds',
  'accessTokenType',
  'includeJwtId',
  'refreshTokenCount',
  'refreshTokenUsage',
  'refreshTokenExpiration',
  'absoluteRefreshTokenLifetime',
  'slidingRefreshTokenLifetime',
  'updateAccessTokenClaimsOnRefresh',
  'identityTokenLifetime',
  'authorizationCodeLifetime',
  'deviceCodeLifetime',
  'allowedIdentityTokenSigningAlgorithms',
  'alwaysSendClientClaims',
  'clientClaimsPrefix',
  'alwaysIncludeUserClaimsInIdToken',
  'pairWiseSubjectSalt',
  'enableLocalLogin',
  'userSsoLifetime',
  'requireConsent',
  'allowRememberConsent',
  'consentLifetime',
  'frontChannelLogoutUri',
  'frontChannelLogoutSessionRequired',
  'backChannelLogoutUri',
  'backChannelLogoutSessionRequired',
  'userCodeType',
  'confirmation',
  'reason',
] satisfies FormControl[]);

/**
 * Which control a member path of the rules (`redirectUris.2`, `jwks.keys.0.d`) is edited in, and on which line. Null when the
 * form has no control for it: such an error belongs to the form as a whole.
 *
 * @param values what the rules were asked about: their list positions mean nothing without it
 */
export function placeOfPath(path: string, values: RegistrationFormValues): ControlPlace | null {
  const [member = '', position = ''] = path.split('.');
  const index = /^\d+$/.test(position) ? Number(position) : null;

  const lineField = LINE_FIELDS.find((field) => field === member);
  if (lineField !== undefined) return placeInLines(lineField, values[lineField], index);

  const rowField = ROW_FIELDS.find((field) => field === member);
  if (rowField !== undefined) {
    return { control: rowField, line: index === null ? null : rowNumber(values[rowField], index), value: null };
  }

  const number = Object.hasOwn(NUMBER_OF_CHOICE, member) ? NUMBER_OF_CHOICE[member] : undefined;
  if (number !== undefined) return whole(number);

  if (member === 'grantTypes') {
    const ticked = values.grantTypes.length;
    if (index === null || index < ticked) return whole('grantTypes', values.grantTypes[index ?? -1]);
    return placeInLines('otherGrantTypes', values.otherGrantTypes, index - ticked);
  }
  if (member === 'secret' || member === 'secrets') return whole(secretControl(position, values));
  if (member === 'scopes') return whole('scopes', values.scopes[index ?? -1]);
  return TEXT_FIELDS.has(member) ? whole(member as FormControl) : null;
}

/** `secret-input.ts` speaks of one secret; the form has controls for each kind. */
function secretControl(member: string, values: RegistrationFormValues): FormControl {
  const control = values.tokenEndpointAuthMethod === 'private_key_jwt' ? 'privateKey' : 'clientSecret';
  return member === 'expiresAt' ? `${control}Expires` : control;
}

function placeInLines(control: FormControl, text: string, index: number | null): ControlPlace {
  const line = index === null ? undefined : readLines(text)[index];
  return { control, line: line?.line ?? null, value: line?.value ?? null };
}

function whole(control: FormControl, value: string | null = null): ControlPlace {
  return { control, line: null, value };
}
