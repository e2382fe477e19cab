import { describe, expect, it } from 'vitest';
import { registrationIdOf, versionInstead, withIdentifiers } from './identifiers';
import { parsed, problemsOf } from './parse.fixture';

const wire = { providerMode: 'built_in', redirectUris: ['https://shop.example.com/cb'] };
const lenient = { names: 'lenient' } as const;

describe('names over the wire (fields.md §1)', () => {
  it.each([' Shop & Sons (v1): "a/b", <c>; \'d\' ', 'Ünïcödé ✓'])('keeps %j as it is', (name) => {
    expect(parsed({ ...wire, clientId: 'shop', name }, lenient).name).toBe(name);
  });

  it.each(['bell \u0007', 'turned \u202E round', 'line\nbreak'])('refuses %j', (name) => {
    expect(problemsOf({ ...wire, clientId: 'shop', name }, lenient)).toEqual(['name: hidden_character']);
  });

  it('stays strict for everybody else', () => {
    expect(problemsOf({ ...wire, registrationId: 'shop', name: 'Shop & Sons' })).toEqual(['name: name_character']);
    expect(problemsOf({ ...wire, clientId: 'shop' })).toEqual(['registrationId: required']);
  });
});

describe('the registration ID over the wire', () => {
  it.each([
    ['shop.v1_2-3', 'shop.v1_2-3'],
    ['https://shop.example.com', null],
    ['a b', null],
    ['x'.repeat(65), null],
    ['NEW', null],
    ['', null],
  ])('is the client ID where that is legal: %s', (clientId, registrationId) => {
    expect(registrationIdOf(clientId)).toBe(registrationId);
    expect(parsed({ ...wire, clientId }, lenient)).toMatchObject({ registrationId: registrationId ?? '', clientId });
  });

  it('is made up where it is not', () => {
    const asked = parsed({ ...wire, clientId: 'a b' }, lenient);
    expect(withIdentifiers(asked, 'random')).toMatchObject({
      registrationId: 'random',
      clientId: 'a b',
      name: 'random',
    });
  });

  it('and both are the same where nothing was sent', () => {
    const ids = { registrationId: 'random', clientId: 'random', name: 'Shop' };
    expect(withIdentifiers(parsed({ ...wire, name: 'Shop' }, lenient), 'random')).toMatchObject(ids);
  });
});

it('the version that takes the place of a taken one is a legal version', () => {
  const version = versionInstead('x'.repeat(255));
  expect(parsed({ ...wire, clientId: 'shop', version }, lenient).version).toBe(version);
});
