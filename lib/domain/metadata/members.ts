/**
 * The members of a metadata document that we know, in the order of the page: where each is shown, the clause that defines
 * it, what its absence means (`assumed`, where the clause says so), and whether a reader misses it (`expected`: the page
 * says that it is not advertised). Their labels stand in the message file under `metadata.members.<member>`.
 */
export type MemberGroup = 'endpoints' | 'capabilities' | 'algorithms' | 'documents';

export type KnownMember = {
  group: MemberGroup;
  clause: string;
  assumed?: readonly string[] | boolean;
  expected?: true;
};

const OAUTH = 'RFC 8414 §2';
const OIDC = 'OIDC Discovery §3';
const BASIC = ['client_secret_basic'] as const;

const endpoint = (clause: string, rest: Partial<KnownMember> = {}): KnownMember => ({
  group: 'endpoints',
  clause,
  ...rest,
});
const capability = (clause: string, rest: Partial<KnownMember> = {}): KnownMember => ({
  group: 'capabilities',
  clause,
  ...rest,
});
const algorithm = (clause: string): KnownMember => ({ group: 'algorithms', clause });
const expected = { expected: true } as const;

export const KNOWN_MEMBERS: Record<string, KnownMember> = {
  authorization_endpoint: endpoint(OAUTH, expected),
  token_endpoint: endpoint(OAUTH, expected),
  userinfo_endpoint: endpoint(OIDC, expected),
  jwks_uri: endpoint(OAUTH, expected),
  end_session_endpoint: endpoint('OIDC RP-Initiated Logout §2.1', expected),
  check_session_iframe: endpoint('OIDC Session Management §3.3'),
  revocation_endpoint: endpoint(OAUTH, expected),
  introspection_endpoint: endpoint(OAUTH, expected),
  device_authorization_endpoint: endpoint('RFC 8628 §4', expected),
  pushed_authorization_request_endpoint: endpoint('RFC 9126 §5', expected),
  backchannel_authentication_endpoint: endpoint('OIDC CIBA §4'),
  registration_endpoint: endpoint(OAUTH, expected),
  mtls_endpoint_aliases: endpoint('RFC 8705 §5'),

  grant_types_supported: capability(OAUTH, { assumed: ['authorization_code', 'implicit'], expected: true }),
  response_types_supported: capability(OAUTH, expected),
  response_modes_supported: capability(OAUTH, { assumed: ['query', 'fragment'], expected: true }),
  scopes_supported: capability(OAUTH, expected),
  code_challenge_methods_supported: capability(OAUTH, { assumed: [], expected: true }),
  token_endpoint_auth_methods_supported: capability(OAUTH, { assumed: BASIC, expected: true }),
  revocation_endpoint_auth_methods_supported: capability(OAUTH, { assumed: BASIC }),
  introspection_endpoint_auth_methods_supported: capability(OAUTH),
  subject_types_supported: capability(OIDC, expected),
  claims_supported: capability(OIDC, expected),
  claim_types_supported: capability(OIDC, { assumed: ['normal'] }),
  acr_values_supported: capability(OIDC),
  display_values_supported: capability(OIDC),
  prompt_values_supported: capability('OIDC Prompt Create §4.2'),
  ui_locales_supported: capability(OAUTH),
  claims_locales_supported: capability(OIDC),
  authorization_details_types_supported: capability('RFC 9396 §10'),
  authorization_response_iss_parameter_supported: capability('RFC 9207 §3', { assumed: false, expected: true }),
  claims_parameter_supported: capability(OIDC, { assumed: false }),
  request_parameter_supported: capability(OIDC, { assumed: false }),
  request_uri_parameter_supported: capability(OIDC, { assumed: true }),
  require_request_uri_registration: capability(OIDC, { assumed: false }),
  require_signed_request_object: capability('RFC 9101 §10.5', { assumed: false }),
  require_pushed_authorization_requests: capability('RFC 9126 §5', { assumed: false }),
  tls_client_certificate_bound_access_tokens: capability('RFC 8705 §3.3', { assumed: false }),
  backchannel_logout_supported: capability('OIDC Back-Channel Logout §2.1', { assumed: false }),
  backchannel_logout_session_supported: capability('OIDC Back-Channel Logout §2.1', { assumed: false }),
  frontchannel_logout_supported: capability('OIDC Front-Channel Logout §3', { assumed: false }),
  frontchannel_logout_session_supported: capability('OIDC Front-Channel Logout §3', { assumed: false }),
  backchannel_token_delivery_modes_supported: capability('OIDC CIBA §4'),
  backchannel_user_code_parameter_supported: capability('OIDC CIBA §4', { assumed: false }),

  id_token_signing_alg_values_supported: { ...algorithm(OIDC), expected: true },
  id_token_encryption_alg_values_supported: algorithm(OIDC),
  id_token_encryption_enc_values_supported: algorithm(OIDC),
  userinfo_signing_alg_values_supported: algorithm(OIDC),
  userinfo_encryption_alg_values_supported: algorithm(OIDC),
  userinfo_encryption_enc_values_supported: algorithm(OIDC),
  request_object_signing_alg_values_supported: algorithm(OIDC),
  request_object_encryption_alg_values_supported: algorithm(OIDC),
  request_object_encryption_enc_values_supported: algorithm(OIDC),
  token_endpoint_auth_signing_alg_values_supported: algorithm(OAUTH),
  revocation_endpoint_auth_signing_alg_values_supported: algorithm(OAUTH),
  introspection_endpoint_auth_signing_alg_values_supported: algorithm(OAUTH),
  introspection_signing_alg_values_supported: algorithm('RFC 9701 §7'),
  authorization_signing_alg_values_supported: algorithm('JARM §4'),
  authorization_encryption_alg_values_supported: algorithm('JARM §4'),
  authorization_encryption_enc_values_supported: algorithm('JARM §4'),
  dpop_signing_alg_values_supported: algorithm('RFC 9449 §5.1'),
  backchannel_authentication_request_signing_alg_values_supported: algorithm('OIDC CIBA §4'),

  service_documentation: { group: 'documents', clause: OAUTH },
  op_policy_uri: { group: 'documents', clause: OAUTH },
  op_tos_uri: { group: 'documents', clause: OAUTH },
};
