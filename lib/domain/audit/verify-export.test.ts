import { expect, it } from 'vitest';
import { formatHead, parseHead } from './chain';
import type { AuditEventView } from './event';
import { EXPORT_CLOSING, EXPORT_FORMAT, exportLine, exportOpening } from './export-file';
import { chainOf, sha256 } from './testing/chain-of';
import { verifyExport } from './verify-export';

const sound = chainOf(5);
const headOf = (event: AuditEventView | undefined) => ({ sequence: event?.sequence ?? '0', hash: event?.hash ?? '' });

async function* linesOf(events: AuditEventView[], filters: Record<string, string> = {}) {
  const head = headOf(sound.at(-1));
  const header = {
    format: EXPORT_FORMAT,
    exportedAt: '2026-01-15T12:00:00.000Z',
    exportedBy: 'Ada',
    head,
    filters,
  } as const;
  const body = events.map((event, index) => exportLine(event, index === 0)).join('');
  yield* (exportOpening(header) + body + EXPORT_CLOSING).split('\n');
}
const verify = (lines: AsyncIterable<string>, published = null as ReturnType<typeof parseHead>) =>
  verifyExport(lines, { sha256, published });

it('finds nothing in a whole export', async () => {
  const published = parseHead(formatHead(headOf(sound[2])));
  expect(await verify(linesOf(sound), published)).toMatchObject({ events: 5, fault: null });
});

it.each([
  ['changed', sound.with(2, { ...(sound[2] as AuditEventView), reason: 'x' }), '3', 'content'],
  ['missing', sound.toSpliced(2, 1), '3', 'missing'],
  ['moved', [sound[0], sound[2], sound[1], sound[3], sound[4]] as AuditEventView[], '2', 'missing'],
  ['cut off', sound.slice(0, 3), '4', 'truncated'],
])('names an event that was %s', async (_what, events, sequence, kind) => {
  expect((await verify(linesOf(events))).fault).toEqual({ sequence, kind });
});

it('takes holes for granted where filters were in force', async () => {
  expect((await verify(linesOf(sound.toSpliced(2, 1), { text: 'x' }))).fault).toBeNull();
});

it('holds the file against a head from elsewhere', async () => {
  expect((await verify(linesOf(sound), { sequence: '3', hash: '0'.repeat(64) })).fault).toMatchObject({ kind: 'head' });
  expect((await verify(linesOf(sound), { sequence: '9', hash: '0'.repeat(64) })).fault).toMatchObject({
    kind: 'truncated',
  });
});

it('refuses other files', async () => {
  async function* other() {
    yield '{}';
  }
  async function* empty() {}
  await expect(verify(other())).rejects.toThrow('not a JSON export');
  await expect(verify(empty())).rejects.toThrow('empty');
});
