/**
 * A provider's metadata document as the product reads it: typed, with what is absent or of the wrong type as null. The
 * document itself stays beside it untouched. Names: RFC 8414 §2, OIDC Discovery §3, RFC 8628, RFC 9126, OIDC CIBA, Logout.
 */

/** Wire name by our name, by the type the specification gives it. */
const TEXT_MEMBERS = {
  authorizationEndpoint: 'authorization_endpoint',
  tokenEndpoint: 'token_endpoint',
  userInfoEndpoint: 'userinfo_endpoint',
  jwksUri: 'jwks_uri',
  registrationEndpoint: 'registration_endpoint',
  revocationEndpoint: 'revocation_endpoint',
  introspectionEndpoint: 'introspection_endpoint',
  endSessionEndpoint: 'end_session_endpoint',
  deviceAuthorizationEndpoint: 'device_authorization_endpoint',
  pushedAuthorizationRequestEndpoint: 'pushed_authorization_request_endpoint',
  backchannelAuthenticationEndpoint: 'backchannel_authentication_endpoint',
} as const;

const LIST_MEMBERS = {
  scopesSupported: 'scopes_supported',
  responseTypesSupported: 'response_types_supported',
  responseModesSupported: 'response_modes_supported',
  grantTypesSupported: 'grant_types_supported',
  tokenEndpointAuthMethodsSupported: 'token_endpoint_auth_methods_supported',
  codeChallengeMethodsSupported: 'code_challenge_methods_supported',
  subjectTypesSupported: 'subject_types_supported',
  idTokenSigningAlgValuesSupported: 'id_token_signing_alg_values_supported',
  claimsSupported: 'claims_supported',
} as const;

export type ProviderMetadata = { issuer: string } & { [K in keyof typeof TEXT_MEMBERS]: string | null } & {
  [K in keyof typeof LIST_MEMBERS]: string[] | null;
};

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function listOf(value: unknown): string[] | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
}

/** Reads the members we use out of a document. Own members only: nothing is taken from a prototype. */
export function readProviderMetadata(document: Record<string, unknown>): ProviderMetadata {
  const own = (member: string) => (Object.hasOwn(document, member) ? document[member] : undefined);
  const read = <T>(members: Record<string, string>, as: (value: unknown) => T) =>
    Object.fromEntries(Object.entries(members).map(([name, member]) => [name, as(own(member))]));
  return {
    issuer: textOf(own('issuer')) ?? '',
    ...read(TEXT_MEMBERS, textOf),
    ...read(LIST_MEMBERS, listOf),
  } as ProviderMetadata;
}

/** Known list members that stand in the document as something else: said on the page, and read as absent. */
export function malformedMembers(document: Record<string, unknown>): string[] {
  return Object.values(LIST_MEMBERS).filter(
    (member) => Object.hasOwn(document, member) && listOf(document[member]) === null,
  );
}
