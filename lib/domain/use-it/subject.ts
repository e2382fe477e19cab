import { DEVICE_CODE } from '../registration/grants';
import type { AuthMethod, RegistrationConfiguration } from '../registration/model';
import { expandRedirectTemplate, SAMPLE_BASE_URL } from '../registration/redirect-template';
import { canRefresh, REFRESH_TOKEN } from '../registration/refresh';

/** Where the provider is, as far as it is known: discovered, typed, or this server's own. */
export type ProviderFacts = {
  /** null in Manual mode: nobody said it. */
  issuer: string | null;
  authorization: string | null;
  token: string | null;
  userInfo: string | null;
  jwks: string | null;
  deviceAuthorization: string | null;
};

/** What the snippets are made of. */
export type UseItSubject = {
  configuration: RegistrationConfiguration;
  provider: ProviderFacts;
  /** Scopes about a person: nobody is there in client credentials. */
  personalScopes: readonly string[];
};

/** OIDC Core §5.4 and §11: about a person everywhere. */
const PERSONAL = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'];

/** The provider out of its configuration metadata; `document` is null where nothing was discovered. */
export function readProvider(
  configuration: RegistrationConfiguration,
  document: Readonly<Record<string, unknown>> | null,
): ProviderFacts {
  const address = (member: string) => {
    const value = document?.[member];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const isManual = configuration.providerMode === 'manual';
  return {
    issuer: isManual ? null : (address('issuer') ?? configuration.issuerUrl),
    authorization: address('authorization_endpoint'),
    token: address('token_endpoint'),
    userInfo: address('userinfo_endpoint'),
    jwks: address('jwks_uri'),
    deviceAuthorization: address('device_authorization_endpoint'),
  };
}

/** The grants that the tools know, out of a configuration. */
export function grantsOf({ grantTypes, refreshTokenLimit, providerMode }: RegistrationConfiguration) {
  const has = (grant: string) => grantTypes.includes(grant);
  // No tool here does the hybrid flow.
  const isRefreshable = canRefresh(grantTypes.filter((grant) => grant !== 'hybrid'));
  return {
    code: has('authorization_code'),
    clientCredentials: has('client_credentials'),
    password: has('password'),
    device: has(DEVICE_CODE),
    refresh: isRefreshable && (providerMode === 'built_in' ? refreshTokenLimit !== 0 : has(REFRESH_TOKEN)),
    inBrowserOnly: !has('authorization_code') && (has('implicit') || has('hybrid')),
  };
}

/** The scopes of a request in which somebody signs in. */
export function signInScope({ configuration }: UseItSubject): string {
  return configuration.scopes.join(' ');
}

/** The scopes that a client can ask for on its own behalf. */
export function backendScope({ configuration, personalScopes }: UseItSubject): string {
  const personal = new Set([...PERSONAL, ...personalScopes]);
  return configuration.scopes.filter((scope) => !personal.has(scope)).join(' ');
}

/** Where the browser comes back to; a template stands at an address of nobody's. null: nothing is registered. */
export function redirectUriOf({ redirectUris, redirectUriTemplate, registrationId }: RegistrationConfiguration): {
  uri: string;
  isSample: boolean;
} | null {
  const [first] = redirectUris;
  if (first !== undefined) return { uri: first, isSample: false };
  if (redirectUriTemplate === null) return null;
  return {
    uri: expandRedirectTemplate(redirectUriTemplate, { registrationId, baseUrl: SAMPLE_BASE_URL }),
    isSample: true,
  };
}

/** Whether the client proves itself with a certificate: few tools can. */
export function usesCertificate(method: AuthMethod): boolean {
  return method === 'tls_client_auth' || method === 'self_signed_tls_client_auth';
}

/** Whether the client proves itself with a secret. */
export function usesSecret(method: AuthMethod): boolean {
  return method.startsWith('client_secret_');
}
