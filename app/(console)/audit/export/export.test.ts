import { describe, expect, it } from 'vitest';
import type { AuditEventView } from '@/lib/domain/audit/event';
import { EXPORT_FORMAT, type ExportHeader } from '@/lib/domain/audit/export-file';
import { chainOf } from '@/lib/domain/audit/testing/chain-of';
import { csvChunks } from './csv';
import { jsonChunks } from './json';
import { streamOf } from './stream';

const events = chainOf(3);
async function* inBatches(...batches: AuditEventView[][]): AsyncGenerator<AuditEventView[]> {
  yield* batches;
}
const textOf = (chunks: AsyncGenerator<string>) => new Response(streamOf(chunks)).text();

describe('csv', () => {
  it('has a line for each event, in UTC, with CRLF', async () => {
    const text = await textOf(csvChunks({ batches: inBatches(events.slice(0, 2), events.slice(2)) }));
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(5); // header, three events, and nothing after the last line end
    expect(lines[1]).toMatch(/^1,2026-01-15T12:00:00\.123Z,Ada Lovelace,user,/);
  });

  it.each(['=HYPERLINK("http://evil")', '+1', '-1', '@SUM(A1)', '\tx'])('disarms the formula %j', async (reason) => {
    const [event] = events;
    const text = await textOf(csvChunks({ batches: inBatches([{ ...(event as AuditEventView), reason }]) }));
    expect(text).toContain(`'${reason.replaceAll('"', '""')}`);
    expect(text).not.toContain(`,${reason}`);
  });
});

describe('json', () => {
  const header: ExportHeader = {
    format: EXPORT_FORMAT,
    exportedAt: '2026-01-15T12:00:00.000Z',
    exportedBy: 'Ada',
    head: { sequence: '3', hash: '0'.repeat(64) },
    filters: {},
  };

  it.each([[[events]], [[events.slice(0, 1), events.slice(1)]], [[]]])(
    'is one document of all batches',
    async (batches) => {
      const text = await textOf(jsonChunks({ header, batches: inBatches(...batches) }));
      expect(JSON.parse(text)).toEqual({ ...header, events: batches.flat() });
    },
  );
});

it('stops reading when the reader goes away', async () => {
  let read = 0;
  async function* endless() {
    for (;;) yield String(read++);
  }
  const reader = streamOf(endless()).getReader();
  await reader.read();
  await reader.cancel();
  expect(read).toBeLessThan(5);
});
