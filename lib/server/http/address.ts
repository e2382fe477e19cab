/** Escapes that stand together, which may be one character; or a sign that begins none. */
const ESCAPES = /(?:%[0-9a-f]{2})+|%/gi;

/**
 * The address with escapes in its path that mean something: Next fails over one that is broken, or no UTF-8. Nothing is called
 * that, so it is read as the characters it was written with, which lead to nothing either.
 */
export function readableAddress(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  if (!path.includes('%') || means(path)) return url;
  return path.replace(ESCAPES, (run) => (means(run) ? run : run.replaceAll('%', '%25'))) + url.slice(path.length);
}

function means(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
