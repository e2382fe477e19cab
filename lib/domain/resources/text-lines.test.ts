import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STRING_CLAIM } from '../registration/model';
import { claimsFromText, claimsToText, propertiesFromText, propertiesToText } from './text-lines';

const nasty = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('=', '"', '(', ')', ' ', '\n', '\\', 'a', '\u00e9', '{', '#') }),
);
const name = nasty.filter((text) => text !== '');

describe('lines of a text area', () => {
  it('say what seed A means by a claim', () => {
    expect(claimsFromText('email\r\n  name  \n\ntenant = acme\nlevel=3 (integer)\n"a=b" = " c "')).toEqual([
      'email',
      'name',
      { type: 'tenant', value: 'acme', valueType: STRING_CLAIM },
      { type: 'level', value: '3', valueType: 'integer' },
      { type: 'a=b', value: ' c ', valueType: STRING_CLAIM },
    ]);
  });

  it('keep every claim, whatever it holds', () => {
    const valueType = fc.oneof(fc.constant(STRING_CLAIM), fc.stringMatching(/^[a-z:#/.]{1,20}$/));
    const claim = fc.oneof(name, fc.record({ type: name, value: nasty, valueType }));
    fc.assert(
      fc.property(fc.array(claim), (claims) => {
        expect(claimsFromText(claimsToText(claims))).toEqual(claims);
      }),
    );
  });

  it('keep every property, whatever it holds', () => {
    const properties = fc.dictionary(name, nasty).map((all) => Object.fromEntries(Object.entries(all)));
    fc.assert(
      fc.property(properties, (all) => {
        expect(Object.fromEntries(propertiesFromText(propertiesToText(all)))).toEqual(all);
      }),
    );
    expect(propertiesFromText('owner = team = a\nflag')).toEqual([
      ['owner', 'team = a'],
      ['flag', ''],
    ]);
  });
});
