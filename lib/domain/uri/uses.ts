/** What a URI is for decides what it may be. One row per use; the rules in this folder read the columns. */
import type { ApplicationType } from '../registration/model';

export type UriUse = {
  /** Where plain http is accepted. `allowed`: only where the operator's `OUTBOUND_ALLOW` lists the origin. */
  readonly http: 'never' | 'loopback' | 'allowed' | 'anywhere';
  /** RFC 8252 §7.1: a scheme of the application's own, for native clients. */
  readonly privateUse: boolean;
  readonly path: boolean;
  readonly query: boolean;
  readonly fragment: boolean;
  /** A public IP address as host. What a client registers has a name; a provider's address is the outbound guard's business. */
  readonly publicAddress: boolean;
  /** The browser comes back here with the answer in the query, so the query must not hold one already. */
  readonly takesResponse: boolean;
  /** Tokens of the implicit grant would arrive here in the clear. */
  readonly takesTokens: boolean;
  /** Discovery appends `/.well-known/…` itself (OIDC Discovery §4). */
  readonly wellKnown: boolean;
};

const REGISTERED = {
  http: 'loopback',
  privateUse: true,
  path: true,
  query: true,
  fragment: false,
  publicAddress: false,
  takesResponse: true,
  takesTokens: false,
  wellKnown: true,
} as const satisfies UriUse;

const AT_THE_PROVIDER = {
  ...REGISTERED,
  http: 'allowed',
  privateUse: false,
  publicAddress: true,
  takesResponse: false,
} as const satisfies UriUse;

export const URI_USES = {
  redirect: { ...REGISTERED, takesTokens: true },
  // RP-Initiated Logout §2.1; seed A's own example has `/#/`.
  postLogout: { ...REGISTERED, fragment: true },
  // RFC 6454 §6.2: scheme://host[:port], nothing after.
  corsOrigin: { ...REGISTERED, privateUse: false, path: false, query: false, takesResponse: false },
  // RFC 7591 §2: pages for people, never fetched by the server.
  link: { ...REGISTERED, http: 'anywhere', privateUse: false, takesResponse: false },
  jwks: { ...REGISTERED, http: 'never', privateUse: false, takesResponse: false },
  // This server calls the one and sends browsers to the other (Back- and Front-Channel Logout §2).
  logout: { ...REGISTERED, http: 'allowed', privateUse: false, takesResponse: false },
  endpoint: AT_THE_PROVIDER,
  // OIDC Discovery §3: no query and no fragment component.
  issuer: { ...AT_THE_PROVIDER, query: false, wellKnown: false },
} as const satisfies Record<string, UriUse>;

export type UriUseName = keyof typeof URI_USES;

/** What the registration around a URI says about it. */
export type UriContext = {
  readonly applicationType: ApplicationType;
  readonly grantTypes: readonly string[];
  /** An administrator lets this native client have a private-use scheme without a dot. */
  readonly allowPrivateUseScheme: boolean;
  /** Whether the operator allows plain http to this origin: issuers, endpoints and logout only. */
  readonly allowHttpOrigin: (origin: string) => boolean;
};
