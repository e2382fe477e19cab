/**
 * The members of a registration on the wire (RFC 7591 §2, OIDC Registration §2, RP-Initiated, Front- and Back-Channel Logout) and
 * what each is called here. What is not in these tables is unknown and ignored (RFC 7591 §2), localised ones (`client_name#ja`) too:
 * so a member that only the server may set needs no rule, it is nowhere read.
 */
import type { RegistrationField } from '../../registration/model';

/** A registration as the wire speaks of it: any JSON object. */
export type WireDocument = Readonly<Record<string, unknown>>;

/** Members that stand for one of ours, value for value. */
export const PLAIN_MEMBERS = {
  redirect_uris: 'redirectUris',
  token_endpoint_auth_method: 'tokenEndpointAuthMethod',
  client_name: 'name',
  // RFC 7591 §2: “a version identifier string for the client software”; a taken pair of name and version is answered here.
  software_version: 'version',
  client_uri: 'clientUri',
  logo_uri: 'logoUri',
  tos_uri: 'tosUri',
  policy_uri: 'policyUri',
  contacts: 'contacts',
  jwks: 'jwks',
  jwks_uri: 'jwksUri',
  application_type: 'applicationType',
  post_logout_redirect_uris: 'postLogoutRedirectUris',
  frontchannel_logout_uri: 'frontChannelLogoutUri',
  frontchannel_logout_session_required: 'frontChannelLogoutSessionRequired',
  backchannel_logout_uri: 'backChannelLogoutUri',
  backchannel_logout_session_required: 'backChannelLogoutSessionRequired',
  // RFC 9101 §10.5: the server refuses whatever is not in a signed request object.
  require_signed_request_object: 'requireRequestObject',
} as const satisfies Record<string, RegistrationField>;

/** Members that are one of ours in another shape: `read.ts` and `write.ts` know how. */
export const SHAPED_MEMBERS = {
  grant_types: 'grantTypes',
  response_types: 'responseTypes',
  scope: 'scopes',
  default_max_age: 'userSsoLifetime',
  id_token_signed_response_alg: 'allowedIdentityTokenSigningAlgorithms',
  subject_type: 'pairWiseSubjectSalt',
} as const satisfies Record<string, RegistrationField>;

type Spoken = (typeof PLAIN_MEMBERS)[keyof typeof PLAIN_MEMBERS] | (typeof SHAPED_MEMBERS)[keyof typeof SHAPED_MEMBERS];

const WIRE_NAMES = new Map<string, string>(
  Object.entries({ ...PLAIN_MEMBERS, ...SHAPED_MEMBERS }).map(([wire, field]) => [field, wire]),
);

/** The fields that the wire can set: a PUT replaces these, and leaves what only an administrator sets (RFC 7592 §2.2). */
export const SPOKEN_FIELDS = [...WIRE_NAMES.keys()] as readonly Spoken[];

/** What the wire calls one of our members; ours where it has no name for it. */
export function wireName(field: string): string {
  return WIRE_NAMES.get(field) ?? field;
}

/** The value that a document says for a member; undefined where it says nothing: absent, null and empty text (RFC 7592 §2.2). */
export function said(document: WireDocument, member: string): unknown {
  const value = Object.hasOwn(document, member) ? document[member] : undefined;
  return value === null || value === '' ? undefined : value;
}
