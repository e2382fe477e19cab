/** Members whose own members have free names: what follows the first dot is one key, dots included. */
const FREE_KEYS = new Set(['properties']);

/** RFC 6901 §3: `~` and `/` are escaped within a reference token. */
const escaped = (token: string) => token.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * The JSON pointer of a field error's dotted path: `redirectUris.2` → `/redirectUris/2`. The empty path is the whole document.
 *
 * @param base a pointer that it begins with
 */
export function pointerOf(path: string, base = ''): string {
  if (path === '') return base;
  const [first = '', ...rest] = path.split('.');
  const tokens = FREE_KEYS.has(first) && rest.length > 0 ? [first, rest.join('.')] : [first, ...rest];
  return `${base}${tokens.map((token) => `/${escaped(token)}`).join('')}`;
}
