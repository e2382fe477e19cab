import { describe, expect, it } from 'vitest';
import { bulkParameters, isResumable, parseBulkRequest, remainingOf, typedConfirmation } from './bulk';

const again = (parameters: Parameters<typeof parseBulkRequest>[0]) => {
  const request = parseBulkRequest(parameters);
  const said = new URLSearchParams(request ? bulkParameters(request) : []);
  return {
    request,
    repeated: parseBulkRequest(Object.fromEntries([...said.keys()].map((name) => [name, said.getAll(name)]))),
  };
};

describe('what a form asks for', () => {
  it('is the ticked ones, each once', () => {
    const { request, repeated } = again({ action: 'disable', id: ['a', 'b', 'a'], q: 'shop' });
    expect(request).toEqual({ action: 'disable', selection: { kind: 'chosen', registrationIds: ['a', 'b'] } });
    expect(repeated).toEqual(request);
    expect(parseBulkRequest({ action: 'enable', id: 'a' })?.selection).toMatchObject({ registrationIds: ['a'] });
  });

  it('is all that match, whatever is ticked and whatever page is shown, and never the deleted', () => {
    const { request, repeated } = again({
      action: 'delete',
      all: 'yes',
      id: 'a',
      q: 'shop',
      deleted: 'yes',
      after: 'x',
    });
    expect(request).toMatchObject({
      action: 'delete',
      selection: { kind: 'matching', query: { q: 'shop', deleted: false, after: null, before: null } },
    });
    expect(repeated).toEqual(request);
  });

  it.each([undefined, 'yes', 'no'])(
    'is the deleted alone where they are restored, whatever is said of them: %s',
    (deleted) => {
      const { request, repeated } = again({ action: 'restore', all: 'yes', q: 'shop', deleted });
      expect(request).toMatchObject({ action: 'restore', selection: { kind: 'matching', query: { deleted: true } } });
      expect(repeated).toEqual(request);
    },
  );

  it.each([
    {},
    { action: 'disable' },
    { action: 'purge', id: 'a' },
    { action: 'disable', id: '' },
    { action: 'disable', all: 'no' },
    { action: 'disable', id: Array.from({ length: 101 }, (_, index) => `r-${index}`) },
  ])('is nothing: %j', (parameters) => {
    expect(parseBulkRequest(parameters)).toBeNull();
  });
});

it('asks for the number in one’s own hand by the damage it does', () => {
  expect(typedConfirmation('enable', 10_000)).toBeNull();
  expect(typedConfirmation('restore', 10_000)).toBeNull();
  expect(typedConfirmation('disable', 10)).toBeNull();
  expect(typedConfirmation('disable', 11)).toBe('11');
  expect(typedConfirmation('delete', 1)).toBe('1');
});

it('goes on with what is left or has failed, once it has stopped', () => {
  const act = { total: 10, done: 5, skipped: 2, failed: 1 };
  expect(remainingOf(act)).toBe(2);
  expect(isResumable({ ...act, state: 'running' })).toBe(false);
  expect(isResumable({ ...act, state: 'cancelled' })).toBe(true);
  expect(isResumable({ ...act, done: 7, state: 'done' })).toBe(true);
  expect(isResumable({ ...act, done: 8, failed: 0, state: 'done' })).toBe(false);
});

it('looks for no registration that the database could not even ask for', () => {
  const request = parseBulkRequest({ action: ['enable', 'delete'], id: ['a\0', 'b', 'b'] });
  expect(request).toEqual({ action: 'enable', selection: { kind: 'chosen', registrationIds: ['a\uFFFD', 'b'] } });
});
