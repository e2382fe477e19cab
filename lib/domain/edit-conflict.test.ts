import { describe, expect, it } from 'vitest';
import { conflictFields, differingFormFields, type FormFields, readFormFields, settledForm } from './edit-conflict';

const base: FormFields = { name: ['a'], scopes: ['x', 'y'], quota: ['1'], same: ['s'] };

describe('the fields to choose in', () => {
  it('are those that they changed, and say whether I did too', () => {
    const mine = { ...base, name: ['mine'], quota: ['2'] };
    const theirs = { ...base, name: ['theirs'], scopes: ['x'] };
    expect(conflictFields({ base, mine, theirs }, differingFormFields)).toEqual([
      { field: 'name', mine: ['mine'], theirs: ['theirs'], contested: true },
      { field: 'scopes', mine: ['x', 'y'], theirs: ['x'], contested: false },
    ]);
  });

  it('are none where both say the same, in whatever order', () => {
    const both = { ...base, scopes: ['y', 'x', 'z'] };
    const again = { ...base, scopes: ['z', 'x', 'y'] };
    expect(conflictFields({ base, mine: both, theirs: again }, differingFormFields)).toEqual([]);
  });

  it('tell a list that says something twice from one of as many that does not', () => {
    expect(differingFormFields({ scopes: ['x', 'x'] }, { scopes: ['x', 'y'] })).toEqual(['scopes']);
    expect(differingFormFields({ scopes: ['x', 'x'] }, { scopes: ['x'] })).toEqual([]);
  });
});

describe('a form in which somebody has chosen', () => {
  const sent = (entries: [string, string][]) => {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return Object.fromEntries([...new Set(form.keys())].map((name) => [name, settledForm(form).getAll(name)]));
  };

  it('has their values there, all of them, and mine elsewhere', () => {
    const theirs = JSON.stringify({ name: ['theirs'], scopes: ['x', 'z'], enabled: [] });
    expect(
      sent([
        ['name', 'mine'],
        ['scopes', 'y'],
        ['enabled', 'on'],
        ['conflict-name', 'mine'],
        ['conflict-scopes', 'theirs'],
        ['conflict-enabled', 'theirs'],
        ['theirs', theirs],
      ]),
    ).toMatchObject({ name: ['mine'], scopes: ['x', 'z'], enabled: [] });
  });

  it.each(['', 'nonsense', 'null', '{"name":"text"}', '[1]'])(
    'is as it was sent where what stands now is %j',
    (theirs) => {
      expect(
        sent([
          ['name', 'mine'],
          ['conflict-name', 'theirs'],
          ['theirs', theirs],
        ]),
      ).toMatchObject({ name: ['mine'] });
      expect(readFormFields(theirs)).toBeNull();
    },
  );
});
