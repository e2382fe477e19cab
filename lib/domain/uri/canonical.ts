import { isWebScheme, type UriParts } from './parts';

/** Whether a port was typed that the scheme has anyway. Browsers drop it; we keep what was typed. */
export function isDefaultPort({ scheme, port }: UriParts): boolean {
  return (scheme === 'https' && port === '443') || (scheme === 'http' && port === '80');
}

/**
 * What the WHATWG parser would have to make of these parts if it changed nothing, the two exceptions of security.md §1 apart: an
 * empty path becomes `/`, and a default port is dropped.
 */
function expectedSerialisation(uri: string, parts: UriParts): string {
  if (!isWebScheme(parts.scheme)) return uri;
  const authority = isDefaultPort(parts) ? (parts.authority ?? '').replace(/:\d+$/, '') : parts.authority;
  const query = parts.query === null ? '' : `?${parts.query}`;
  const fragment = parts.fragment === null ? '' : `#${parts.fragment}`;
  return `${parts.scheme}://${authority}${parts.path === '' ? '/' : parts.path}${query}${fragment}`;
}

/** Whether a browser, given `uri`, goes exactly where it says. The principle behind every other rule here. */
export function isCanonical(uri: string, parts: UriParts, url: URL): boolean {
  return url.href === expectedSerialisation(uri, parts);
}
