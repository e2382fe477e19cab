import { expect, it } from 'vitest';
import { pathSegment, singleParameters } from './address';
import { readAuditFilters } from './audit/query';
import { parseUserQuery } from './people/query';
import { parseRegistrationQuery } from './registration/query';
import { parseResourceQuery } from './resources/query';

it('takes of a repeated parameter the first', () => {
  expect(singleParameters({ q: ['one', 'two'], kind: 'all', none: [], after: undefined })).toEqual({
    q: 'one',
    kind: 'all',
    none: undefined,
    after: undefined,
  });
});

/** As Next 16 hands it over: most escapes as they were written, those of `%` and NUL resolved. */
it.each([
  ['billing-portal', 'billing-portal'],
  ['a%3Ab%2Fc', 'a:b/c'],
  ['a%C3%A9', 'aé'],
  ['a%2541', 'a%41'],
  ['%', '%'],
  ['50%off', '50%off'],
  ['a\u0000b', 'a\uFFFDb'],
  ['a%00b', 'a\uFFFDb'],
])('reads the segment %j as %j', (segment, text) => {
  expect(pathSegment(segment)).toBe(text);
});

it('looks for no NUL in the database, which keeps none', () => {
  const asked = { q: 'a\u0000', text: '\u0000', actor: ['\u0000'], scope: '\u0000', after: '\u0000' };
  for (const read of [parseRegistrationQuery, parseResourceQuery, parseUserQuery, readAuditFilters]) {
    expect(JSON.stringify(read(asked))).not.toContain('\\u0000');
    expect(JSON.stringify(read(asked))).toContain('\uFFFD');
  }
});
