import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, diffRecords, overlap } from './changes';
import { diffLineSets } from './lines';

const member = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string(),
  fc.date({ noInvalidDate: true }),
  fc.array(fc.string(), { maxLength: 4 }),
  fc.dictionary(fc.constantFrom('a', 'b'), fc.string()),
);
const record = fc.record({ name: member, scopes: member, jwks: member, enabled: member });

describe('diffRecords', () => {
  it('leads from one record to the other', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        expect(applyChanges(before, diffRecords(before, after))).toEqual(after);
      }),
    );
  });

  it('finds nothing between equals, and names only what differs', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        expect(diffRecords(before, structuredClone(before))).toEqual([]);
        for (const change of diffRecords(before, after)) expect(change.before).not.toEqual(change.after);
      }),
    );
  });

  it('tells creation and deletion as changes from and to nothing', () => {
    expect(diffRecords(null, { name: 'A', scopes: null })).toEqual([{ path: 'name', before: null, after: 'A' }]);
    expect(diffRecords({ name: 'A' }, null)).toEqual([{ path: 'name', before: 'A', after: null }]);
  });
});

describe('overlap', () => {
  it('names what both changed to different values', () => {
    const base = { name: 'A', version: '1', scopes: ['x'] };
    const theirs = diffRecords(base, { name: 'B', version: '2', scopes: ['x'] });
    const ours = diffRecords(base, { name: 'C', version: '2', scopes: ['y'] });
    expect(overlap(theirs, ours)).toEqual(['name']);
  });
});

describe('diffLineSets', () => {
  it('shows kept and removed lines in their place, then the added', () => {
    expect(diffLineSets(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual([
      { text: 'a', side: 'both' },
      { text: 'b', side: 'before' },
      { text: 'c', side: 'both' },
      { text: 'd', side: 'after' },
    ]);
  });

  it('gives each side back', () => {
    const lines = fc.uniqueArray(fc.string(), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const side = (other: string) =>
          diffLineSets(before, after)
            .filter((line) => line.side !== other)
            .map(({ text }) => text);
        expect(side('after')).toEqual(before);
        expect(side('before').toSorted()).toEqual(after.toSorted());
      }),
    );
  });
});
