import type { ProviderMode } from './model';

/**
 * Which response types go with which grant: OAuth 2.0 Multiple Response Types §5, RFC 7591 §2.1, and fields.md §3.
 * `inBrowser` ones hand an access token to the browser.
 */
const RESPONSE_TYPES: readonly { type: string; grant: string; inBrowser: boolean }[] = [
  { type: 'code', grant: 'authorization_code', inBrowser: false },
  { type: 'id_token', grant: 'implicit', inBrowser: false },
  { type: 'id_token token', grant: 'implicit', inBrowser: true },
  { type: 'code id_token', grant: 'hybrid', inBrowser: false },
  { type: 'code token', grant: 'hybrid', inBrowser: true },
  { type: 'code id_token token', grant: 'hybrid', inBrowser: true },
];

/** The bare `token` of RFC 6749 §4.2 exists at other people's providers; ours does not serve it. */
const EXTERNAL_RESPONSE_TYPES: typeof RESPONSE_TYPES = [
  ...RESPONSE_TYPES,
  { type: 'token', grant: 'implicit', inBrowser: true },
];

/** The response types a client with these grants has when nothing else is said, in the table's order. */
export function responseTypesFor(grantTypes: readonly string[], allowAccessTokensViaBrowser: boolean): string[] {
  return RESPONSE_TYPES.filter(
    ({ grant, inBrowser }) => grantTypes.includes(grant) && (allowAccessTokensViaBrowser || !inBrowser),
  ).map(({ type }) => type);
}

/** Multiple Response Types §3: the order of the words has no meaning. */
const sameWords = (a: string, b: string) => a.split(' ').sort().join(' ') === b.split(' ').sort().join(' ');

/** The grant behind one response type at a server of this mode, or null when there is no such response type. */
export function grantOfResponseType(
  responseType: string,
  mode: ProviderMode,
): { grant: string; inBrowser: boolean } | null {
  const table = mode === 'built_in' ? RESPONSE_TYPES : EXTERNAL_RESPONSE_TYPES;
  return table.find(({ type }) => sameWords(type, responseType)) ?? null;
}

/** The grants that cannot be used without a response type of their own. */
export const GRANTS_WITH_RESPONSE_TYPE = ['authorization_code', 'implicit', 'hybrid'] as const;
