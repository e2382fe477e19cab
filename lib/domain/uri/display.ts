import { hiddenCharacter } from '../text';
import { splitUri } from './parts';
import { decodePunycode } from './punycode';

/** What a label says; null for one that decodes to plain ASCII, which nobody honest encoded and browsers refuse, or to nothing. */
export function decodeLabel(label: string): string | null {
  if (!label.startsWith('xn--')) return label;
  const decoded = decodePunycode(label.slice(4));
  return decoded !== null && /[^\0-\x7f]/.test(decoded) ? decoded : null;
}

/**
 * What an `xn--` host says in its own script, to be shown beside the host, never instead of it: letters of two scripts can look the
 * same. null when there is nothing to decode, or nothing that could be shown.
 */
export function unicodeHost(host: string): string | null {
  if (!host.includes('xn--')) return null;
  const labels = host.split('.').map(decodeLabel);
  if (labels.includes(null)) return null;
  const decoded = labels.join('.');
  return decoded === host || hiddenCharacter(decoded) !== null ? null : decoded;
}

/** `unicodeHost` of a URI's host. */
export function unicodeHostOf(uri: string): string | null {
  return unicodeHost(splitUri(uri).host);
}
