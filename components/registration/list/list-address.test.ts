import { describe, expect, it } from 'vitest';
import { parseRegistrationQuery } from '@/lib/domain/registration/query';
import { firstRow, fromTheStart, isFiltered, listAddress, sortAddress } from './list-address';

const PLAIN = parseRegistrationQuery({});

describe('listAddress', () => {
  it('is bare for the default list', () => {
    expect(listAddress(PLAIN)).toBe('/registrations');
  });

  it('round-trips through the parser', () => {
    const query = parseRegistrationQuery({ q: 'a&b=c', mode: 'manual', enabled: 'no', sort: 'name', after: 'x/y+z' });
    const parameters = Object.fromEntries(new URL(listAddress(query, 51), 'http://list').searchParams);
    expect(parseRegistrationQuery(parameters)).toEqual(query);
    expect(parameters.from).toBe('51');
  });
});

describe('sortAddress', () => {
  it.each([
    [{}, 'name', '/registrations?sort=name'],
    [{ sort: 'name' }, 'name', '/registrations?sort=name&direction=desc'],
    [{ sort: 'name', direction: 'desc' }, 'name', '/registrations?sort=name'],
    [{}, 'updatedAt', '/registrations?direction=asc'],
    [{ sort: 'name', direction: 'desc' }, 'updatedAt', '/registrations'],
  ] as const)('%j by %s', (parameters, sort, address) => {
    expect(sortAddress(parseRegistrationQuery(parameters), sort)).toBe(address);
  });

  it('starts at the first page', () => {
    expect(sortAddress(parseRegistrationQuery({ after: 'cursor', mode: 'manual' }), 'name')).toBe(
      '/registrations?mode=manual&sort=name',
    );
  });
});

describe('firstRow', () => {
  it.each([
    [undefined, {}, 1],
    ['51', {}, 1],
    ['51', { after: 'cursor' }, 51],
    ['-3', { after: 'cursor' }, 1],
    ['many', { before: 'cursor' }, 1],
    [['51', '52'], { before: 'cursor' }, 1],
  ])('%j with %j is %i', (from, parameters, first) => {
    expect(firstRow(from, parseRegistrationQuery(parameters))).toBe(first);
  });
});

it('fromTheStart keeps every filter and forgets the place', () => {
  const query = parseRegistrationQuery({ q: 'x', after: 'cursor' });
  expect(fromTheStart(query)).toEqual({ ...query, after: null, before: null });
});

describe('isFiltered', () => {
  it.each([
    [{}, false],
    [{ deleted: 'yes', sort: 'name', size: '25' }, false],
    [{ q: 'x' }, true],
    [{ enabled: 'no' }, true],
    [{ verified: 'yes' }, true],
  ])('%j: %s', (parameters, filtered) => {
    expect(isFiltered(parseRegistrationQuery(parameters))).toBe(filtered);
  });
});
