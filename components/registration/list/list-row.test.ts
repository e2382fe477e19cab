import { expect, it } from 'vitest';
import { LIST_COLUMNS } from '@/lib/domain/preferences';
import { drawRows } from './drawn-rows';
import { listRow, type RowFrame, rowPieces } from './list-row';
import type { ListWords } from './list-words';
import { type ListedRow, packedRows, packRows, unpackRow } from './packed-rows';

const HOSTILE = `"><script>alert('1')</script>`;

const row: ListedRow = {
  registrationId: HOSTILE,
  name: HOSTILE,
  version: HOSTILE,
  clientId: HOSTILE,
  clientType: 'confidential',
  enabled: false,
  providerMode: 'automatic',
  grantTypes: [HOSTILE, 'implicit', 'password'],
  issuerHost: HOSTILE,
  verified: false,
  findings: { error: 2, warning: 0, info: 1 },
  updatedAt: '2026-01-02T03:04:05.000Z',
  deletedAt: null,
};

const words: ListWords = {
  mode: { automatic: 'Automatic', manual: 'Manual', built_in: 'Built-in' },
  type: { confidential: 'Confidential', public: 'Public' },
  grant: new Map([['implicit', 'Implicit']]),
  clientId: 'Client ID',
  copyHint: 'Copy Client ID',
  disabled: 'Disabled',
  notVerified: 'Not verified',
  noGrant: 'None',
  findings: (severity, count) => `${count} of ${severity}`,
  noFindings: 'No findings',
  deleted: 'Deleted',
  keptUntil: (date) => `kept until ${date}`,
  restore: 'Restore',
  restoreWhat: (name) => `Restore ${name}`,
  select: (name) => `Select ${name}`,
};

const now = Date.parse('2026-01-02T04:04:05.000Z');
const frame: RowFrame = { visible: new Set(LIST_COLUMNS), words, restoreForm: null, pickable: false };
const written = (look = frame) => listRow(rowPieces(row, look), now).toString();

it('says what a row has, and nothing of it becomes markup', () => {
  const all = written({ ...frame, restoreForm: 'restore' });
  expect(all).not.toContain('<script');
  expect(all).toContain('href="/registrations/%22%3E%3Cscript%3Ealert(&#x27;1&#x27;)%3C%2Fscript%3E"');
  for (const said of ['Disabled', 'Not verified', 'Implicit +1', '2 of error', '1 of info', '1 hour ago']) {
    expect(all).toContain(said);
  }
  expect(all).toContain('form="restore" name="registrationId" value="&quot;&gt;');
});

it('writes the columns a person wants to see and no others', () => {
  const cells = (columns: readonly (typeof LIST_COLUMNS)[number][]) =>
    written({ ...frame, visible: new Set(columns) }).match(/<td/g) ?? [];
  expect(cells(LIST_COLUMNS)).toHaveLength(5);
  expect(cells(['findings'])).toHaveLength(1);
  expect(cells([])).toHaveLength(0);
});

it('says of a deleted one when that was, and until when it can come back; of the others neither', () => {
  const gone = { ...row, deletedAt: '2026-01-02T03:04:05.000Z' };
  const said = listRow(rowPieces(gone, frame), now).toString();
  expect(said).toMatch(/<td data-said="Deleted"><time [^>]*>1 hour ago<\/time><div[^>]*>kept until 2026-02-01<\/div>/);
  expect(written()).not.toMatch(/data-said|kept until/);
});

it('has a box to tick for those who may do something with it', () => {
  expect(written()).not.toContain('checkbox');
  expect(written({ ...frame, pickable: true })).toContain('name="id" value="&quot;&gt;&lt;script&gt;');
});

it('unpacks what was packed', () => {
  const rows = [row, { ...row, verified: null, deletedAt: '2026-02-03T04:05:06.000Z' }];
  expect(packedRows(packRows(rows)).map(unpackRow)).toEqual(rows);
  expect(packedRows(packRows([]))).toEqual([]);
});

it('keeps what it made of a row, but not the time, the columns or another version of it', () => {
  const draw = (drawn: ListedRow, look = frame, at = now) => drawRows(packRows([drawn]), look, at);
  expect(draw(row)).toBe(written());
  expect(draw(row, frame, now + 3_600_000)).toContain('>2 hours ago</time>');
  expect(draw(row, { ...frame, visible: new Set() })).not.toContain('<td');
  expect(draw(row, { ...frame, restoreForm: 'restore' })).toContain('form="restore"');
  expect(draw(row, { ...frame, pickable: true })).toContain('checkbox');
  expect(draw({ ...row, enabled: true })).not.toContain('Disabled');
  expect(draw(row)).toBe(written());
});

it('says all of a registration wherever it stands: two that differ in nothing but the issuer stay two', () => {
  const elsewhere = { ...row, issuerHost: 'login.example' };
  const both = drawRows(packRows([row, elsewhere]), frame, now);
  expect(both.match(/list-row/g)).toHaveLength(2);
  expect(both.match(/login\.example/g)).toHaveLength(1);
});
