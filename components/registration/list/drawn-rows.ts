import { listRow, type RowFrame, type RowPieces, rowPieces } from './list-row';
import { packedRows, unpackRow } from './packed-rows';

/** How many rows are remembered, a kilobyte or two each; beyond it the oldest is made anew when it comes again. */
const REMEMBERED = 2_000;

/**
 * Rows seldom change from one view of a list to the next, and making fifty was a twentieth of a request. So what was made of one
 * stays, known by all that it was made of: what the row says, and which columns are shown. The words are the same as long as
 * the language is.
 */
const drawn = new Map<string, RowPieces>();

/** The list's rows as HTML, out of what `packRows` packed. */
export function drawRows(packed: string, frame: RowFrame, now: number): string {
  const look = [...frame.visible, frame.restoreForm, frame.pickable].join();
  const rows = packedRows(packed).map((row) => {
    const key = `${look} ${row}`;
    const pieces = drawn.get(key) ?? rowPieces(unpackRow(row), frame);
    remember(key, pieces);
    return listRow(pieces, now);
  });
  return rows.join('');
}

function remember(key: string, pieces: RowPieces): void {
  const oldest = drawn.keys().next().value;
  if (drawn.size >= REMEMBERED && oldest !== undefined && !drawn.has(key)) drawn.delete(oldest);
  drawn.set(key, pieces);
}
