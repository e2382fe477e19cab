import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '@/lib/domain/registration/fields';

/** docs/fields.md says of each field what it does and which test proves it: here the table is held to that. */

const ROWS = readFileSync('docs/fields.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const named = new Set(ROWS.flatMap(([, fields = '']) => [...fields.matchAll(/`(\w+)`/g)].map(([, name]) => name)));

it.each(fieldsOf('built_in'))('%s stands in the table', (field) => {
  expect(named).toContain(field);
});

describe('each test that is named', () => {
  const tests = ROWS.map(([, , , test = '']) => test).filter((test) => test !== '–');
  it.each([...new Set(tests)])('%s', (test) => {
    const [, file = '', title = ''] = /^`([^`]+)` · (.+)$/.exec(test) ?? [];
    expect(title).not.toBe('');
    expect(readFileSync(`lib/authorization-server/${file}`, 'utf8')).toContain(`'${title}'`);
  });
});

it('only these say nothing at the server, and the table says so', () => {
  const silent = ROWS.filter(([, , , test]) => test === '–').map(([, fields]) => fields);
  expect(silent).toEqual([
    '`registrationId`',
    '`providerMode`',
    '`version`, `description`, `contacts`',
    '`properties`',
  ]);
});
