import { describe, expect, it } from 'vitest';
import { parseRegistrationQuery, registrationQueryParameters } from './query';

const plain = parseRegistrationQuery({});

describe('parseRegistrationQuery', () => {
  it('reads an empty address as the first page of everything, newest first', () => {
    expect(plain).toEqual({
      q: '',
      mode: null,
      type: null,
      grant: null,
      scope: null,
      enabled: null,
      source: null,
      approval: null,
      verified: null,
      finding: null,
      deleted: false,
      sort: 'updatedAt',
      direction: 'desc',
      after: null,
      before: null,
      size: 50,
    });
  });

  it.each([
    [{ mode: 'automagic' }, {}],
    [{ source: 'api', approval: 'waiting' }, { source: 'api' }],
    [{ sort: 'name' }, { sort: 'name', direction: 'asc' }],
    [
      { sort: 'name', direction: 'desc' },
      { sort: 'name', direction: 'desc' },
    ],
    [{ sort: 'password' }, {}],
    [{ size: '1000000' }, {}],
    [{ size: '100' }, { size: 100 }],
    [
      { enabled: 'no', verified: 'yes' },
      { enabled: false, verified: true },
    ],
    [{ q: ['  one ', 'two'] }, { q: 'one' }],
    [{ q: 'x'.repeat(201) }, {}],
    [
      { deleted: 'yes', finding: 'error' },
      { deleted: true, finding: 'error' },
    ],
  ])('reads %j', (parameters, expected) => {
    expect(parseRegistrationQuery(parameters)).toEqual({ ...plain, ...expected });
  });
});

describe('registrationQueryParameters', () => {
  it('says nothing of defaults', () => {
    expect(registrationQueryParameters(plain)).toEqual({});
  });

  it('is read back as it was', () => {
    const query = parseRegistrationQuery({
      q: 'a b',
      mode: 'manual',
      type: 'public',
      grant: 'password',
      enabled: 'no',
      source: 'dynamic',
      approval: 'pending',
      verified: 'no',
      finding: 'pkce-missing',
      deleted: 'yes',
      sort: 'createdAt',
      direction: 'asc',
      after: 'abc',
      size: '25',
    });
    expect(parseRegistrationQuery(registrationQueryParameters(query))).toEqual(query);
  });
});
