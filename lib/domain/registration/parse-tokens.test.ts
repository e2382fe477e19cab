import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isReservedInTokens } from '../protocol-claims';
import { automatic, builtIn, parsed, problemsOf } from './parse.fixture';

const LIFETIMES = [
  'accessTokenLifetime',
  'identityTokenLifetime',
  'authorizationCodeLifetime',
  'deviceCodeLifetime',
  'absoluteRefreshTokenLifetime',
  'slidingRefreshTokenLifetime',
  'userSsoLifetime',
  'consentLifetime',
];
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const claim = (type: string, value = 'x', valueType?: string) => ({ type, value, ...(valueType && { valueType }) });

describe('a lifetime (fields.md §5)', () => {
  it.each(LIFETIMES)('%s is a whole number of seconds within the bounds', (field) => {
    for (const good of [1, 3600, 2_147_483_647]) expect(problemsOf({ ...builtIn, [field]: good })).toEqual([]);
    for (const bad of [0, -1, 1.5, 2_147_483_648, Number.NaN, '60', 'soon', true, [60]]) {
      expect(problemsOf({ ...builtIn, [field]: bad })).toEqual([`${field}: out_of_bounds`]);
    }
    expect(problemsOf({ ...automatic, [field]: 60 })).toEqual([`${field}: not_applicable`]);
  });

  it('of an access token may be never, of nothing else', () => {
    expect(parsed({ ...builtIn, accessTokenLifetime: 'never' }).accessTokenLifetime).toBe('never');
    expect(problemsOf({ ...builtIn, identityTokenLifetime: 'never' })).toEqual([
      'identityTokenLifetime: out_of_bounds',
    ]);
  });
});

describe('Refresh count', () => {
  it('is a whole number from 0, or unlimited', () => {
    for (const good of [0, 1, 2_147_483_647, 'unlimited']) {
      expect(parsed({ ...builtIn, refreshTokenLimit: good }).refreshTokenLimit).toBe(good);
    }
    for (const bad of [-1, 0.5, 2_147_483_648, 'never', '3']) {
      expect(problemsOf({ ...builtIn, refreshTokenLimit: bad })).toEqual(['refreshTokenLimit: out_of_bounds']);
    }
  });

  it('follows the grant where nothing is said, and only at our own server', () => {
    const both = ['authorization_code', 'refresh_token'];
    expect(parsed(builtIn).refreshTokenLimit).toBe(0);
    expect(parsed({ ...builtIn, grantTypes: both }).refreshTokenLimit).toBe('unlimited');
    expect(parsed({ ...builtIn, grantTypes: both, refreshTokenLimit: 0 }).refreshTokenLimit).toBe(0);
    expect(parsed({ ...automatic, grantTypes: both }).refreshTokenLimit).toBe(0);
  });
});

describe('a client claim', () => {
  it.each(['sub', 'iss', 'aud', 'exp', 'nbf', 'iat', 'jti', 'client_id', 'scope', 'azp', 'nonce', 'cnf', 'act', 'sid'])(
    'is not %s, which the protocol sets',
    (name) => {
      expect(problemsOf({ ...builtIn, claims: [claim('role'), claim(name)] })).toEqual([
        'claims.1.type: protocol_claim',
      ]);
    },
  );

  it('is judged as it will stand in the token', () => {
    const claims = [claim('id'), claim('sub')];
    expect(problemsOf({ ...builtIn, claims, clientClaimsPrefix: 'client_' })).toEqual([
      'claims.0.type: protocol_claim',
    ]);
  });

  test('never lets a protocol claim through, whatever the prefix', () => {
    const name = fc.oneof(
      fc.constantFrom('sub', 'aud', 'cope', 'id', 'lient_id', 'active', 'token_type', 'role'),
      fc.stringMatching(/^[a-z_]{1,6}$/),
    );
    fc.assert(
      fc.property(name, fc.constantFrom('', 's', 'c', 'client_'), (type, clientClaimsPrefix) => {
        const problems = problemsOf({ ...builtIn, claims: [claim(type)], clientClaimsPrefix });
        expect(problems.length > 0).toBe(isReservedInTokens(`${clientClaimsPrefix}${type}`));
      }),
    );
  });

  it('has a name, and a value of its type', () => {
    expect(problemsOf({ ...builtIn, claims: [claim('')] })).toContain('claims.0.type: required');
    expect(problemsOf({ ...builtIn, claims: [claim('n', '1.5', `${XSD}integer`)] })).toEqual([
      'claims.0.value: claim_value',
    ]);
    expect(problemsOf({ ...builtIn, claims: [claim('n', '15', `${XSD}integer`), claim('n', 'x', 'my:type')] })).toEqual(
      [],
    );
  });

  it('comes with the type of seed A when it has none', () => {
    expect(parsed({ ...builtIn, claims: [claim('role')] }).claims).toEqual([claim('role', 'x', `${XSD}string`)]);
  });
});

