import type { ProviderMode, RegistrationField } from './model';

const CLIENT_OF_ANOTHER = ['automatic', 'manual'] as const satisfies readonly ProviderMode[];
const MANUAL = ['manual'] as const satisfies readonly ProviderMode[];
const BUILT_IN = ['built_in'] as const satisfies readonly ProviderMode[];

/** Which mode has which members (fields.md, the table at the head). What is not listed applies to every mode. */
export const MODES_OF_MEMBER: Partial<Record<RegistrationField, readonly ProviderMode[]>> = {
  redirectUriTemplate: CLIENT_OF_ANOTHER,
  issuerUrl: ['automatic'],
  authorizationUri: MANUAL,
  tokenUri: MANUAL,
  userInfoUri: MANUAL,
  userInfoAuthMethod: CLIENT_OF_ANOTHER,
  usernameAttribute: CLIENT_OF_ANOTHER,
  jwkSetUri: MANUAL,
  postLogoutRedirectUris: BUILT_IN,
  allowedCorsOrigins: BUILT_IN,
  allowPlainTextPkce: BUILT_IN,
  requireRequestObject: BUILT_IN,
  allowAccessTokensViaBrowser: BUILT_IN,
};

/** Whether a registration of `mode` has the member at all. */
export function appliesToMode(field: RegistrationField, mode: string): boolean {
  const modes: readonly string[] | undefined = MODES_OF_MEMBER[field];
  return modes === undefined || modes.includes(mode);
}
