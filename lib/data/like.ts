/** Makes `%`, `_` and `\` mean themselves in a LIKE pattern. */
export function escapeLike(term: string): string {
  return term.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