describe('signing algorithms', () => {
  it.each(['none', 'HS256', 'HS512', 'rs256', 'RS1', ''])('refuses %s', (algorithm) => {
    const problems = problemsOf({ ...builtIn, allowedIdentityTokenSigningAlgorithms: ['RS256', algorithm] });
    expect(problems).toEqual(['allowedIdentityTokenSigningAlgorithms.1: not_an_option']);
  });

  it('keeps one of each', () => {
    const sent = { ...builtIn, allowedIdentityTokenSigningAlgorithms: ['ES256', 'RS256', 'ES256'] };
    expect(parsed(sent).allowedIdentityTokenSigningAlgorithms).toEqual(['ES256', 'RS256']);
  });
});

describe.each(['frontChannelLogoutUri', 'backChannelLogoutUri'])('%s', (field) => {
  it.each([
    ['http://rp.example.com/logout', 'uri_http_not_allowed'],
    ['javascript:alert(1)', 'uri_scheme_browser'],
    ['https://rp.example.com/logout#x', 'uri_fragment'],
    ['https://u:p@rp.example.com/', 'uri_userinfo'],
    ['/logout', 'uri_scheme_missing'],
  ])('refuses %s', (uri, code) => expect(problemsOf({ ...builtIn, [field]: uri })).toEqual([`${field}: ${code}`]));

  it.each(['https://rp.example.com/logout?x=1', 'http://127.0.0.1:9000/logout'])('takes %s', (uri) =>
    expect(problemsOf({ ...builtIn, [field]: uri })).toEqual([]),
  );
});

describe('the rest of §5 and §6', () => {
  it.each([
    [{ accessTokenType: 'opaque' }, 'accessTokenType: not_an_option'],
    [{ refreshTokenUsage: 1 }, 'refreshTokenUsage: not_an_option'],
    [{ refreshTokenExpiration: 'never' }, 'refreshTokenExpiration: not_an_option'],
    [{ userCodeType: 'Letters' }, 'userCodeType: not_an_option'],
    [{ identityProviderRestrictions: ['Facebook', ''] }, 'identityProviderRestrictions.1: required'],
    [{ identityProviderRestrictions: ['a\u202eb'] }, 'identityProviderRestrictions.0: hidden_character'],
    [{ pairWiseSubjectSalt: 'a'.repeat(256) }, 'pairWiseSubjectSalt: too_long'],
    [{ clientClaimsPrefix: 'a\n' }, 'clientClaimsPrefix: hidden_character'],
    [{ requireConsent: 'yes' }, 'requireConsent: wrong_type'],
    [{ properties: { '': 'x' } }, 'properties.: required'],
    [{ properties: { a: 1 } }, 'properties.a: wrong_type'],
    [{ properties: 'a' }, 'properties: wrong_type'],
    [{ properties: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`k${n}`, ''])) }, 'properties: too_many'],
    [{ properties: [{ key: '', value: 'x' }] }, 'properties.0.key: required'],
    [
      {
        properties: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
          { key: 'a', value: '3' },
        ],
      },
      'properties.2.key: property_twice',
    ],
  ])('refuses %j', (change, problem) => expect(problemsOf({ ...builtIn, ...change })).toEqual([problem]));

  it('takes properties as rows too, and Numeric as a user code', () => {
    const rows = [
      { key: 'a', value: '1' },
      { key: '__proto__', value: '' },
    ];
    const { properties, userCodeType } = parsed({ ...builtIn, properties: rows, userCodeType: 'Numeric' });
    expect(Object.entries(properties)).toEqual([
      ['a', '1'],
      ['__proto__', ''],
    ]);
    expect(userCodeType).toBe('Numeric');
  });

  it('a sliding lifetime longer than the absolute one is capped by it, and no error', () => {
    expect(problemsOf({ ...builtIn, slidingRefreshTokenLifetime: 100, absoluteRefreshTokenLifetime: 10 })).toEqual([]);
  });
});
