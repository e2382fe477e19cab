import { describe, expect, test } from 'vitest';
import { conflictFields } from '../edit-conflict';
import { EMPTY_FORM_VALUES } from './form-values';
import { placeOfPath } from './form-values-controls';
import { differingFields, takeTheirs } from './form-values-merge';
import { applyPreset, duplicateFormValues, newFormValues, presetOf } from './form-values-presets';
import { PRESET_NAMES } from './presets';

const values = {
  ...EMPTY_FORM_VALUES,
  grantTypes: ['authorization_code'],
  otherGrantTypes: '\nurn:example:one\n\nurn:example:two',
  redirectUris: 'https://a.example/cb\n\n  http://b.example/cb',
  scopes: ['openid', 'pro file'],
};

describe('where an error is shown', () => {
  test.each([
    ['name', { control: 'name', line: null, value: null }],
    ['redirectUris', { control: 'redirectUris', line: null, value: null }],
    ['redirectUris.1', { control: 'redirectUris', line: 3, value: 'http://b.example/cb' }],
    ['grantTypes.0', { control: 'grantTypes', line: null, value: 'authorization_code' }],
    ['grantTypes.2', { control: 'otherGrantTypes', line: 4, value: 'urn:example:two' }],
    ['scopes.1', { control: 'scopes', line: null, value: 'pro file' }],
    ['jwks.keys.0.d', { control: 'jwks', line: null, value: null }],
    ['secret.expiresAt', { control: 'clientSecretExpires', line: null, value: null }],
    ['secrets', { control: 'clientSecret', line: null, value: null }],
    ['skipConsent', null],
    ['constructor', null],
  ])('%s', (path, place) => expect(placeOfPath(path, values)).toEqual(place));
});

describe('somebody else saved first', () => {
  const base = { ...values, name: 'Shop', description: 'old', version: '1.0' };

  test('only what they changed is a choice, and what both changed is contested', () => {
    const mine = { ...base, name: 'My shop', version: '2.0' };
    const theirs = { ...base, name: 'Their shop', description: 'new' };
    expect(conflictFields({ base, mine, theirs }, differingFields)).toEqual([
      { field: 'name', mine: 'My shop', theirs: 'Their shop', contested: true },
      { field: 'description', mine: 'old', theirs: 'new', contested: false },
    ]);
    expect(takeTheirs(mine, theirs, ['description'])).toEqual({ ...mine, description: 'new' });
  });

  test('the same change by both is none', () => {
    const changed = { ...base, name: 'New' };
    expect(conflictFields({ base, mine: changed, theirs: { ...changed } }, differingFields)).toEqual([]);
  });

  test('the order of scopes is no difference', () => {
    expect(differingFields(base, { ...base, scopes: [...base.scopes].reverse() })).toEqual([]);
  });
});

describe('presets', () => {
  test.each(PRESET_NAMES)('%s is recognised as itself', (preset) =>
    expect(presetOf(newFormValues(preset))).toBe(preset),
  );

  test('keep chosen scopes and everything typed, and replace scopes of another preset', () => {
    const typed = { ...newFormValues('webApp'), name: 'Shop' };
    expect(applyPreset(typed, 'machineToMachine')).toMatchObject({ name: 'Shop', scopes: [] });
    expect(applyPreset({ ...typed, scopes: ['orders.read'] }, 'machineToMachine').scopes).toEqual(['orders.read']);
  });

  test('a duplicate has no identifier of the original', () => {
    const copy = duplicateFormValues({ ...values, registrationId: 'shop', clientId: 'c-1', name: 'Shop' });
    expect(copy).toMatchObject({ registrationId: '', clientId: '', name: '', redirectUris: values.redirectUris });
  });
});
