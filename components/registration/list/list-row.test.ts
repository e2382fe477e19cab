import { expect, it } from 'vitest';
import { LIST_COLUMNS } from '@/lib/domain/preferences';
import { listRow } from './list-row';
import type { ListWords } from './list-words';
import { type ListedRow, packRows, unpackRows } from './packed-rows';

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
  restore: 'Restore',
  restoreWhat: (name) => `Restore ${name}`,
};

const now = Date.parse('2026-01-02T04:04:05.000Z');
const frame = { visible: new Set(LIST_COLUMNS), words, now, restoreForm: null };

it('says what a row has, and nothing of it becomes markup', () => {
  const written = listRow(row, { ...frame, restoreForm: 'restore' }).toString();
  expect(written).not.toContain('<script');
  expect(written).toContain('href="/registrations/%22%3E%3Cscript%3Ealert(&#39;1&#39;)%3C%2Fscript%3E"');
  for (const said of ['Disabled', 'Not verified', 'Implicit +1', '2 of error', '1 of info', '1 hour ago']) {
    expect(written).toContain(said);
  }
  expect(written).toContain('form="restore" name="registrationId" value="&quot;&gt;');
});

it('writes the columns a person wants to see and no others', () => {
  const cells = (columns: readonly (typeof LIST_COLUMNS)[number][]) =>
    listRow(row, { ...frame, visible: new Set(columns) })
      .toString()
      .match(/<td/g) ?? [];
  expect(cells(LIST_COLUMNS)).toHaveLength(5);
  expect(cells(['findings'])).toHaveLength(1);
  expect(cells([])).toHaveLength(0);
});

it('unpacks what was packed', () => {
  const rows = [row, { ...row, verified: null, deletedAt: '2026-02-03T04:05:06.000Z' }];
  expect(unpackRows(packRows(rows))).toEqual(rows);
});
