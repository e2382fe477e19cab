import { Prisma } from '../generated/client';
import { escapeLike } from '../like';

/** Three letters or digits; or a word of one or two with what stands before it, which is a trigram too where words begin. */
const PIECE = /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]{1,2}(?![\p{L}\p{N}])/gu;

/** With fewer pieces a term is short: all its trigrams are few enough. */
const PIECES_AT_LEAST = 3;
const PIECES_AT_MOST = 8;

/**
 * What the trigram index is asked for in the place of a long term, as a LIKE pattern: some of its pieces in their order, from
 * its beginning to its end. Everything that contains the term fits. The index walks the rarest trigram's rows and asks every
 * other trigram about each of them, so that a redirect URI, asked whole, costs sixty questions a row. null: ask it whole.
 */
export function piecesPattern(term: string): string | null {
  const pieces = term.match(PIECE) ?? [];
  if (pieces.length < PIECES_AT_LEAST) return null;
  const count = Math.min(pieces.length, PIECES_AT_MOST);
  const step = (pieces.length - 1) / (count - 1);
  const chosen = Array.from({ length: count }, (_, index) => pieces[Math.round(index * step)] ?? '');
  return `%${chosen.map(escapeLike).join('%')}%`;
}

/** That the searched text contains a term, given in lower case. */
export function searchContains(term: string): Prisma.Sql {
  const pattern = piecesPattern(term);
  if (pattern === null) return Prisma.sql`search_text LIKE ${`%${escapeLike(term)}%`}`;
  // Of the few rows that have the pieces, those that have the term: strpos is nothing the index would be asked for.
  return Prisma.sql`(search_text LIKE ${pattern} AND strpos(search_text, ${term}) > 0)`;
}
