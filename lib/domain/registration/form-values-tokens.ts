/** The form's Tokens section (fields.md §5): numbers are text, as they are typed. */
import { readWholeNumber } from '../numbers';
import { type ClaimRow, filledRows } from './form-rows';
import type { RegistrationConfiguration, RegistrationField } from './model';
import { REFRESH_TOKEN } from './refresh';

export const EXPIRATION_CHOICES = ['global', 'never', 'seconds'] as const;
export const REFRESH_CHOICES = ['unlimited', 'limit'] as const;

export type TokenFormValues = {
  /** `global`, `never` or `seconds`: then `accessTokenSeconds` says how many. */
  accessTokenLifetime: string;
  accessTokenSeconds: string;
  accessTokenType: string;
  includeJwtId: boolean;
  /** `unlimited` or `limit`: then `refreshTokenCount` says how many; empty means what follows from the grants. */
  refreshTokenLimit: string;
  refreshTokenCount: string;
  refreshTokenUsage: string;
  refreshTokenExpiration: string;
  absoluteRefreshTokenLifetime: string;
  slidingRefreshTokenLifetime: string;
  updateAccessTokenClaimsOnRefresh: boolean;
  identityTokenLifetime: string;
  authorizationCodeLifetime: string;
  deviceCodeLifetime: string;
  /** The ticked ones. */
  allowedIdentityTokenSigningAlgorithms: string[];
  claims: ClaimRow[];
  alwaysSendClientClaims: boolean;
  clientClaimsPrefix: string;
  alwaysIncludeUserClaimsInIdToken: boolean;
  pairWiseSubjectSalt: string;
};

type Members<F extends RegistrationField> = Record<F, unknown>;
type TokenMember = Extract<keyof TokenFormValues, RegistrationField>;

/** What the rules are asked to judge; an empty number is the member's default. */
export function tokenInput(values: TokenFormValues): Members<TokenMember> {
  return {
    accessTokenLifetime: expiration(values),
    accessTokenType: values.accessTokenType,
    includeJwtId: values.includeJwtId,
    refreshTokenLimit:
      values.refreshTokenLimit === 'unlimited' ? 'unlimited' : readWholeNumber(values.refreshTokenCount),
    refreshTokenUsage: values.refreshTokenUsage,
    refreshTokenExpiration: values.refreshTokenExpiration,
    absoluteRefreshTokenLifetime: readWholeNumber(values.absoluteRefreshTokenLifetime),
    slidingRefreshTokenLifetime: readWholeNumber(values.slidingRefreshTokenLifetime),
    updateAccessTokenClaimsOnRefresh: values.updateAccessTokenClaimsOnRefresh,
    identityTokenLifetime: readWholeNumber(values.identityTokenLifetime),
    authorizationCodeLifetime: readWholeNumber(values.authorizationCodeLifetime),
    deviceCodeLifetime: readWholeNumber(values.deviceCodeLifetime),
    allowedIdentityTokenSigningAlgorithms: values.allowedIdentityTokenSigningAlgorithms,
    claims: filledRows(values.claims).map(({ valueType, ...claim }) => (valueType ? { ...claim, valueType } : claim)),
    alwaysSendClientClaims: values.alwaysSendClientClaims,
    clientClaimsPrefix: values.clientClaimsPrefix,
    alwaysIncludeUserClaimsInIdToken: values.alwaysIncludeUserClaimsInIdToken,
    pairWiseSubjectSalt: values.pairWiseSubjectSalt || null,
  };
}

/** The section of a registration that exists. */
export function tokenFormValues(configuration: RegistrationConfiguration): TokenFormValues {
  const { accessTokenLifetime, refreshTokenLimit, grantTypes } = configuration;
  return {
    accessTokenLifetime:
      accessTokenLifetime === null ? 'global' : accessTokenLifetime === 'never' ? 'never' : 'seconds',
    accessTokenSeconds: typeof accessTokenLifetime === 'number' ? String(accessTokenLifetime) : '',
    accessTokenType: configuration.accessTokenType,
    includeJwtId: configuration.includeJwtId,
    refreshTokenLimit: refreshTokenLimit === 'unlimited' ? 'unlimited' : 'limit',
    // Left empty where that says the same: ticking the grant is then enough to have refresh tokens.
    refreshTokenCount:
      refreshTokenLimit === 'unlimited' || (refreshTokenLimit === 0 && !grantTypes.includes(REFRESH_TOKEN))
        ? ''
        : String(refreshTokenLimit),
    refreshTokenUsage: configuration.refreshTokenUsage,
    refreshTokenExpiration: configuration.refreshTokenExpiration,
    absoluteRefreshTokenLifetime: String(configuration.absoluteRefreshTokenLifetime),
    slidingRefreshTokenLifetime: String(configuration.slidingRefreshTokenLifetime),
    updateAccessTokenClaimsOnRefresh: configuration.updateAccessTokenClaimsOnRefresh,
    identityTokenLifetime: String(configuration.identityTokenLifetime),
    authorizationCodeLifetime: String(configuration.authorizationCodeLifetime),
    deviceCodeLifetime: String(configuration.deviceCodeLifetime),
    allowedIdentityTokenSigningAlgorithms: [...configuration.allowedIdentityTokenSigningAlgorithms],
    claims: configuration.claims.map(({ type, value, valueType }) => ({ type, value, valueType })),
    alwaysSendClientClaims: configuration.alwaysSendClientClaims,
    clientClaimsPrefix: configuration.clientClaimsPrefix,
    alwaysIncludeUserClaimsInIdToken: configuration.alwaysIncludeUserClaimsInIdToken,
    pairWiseSubjectSalt: configuration.pairWiseSubjectSalt ?? '',
  };
}

/** Chosen and left empty is no default: who wants a number of seconds has to say which. */
function expiration({ accessTokenLifetime, accessTokenSeconds }: TokenFormValues): unknown {
  if (accessTokenLifetime === 'never') return 'never';
  if (accessTokenLifetime !== 'seconds') return null;
  return accessTokenSeconds.trim() === '' ? Number.NaN : readWholeNumber(accessTokenSeconds);
}
