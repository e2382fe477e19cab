import { expect, it } from 'vitest';
import { claimErrors } from './claims';
import { claimsFromForm, claimsToForm } from './claims-form';

const codes = (claims: object) => claimErrors({ ...claims }).map(({ path, code }) => `${path} ${code}`);

it.each(['sub', 'iss', 'aud', 'exp', 'iat', 'jti', 'nonce', 'sid', 'amr', 'scope', 'client_id', 'updated_at'])(
  'what the protocol says, a person’s claims may not: %s',
  (name) => expect(codes({ [name]: 'x' })).toEqual([`claims.${name} claim_protocol`]),
);

it.each([
  [{ name: 'Ada', birthdate: '1815-12-10', email_verified: true, picture: 'https://example.com/a.png' }, []],
  [{ birthdate: '0000-12-10' }, []],
  [{ address: { locality: 'London', country: 'UK' }, department: { id: 7, tags: ['a'] } }, []],
  [{ email_verified: 'true' }, ['claims.email_verified claim_type']],
  [{ birthdate: '10.12.1815' }, ['claims.birthdate claim_date']],
  [{ picture: 'javascript:alert(1)' }, ['claims.picture claim_url']],
  [{ email: 'nobody' }, ['claims.email email_invalid']],
  [{ address: { planet: 'Earth' } }, ['claims.address claim_type']],
  [{ 'with space': 1 }, ['claims.with space claim_name']],
  [{ given_name: 'A\0da' }, ['claims.given_name claim_characters']],
  [{ address: { locality: 'Lon\ud83ddon' } }, ['claims.address claim_characters']],
  [{ groups: [{ name: 'engine\udc00' }] }, ['claims.groups claim_characters']],
  [{ much: 'x'.repeat(8_001) }, ['custom claims_too_large']],
])('%j', (claims, expected) => expect(codes(claims)).toEqual(expected));

it('the form gives back the claims it was filled with', () => {
  const claims = {
    given_name: 'Ada',
    email_verified: false,
    phone_number_verified: true,
    address: { street_address: '12 St James’s Square', country: 'UK' },
    groups: ['engine', 'analysts'],
  };
  expect(claimsFromForm(claimsToForm(claims))).toEqual({ claims, errors: [] });
});

it.each([
  ['[1]', 'claims_json'],
  ['{"a":', 'claims_json'],
  ['{"a":1,"a":2}', 'claims_json'],
  ['{"a":"\\u0000"}', 'claims_json'],
  ['{"email":"a@example.com"}', 'claim_standard'],
  ['{"sub":"root"}', 'claim_protocol'],
])('other claims %s: %s', (custom, code) => {
  expect(claimsFromForm({ custom }).errors).toMatchObject([{ path: 'custom', code }]);
});
