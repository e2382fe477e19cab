/** What the built-in server protects and what it tells of people (fields.md §7). Names are those of seed A. */
import type { ClientClaim } from '../registration/model';

/** The kinds of resource: an API, a scope of an API, a scope that releases claims about the person. */
export const RESOURCE_KINDS = ['apiResource', 'apiScope', 'identityResource'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/**
 * A claim that goes with a resource: the name of one that the person has, or one with a value of its own, the same for
 * everybody, which `valueType` (an XML Schema type) shapes as it does a client's.
 */
export type UserClaim = string | ClientClaim;

type Described = {
  name: string;
  displayName: string;
  enabled: boolean;
  description: string;
  showInDiscoveryDocument: boolean;
  userClaims: UserClaim[];
  /** Free members, by their keys. */
  properties: Record<string, string>;
};

/** An API. Its name is the audience of its tokens, and the user name by which it introspects them. */
export type ApiResource = Described & {
  /** Names of API scopes. One that does not exist (yet) does nothing. */
  scopes: string[];
  /** Empty: what the server signs with by default. */
  allowedAccessTokenSigningAlgorithms: string[];
};

export type ApiScope = Described & {
  /** Whether the consent page keeps a person from leaving it out. */
  required: boolean;
  /** Whether the consent page stresses it. */
  emphasize: boolean;
};

/** Its claims are released with the scope of its name. */
export type IdentityResource = ApiScope;

type Resources = { apiResource: ApiResource; apiScope: ApiScope; identityResource: IdentityResource };
export type Resource<K extends ResourceKind = ResourceKind> = Resources[K];

/** The scope that makes a request one of OpenID Connect (Core §3.1.2.1): without it nobody could sign in. */
export const OPENID = 'openid';

const DESCRIBED = {
  name: '',
  displayName: '',
  enabled: true,
  description: '',
  showInDiscoveryDocument: true,
} as const;

const SCOPE: ApiScope = { ...DESCRIBED, required: false, emphasize: false, userClaims: [], properties: {} };

const DEFAULTS: { readonly [K in ResourceKind]: Resource<K> } = {
  apiResource: {
    ...DESCRIBED,
    scopes: [],
    allowedAccessTokenSigningAlgorithms: [],
    userClaims: [],
    properties: {},
  },
  apiScope: SCOPE,
  identityResource: SCOPE,
};

/** A new resource of a kind: every member at its default. */
export function defaultResource<K extends ResourceKind>(kind: K): Resource<K> {
  return structuredClone(DEFAULTS[kind]) as Resource<K>;
}

/** The members of a kind, in the order a person meets them. */
export function resourceMembers(kind: ResourceKind): string[] {
  return Object.keys(DEFAULTS[kind]);
}

/**
 * What a client sends as `resource` to get a token for this API. RFC 8707 §2 asks for an absolute URI; an API with a plain name has
 * one below our issuer, and is meant by its scopes, too.
 */
export function resourceIdentifier(issuer: string, name: string): string {
  return URL.canParse(name) && !name.includes('#') ? name : `${issuer}/resources/${encodeURIComponent(name)}`;
}
