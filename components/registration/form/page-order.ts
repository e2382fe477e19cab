import type { Section } from '@/lib/domain/registration/fields';
import type { FormControl } from '@/lib/domain/registration/form-values-controls';

/** The sections from top to bottom, and in each its controls. The provider comes first: its mode decides what the others ask. */
const CONTROLS: Readonly<Record<Section, readonly FormControl[]>> = {
  provider: [
    'providerMode',
    'issuerUrl',
    'authorizationUri',
    'tokenUri',
    'jwkSetUri',
    'userInfoUri',
    'userInfoAuthMethod',
    'usernameAttribute',
  ],
  identity: [
    'registrationId',
    'clientId',
    'name',
    'version',
    'description',
    'clientType',
    'enabled',
    'applicationType',
    'contacts',
    'clientUri',
    'logoUri',
    'tosUri',
    'policyUri',
  ],
  credentials: [
    'tokenEndpointAuthMethod',
    'clientSecret',
    'clientSecretExpires',
    'privateKey',
    'privateKeyExpires',
    'jwksUri',
    'jwks',
  ],
  grants: [
    'grantTypes',
    'redirectUris',
    'redirectUriTemplate',
    'requirePkce',
    'postLogoutRedirectUris',
    'allowedCorsOrigins',
    'otherGrantTypes',
    'responseTypes',
    'allowAccessTokensViaBrowser',
    'requireRequestObject',
    'allowPlainTextPkce',
  ],
  scopes: ['scopes'],
  tokens: [
    'accessTokenLifetime',
    'accessTokenSeconds',
    'accessTokenType',
    'includeJwtId',
    'authorizationCodeLifetime',
    'deviceCodeLifetime',
    'refreshTokenLimit',
    'refreshTokenCount',
    'refreshTokenUsage',
    'refreshTokenExpiration',
    'absoluteRefreshTokenLifetime',
    'slidingRefreshTokenLifetime',
    'updateAccessTokenClaimsOnRefresh',
    'identityTokenLifetime',
    'allowedIdentityTokenSigningAlgorithms',
    'alwaysIncludeUserClaimsInIdToken',
    'pairWiseSubjectSalt',
    'claims',
    'clientClaimsPrefix',
    'alwaysSendClientClaims',
  ],
  signIn: [
    'requireConsent',
    'allowRememberConsent',
    'consentLifetime',
    'enableLocalLogin',
    'identityProviderRestrictions',
    'userSsoLifetime',
    'frontChannelLogoutUri',
    'frontChannelLogoutSessionRequired',
    'backChannelLogoutUri',
    'backChannelLogoutSessionRequired',
    'userCodeType',
    'properties',
  ],
};

export const SECTION_ORDER = Object.keys(CONTROLS) as Section[];

/** Every control from top to bottom; the last two stand in no section. */
export const PAGE_ORDER: readonly FormControl[] = [...Object.values(CONTROLS).flat(), 'reason', 'confirmation'];

/** In which section a control stands. */
export function sectionOf(control: FormControl): Section | null {
  return SECTION_ORDER.find((section) => CONTROLS[section].includes(control)) ?? null;
}
