/** fields.md §4: what must be known of a provider to use the grants that were chosen. */
import { fieldError } from '../../field-errors';
import { hasInteractiveGrant } from '../grants';
import { type RegistrationRule, when } from './rule';

const automaticHasIssuer: RegistrationRule = {
  reads: ['providerMode', 'issuerUrl'],
  check: ({ providerMode, issuerUrl }) =>
    when(providerMode === 'automatic' && issuerUrl === null, () => fieldError('issuerUrl', 'issuer_required', {})),
};

const manualHasAuthorizationUri: RegistrationRule = {
  reads: ['providerMode', 'grantTypes', 'authorizationUri'],
  check: ({ providerMode, grantTypes, authorizationUri }) =>
    when(providerMode === 'manual' && hasInteractiveGrant(grantTypes) && authorizationUri === null, () =>
      fieldError('authorizationUri', 'authorization_uri_required', {}),
    ),
};

/** Only the implicit grant ends before the token endpoint (RFC 6749 §4.2). */
const manualHasTokenUri: RegistrationRule = {
  reads: ['providerMode', 'grantTypes', 'tokenUri'],
  check: ({ providerMode, grantTypes, tokenUri }) =>
    when(providerMode === 'manual' && tokenUri === null && grantTypes.some((grant) => grant !== 'implicit'), () =>
      fieldError('tokenUri', 'token_uri_required', {}),
    ),
};

/** With `openid` comes an ID token, and its signature must be checked (OIDC Core §3.1.3.7). */
const manualHasKeys: RegistrationRule = {
  reads: ['providerMode', 'scopes', 'jwkSetUri'],
  check: ({ providerMode, scopes, jwkSetUri }) =>
    when(providerMode === 'manual' && jwkSetUri === null && scopes.includes('openid'), () =>
      fieldError('jwkSetUri', 'jwk_set_uri_required', {}),
    ),
};

export const PROVIDER_RULES: readonly RegistrationRule[] = [
  automaticHasIssuer,
  manualHasAuthorizationUri,
  manualHasTokenUri,
  manualHasKeys,
];
