import { usesAuthorizationCode } from '../registration/grants';
import type { RegistrationConfiguration, RegistrationField } from '../registration/model';
import type { ProviderMetadata } from './provider-metadata';

export type ContractVerdict =
  /** The provider lists it. */
  | 'ok'
  /** The provider lists nothing, and the specification's default for that includes it. */
  | 'assumed_default'
  /** The provider lists others, or the default for a missing list does not include it. */
  | 'not_advertised'
  /** The provider lists nothing, and no default says what that means. Absent is not unsupported. */
  | 'unknown';

/** One value of the registration held against what the provider advertises. */
export type ContractRow = {
  field: RegistrationField;
  /** Dotted, as in field errors: `grantTypes.0`. */
  path: string;
  member: string;
  asked: string;
  /** What the provider lists, or the default that stands for a missing list; null when there is neither. */
  offered: string[] | null;
  /** Whether `offered` is the provider's own list. */
  listed: boolean;
  verdict: ContractVerdict;
};

type Rule = {
  field: RegistrationField;
  member: string;
  listed: (metadata: ProviderMetadata) => string[] | null;
  /** RFC 8414 §2: what a missing list means; null where the specification leaves it open. */
  assumed: string[] | null;
  asked: (configuration: RegistrationConfiguration) => { path: string; value: string; needs?: string[] }[];
};

/** AuthService's `hybrid` is no grant on the wire: it needs these two (OIDC Registration §2). */
const WIRE_GRANTS: Record<string, string[]> = { hybrid: ['authorization_code', 'implicit'] };

const each = (field: RegistrationField, values: readonly string[]) =>
  values.map((value, index) => ({ path: `${field}.${index}`, value }));

const RULES: readonly Rule[] = [
  {
    field: 'tokenEndpointAuthMethod',
    member: 'token_endpoint_auth_methods_supported',
    listed: (metadata) => metadata.tokenEndpointAuthMethodsSupported,
    assumed: ['client_secret_basic'],
    asked: ({ tokenEndpointAuthMethod }) => [{ path: 'tokenEndpointAuthMethod', value: tokenEndpointAuthMethod }],
  },
  {
    field: 'grantTypes',
    member: 'grant_types_supported',
    listed: (metadata) => metadata.grantTypesSupported,
    assumed: ['authorization_code', 'implicit'],
    asked: ({ grantTypes }) =>
      each('grantTypes', grantTypes).map((row) => ({ ...row, needs: WIRE_GRANTS[row.value] ?? [row.value] })),
  },
  {
    field: 'responseTypes',
    member: 'response_types_supported',
    // The order of the words does not matter (OAuth 2.0 Multiple Response Types §1.1).
    listed: (metadata) => metadata.responseTypesSupported?.map(sortWords) ?? null,
    assumed: null, // required by RFC 8414 §2: a document without it says nothing
    asked: ({ responseTypes }) =>
      each('responseTypes', responseTypes).map((row) => ({ ...row, needs: [sortWords(row.value)] })),
  },
  {
    field: 'scopes',
    member: 'scopes_supported',
    listed: (metadata) => metadata.scopesSupported,
    assumed: null,
    asked: ({ scopes }) => each('scopes', scopes),
  },
  {
    field: 'requirePkce',
    member: 'code_challenge_methods_supported',
    listed: (metadata) => metadata.codeChallengeMethodsSupported,
    assumed: [], // RFC 8414 §2: “If omitted, the authorization server does not support PKCE.”
    asked: ({ requirePkce, grantTypes }) =>
      requirePkce && usesAuthorizationCode(grantTypes) ? [{ path: 'requirePkce', value: 'S256' }] : [],
  },
];

function sortWords(text: string): string {
  return text.split(' ').sort().join(' ');
}

/** Holds a registration against its provider's document, one row per value, in the order of the form. */
export function contractCheck(configuration: RegistrationConfiguration, metadata: ProviderMetadata): ContractRow[] {
  return RULES.flatMap(({ field, member, listed, assumed, asked }) => {
    const list = listed(metadata);
    const offered = list ?? assumed;
    return asked(configuration).map(({ path, value, needs = [value] }): ContractRow => {
      const included = offered !== null && needs.every((need) => offered.includes(need));
      const verdict =
        offered === null ? 'unknown' : !included ? 'not_advertised' : list === null ? 'assumed_default' : 'ok';
      return { field, path, member, asked: value, offered, listed: list !== null, verdict };
    });
  });
}
