import type { RegistrationConfiguration } from './model';

/**
 * What the list searches in (issue 2 §4): name, registration ID, client ID, issuer host, redirect URIs, scopes; lower case,
 * one a line, so that no term matches across two of them.
 */
export function searchText(configuration: RegistrationConfiguration): string {
  const { name, registrationId, clientId, redirectUris, redirectUriTemplate, scopes } = configuration;
  const parts = [
    name,
    registrationId,
    clientId,
    issuerHost(configuration),
    redirectUriTemplate,
    ...redirectUris,
    ...scopes,
  ];
  return parts
    .filter((part) => part !== null && part !== '')
    .join('\n')
    .toLowerCase();
}

/**
 * The host of the authorization server: of the issuer, or of the first endpoint that was typed in its place; null for the
 * built-in server.
 */
export function issuerHost(configuration: RegistrationConfiguration): string | null {
  const { issuerUrl, tokenUri, authorizationUri, jwkSetUri } = configuration;
  const address = issuerUrl ?? tokenUri ?? authorizationUri ?? jwkSetUri;
  return address === null || !URL.canParse(address) ? null : new URL(address).host;
}

/** The terms of a search: every one of them must be found, in whatever order. */
export function searchTerms(q: string): string[] {
  return q
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, 8);
}
