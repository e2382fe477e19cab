import { expect, it } from 'vitest';
import {
  EXPORT_CLOSING,
  EXPORT_FORMAT,
  type ExportHeader,
  exportLine,
  exportOpening,
  readExportLine,
  readExportOpening,
} from './export-file';
import { chainOf } from './testing/chain-of';

const events = chainOf(3);
const header: ExportHeader = {
  format: EXPORT_FORMAT,
  exportedAt: '2026-01-15T12:00:00.000Z',
  exportedBy: 'Ada',
  head: { sequence: '3', hash: events[2]?.hash ?? '' },
  filters: { text: ',"events":[' },
};
const file =
  exportOpening(header) + events.map((event, index) => exportLine(event, index === 0)).join('') + EXPORT_CLOSING;

it('is one JSON document', () => {
  expect(JSON.parse(file)).toEqual({ ...header, events });
});

it('reads back line by line', () => {
  const [opening = '', ...lines] = file.split('\n');
  expect(readExportOpening(opening)).toEqual(header);
  expect(lines.map(readExportLine).filter((event) => event !== null)).toEqual(events);
});

it('refuses another file', () => {
  expect(readExportOpening('{"hello":1}')).toBeNull();
  expect(() => readExportLine('{"hello":1}')).toThrow('not an audit event');
});
