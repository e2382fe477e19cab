/**
 * Everything that can be wrong with a member: each code with the params its sentence may use. The sentences stand in the message
 * file under `fieldErrors.<code>`; a test holds the two together.
 */
import type { FieldError } from './problem';

export const FIELD_ERROR_CODES = {
  // Shape
  not_an_object: [],
  unknown_member: [],
  required: [],
  /** `text`, `boolean`, `number`, `list`, `object`; anything else where none of these says it. */
  wrong_type: ['expected'],
  not_an_option: ['options'],
  too_long: ['maximum'],
  too_many: ['maximum'],
  out_of_bounds: ['minimum', 'maximum'],
  hidden_character: ['character'],
  not_applicable: ['mode'],
  immutable: ['value'],
  taken: [],
  date: [],
  confirmation_mismatch: [],
  number_mismatch: ['expected'],
  selection_changed: ['count'],

  // Identity
  registration_id_characters: [],
  registration_id_reserved: ['value'],
  registration_id_taken: ['value'],
  client_id_characters: [],
  address_dots: [],
  client_id_taken: ['value'],
  name_character: ['character'],
  name_version_taken: ['name', 'version'],
  not_an_email: [],
  confirmation_required: ['expected'],
  mode_change: [],

  // Credentials
  auth_method_public: [],
  auth_method_confidential: [],
  auth_method_digest: [],
  keys_required: [],
  keys_twice: [],
  jwks_format: [],
  jwks_empty: [],
  jwks_too_large: ['maximum'],
  jwk_private: ['key'],
  jwk_symmetric: ['key'],
  jwk_type: ['key', 'type'],
  jwk_malformed: ['key', 'member'],
  jwk_short: ['key', 'bits', 'minimum'],
  jwk_algorithm: ['key', 'algorithm'],
  jwk_kid_twice: ['kid'],
  secret_required: [],
  secret_characters: [],
  secret_public: [],
  private_key_format: [],
  private_key_built_in: [],
  private_key_weak: [],
  secret_not_used: [],
  expiry_past: [],

  // Grants, redirects, scopes
  grant_unknown: ['value'],
  grant_confidential: ['grant'],
  response_type_unknown: ['value'],
  response_type_without_grant: ['value', 'grant'],
  response_type_in_browser: ['value'],
  grant_without_response_type: ['grant'],
  redirect_uri_required: ['template'],
  template_variable: ['variable'],
  template_braces: [],
  template_boundary: ['variable'],
  scope_characters: [],

  // Resources
  resource_name_characters: [],
  resource_name_uri: [],
  protocol_claim: ['claim'],
  claim_value: ['type'],
  property_twice: ['key'],
  scope_identity: ['value'],
  openid_enabled: [],
  scope_reserved: ['value'],

  // Provider
  issuer_required: [],
  authorization_uri_required: [],
  token_uri_required: [],
  jwk_set_uri_required: [],
  grant_endpoint_missing: ['member', 'grant'],

  // The wire: RFC 7591, RFC 7592
  algorithm_unprovable: ['value'],
  auth_method_unserved: ['value'],
  grant_not_allowed: ['value'],
  scope_not_allowed: ['value'],
  sector_required: ['hosts'],
  sector_unreachable: ['reason'],
  sector_format: [],
  sector_not_listed: ['uri'],
  json_document: ['member'],
  json_syntax: ['line', 'column'],
  client_id_mismatch: [],
  client_secret_mismatch: [],

  // URIs
  uri_too_long: ['maximum'],
  uri_whitespace: [],
  uri_hidden_character: ['character'],
  uri_non_ascii: ['character'],
  uri_character: ['character'],
  uri_wildcard: [],
  uri_template: [],
  uri_backslash: [],
  uri_dots: [],
  uri_encoded_dot: [],
  uri_encoded_control: ['escape'],
  uri_percent: [],
  uri_scheme_missing: [],
  uri_slashes: ['scheme'],
  uri_uppercase: [],
  uri_scheme_browser: ['scheme'],
  uri_scheme_refused: ['scheme', 'http'],
  uri_scheme_native: ['scheme'],
  uri_scheme_dot: ['scheme'],
  uri_scheme_slash: ['scheme'],
  uri_http: ['host'],
  uri_http_implicit: [],
  uri_http_not_allowed: ['origin'],
  uri_https_required: [],
  uri_userinfo: [],
  uri_host_missing: [],
  uri_host_character: ['character'],
  uri_host_label: [],
  uri_trailing_dot: [],
  uri_ip_notation: ['address'],
  uri_ip_public: ['address'],
  uri_port: ['port'],
  uri_origin_port: ['port'],
  uri_fragment: [],
  uri_query: [],
  uri_path: [],
  uri_response_parameter: ['name'],
  uri_well_known: [],
  uri_invalid: [],
  uri_not_canonical: ['canonical'],

  // People
  email_required: [],
  email_invalid: [],
  email_taken: ['email'],
  person_name_required: [],
  person_name_too_long: [],
  person_name_characters: [],
  role_required: [],
  password_required: [],
  password_too_short: ['min'],
  password_too_long: ['max'],
  password_common: [],
  password_contains_context: ['word'],
  password_wrong: [],
  password_absent: [],
  sign_in_refused: [],
  sign_in_without_console: [],
  claims_json: [],
  claims_too_large: ['maximum'],
  claim_name: ['name'],
  claim_protocol: ['name'],
  claim_standard: ['name'],
  claim_characters: ['name'],
  claim_date: [],
  claim_url: [],
  claim_type: ['name', 'kind'],

  // API tokens
  token_name_required: [],
  token_name_too_long: [],
  token_name_characters: [],
  token_permission_required: [],
  token_days_required: [],

  // What a form of ours cannot have sent
  invalid: [],
} as const satisfies Record<string, readonly string[]>;

export type FieldErrorCode = keyof typeof FIELD_ERROR_CODES;
export type ParamsOf<C extends FieldErrorCode> = { [P in (typeof FIELD_ERROR_CODES)[C][number]]: string | number };

/** The codes whose sentence stands by itself. */
export type PlainCode = {
  [C in FieldErrorCode]: (typeof FIELD_ERROR_CODES)[C] extends readonly [] ? C : never;
}[FieldErrorCode];

/** One thing wrong, before it is known which member it stands at. */
export type Flaw = Omit<FieldError, 'path'>;

/** A flaw with exactly the params that its sentence may use. */
export function flaw<C extends FieldErrorCode>(code: C, params: ParamsOf<C>): Flaw {
  return { code, params };
}

/** The flaw at a member: `redirectUris.2`. */
export function fieldError<C extends FieldErrorCode>(path: string, code: C, params: ParamsOf<C>): FieldError {
  return { path, code, params };
}
