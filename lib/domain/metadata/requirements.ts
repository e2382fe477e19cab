import { CIBA, DEVICE_CODE } from '../registration/grants';
import type { ProviderMetadata } from './provider-metadata';

/** Members that OIDC Discovery §3 and RFC 8414 §2 ask of a provider on which people sign in. */
const EXPECTED = [
  ['authorization_endpoint', 'authorizationEndpoint'],
  ['token_endpoint', 'tokenEndpoint'],
  ['jwks_uri', 'jwksUri'],
  ['response_types_supported', 'responseTypesSupported'],
  ['subject_types_supported', 'subjectTypesSupported'],
  ['id_token_signing_alg_values_supported', 'idTokenSigningAlgValuesSupported'],
] as const satisfies readonly (readonly [string, keyof ProviderMetadata])[];

const TOKEN = ['token_endpoint', 'tokenEndpoint'] as const;
const AUTHORIZATION = ['authorization_endpoint', 'authorizationEndpoint'] as const;

/** The endpoints a grant goes through; every grant that is not listed goes through the token endpoint alone (RFC 6749 §4.5). */
const NEEDED_BY_GRANT: Record<string, readonly (readonly [string, keyof ProviderMetadata])[]> = {
  authorization_code: [AUTHORIZATION, TOKEN],
  implicit: [AUTHORIZATION],
  hybrid: [AUTHORIZATION, TOKEN],
  [DEVICE_CODE]: [['device_authorization_endpoint', 'deviceAuthorizationEndpoint'], TOKEN],
  [CIBA]: [['backchannel_authentication_endpoint', 'backchannelAuthenticationEndpoint'], TOKEN],
};

/** Expected members that the document lacks, one by one. */
export function missingMembers(metadata: ProviderMetadata): string[] {
  return EXPECTED.filter(([, name]) => metadata[name] === null).map(([member]) => member);
}

/** Chosen grants that cannot work because the document has no such endpoint; the others are none of its business. */
export function blockedGrants(
  metadata: ProviderMetadata,
  grantTypes: readonly string[],
): { grant: string; member: string }[] {
  return grantTypes.flatMap((grant) =>
    (Object.hasOwn(NEEDED_BY_GRANT, grant) ? (NEEDED_BY_GRANT[grant] ?? []) : [TOKEN])
      .filter(([, name]) => metadata[name] === null)
      .map(([member]) => ({ grant, member })),
  );
}
