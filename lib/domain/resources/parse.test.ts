import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitInlineScopes } from './inline-scopes';
import { defaultResource, RESOURCE_KINDS, type ResourceKind, resourceIdentifier } from './model';
import { parseResource } from './parse';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

const errorsOf = (kind: ResourceKind, input: unknown) => {
  const result = parseResource(kind, input);
  return result.ok ? [] : result.fieldErrors.map(({ path, code }) => `${path}: ${code}`);
};

describe('parseResource', () => {
  it("takes seed A's API resource as it stands, and keeps every member", () => {
    const sent = {
      name: 'configPortalApi',
      displayName: 'Config Portal API',
      enabled: true,
      description: 'Access to ConfigPortal API',
      showInDiscoveryDocument: true,
      scopes: ['configportalscope'],
      allowedAccessTokenSigningAlgorithms: ['RS256'],
      userClaims: [{ type: 'name', value: 'Alice', valueType: 'http://www.w3.org/2001/XMLSchema#string' }],
      properties: { keyString: 'valueString' },
    };
    expect(parseResource('apiResource', sent)).toEqual({ ok: true, value: sent });
  });

  it('fills in the defaults of fields.md §7', () => {
    for (const kind of RESOURCE_KINDS) {
      expect(parseResource(kind, { name: 'a', displayName: null, description: '' })).toEqual({
        ok: true,
        value: { ...defaultResource(kind), name: 'a' },
      });
    }
  });

  it('ignores unknown members and merges duplicates', () => {
    const result = parseResource('apiScope', { name: 'a', id: 'mine', userClaims: ['name', 'email', 'name'] });
    expect(result).toMatchObject({ ok: true, value: { userClaims: ['name', 'email'] } });
    expect(result.ok && result.value).not.toHaveProperty('id');
  });

  it.each<[ResourceKind, unknown, string[]]>([
    ['apiScope', null, [': not_an_object']],
    ['apiScope', [], [': not_an_object']],
    ['apiScope', {}, ['name: required']],
    ['apiScope', { name: 'two words' }, ['name: scope_characters']],
    ['apiScope', { name: 'quo"te' }, ['name: scope_characters']],
    ['apiScope', { name: 'é' }, ['name: scope_characters']],
    ['apiScope', { name: 'a', enabled: 'yes', required: 1 }, ['enabled: wrong_type', 'required: wrong_type']],
    ['apiScope', { name: 'a', displayName: 'x\u202Ey' }, ['displayName: hidden_character']],
    [
      'apiScope',
      { name: 'a', userClaims: ['sub', 'aud', 'name'] },
      ['userClaims.0: protocol_claim', 'userClaims.1: protocol_claim'],
    ],
    ['apiScope', { name: 'a', userClaims: [{ type: 'exp', value: '1' }] }, ['userClaims.0.type: protocol_claim']],
    ['apiScope', { name: 'a', userClaims: [7] }, ['userClaims.0: wrong_type']],
    ['apiScope', { name: 'a', properties: { a: 1 } }, ['properties.a: wrong_type']],
    ['identityResource', { name: 'openid', userClaims: ['sub'] }, []],
    ['identityResource', { name: 'a', userClaims: ['iss'] }, ['userClaims.0: protocol_claim']],
    ['identityResource', { name: 'openid', enabled: false }, ['enabled: openid_enabled']],
    ['apiScope', { name: 'other', enabled: false }, []],
    ['apiScope', { name: 'offline_access' }, ['name: scope_reserved']],
    ['identityResource', { name: 'offline_access' }, ['name: scope_reserved']],
    ['apiResource', { name: 'offline_access' }, []],
    [
      'apiScope',
      { name: 'a', userClaims: [{ type: 'level', value: 'high', valueType: `${XSD}integer` }] },
      ['userClaims.0.value: claim_value'],
    ],
    ['apiScope', { name: 'a', userClaims: [{ type: 'level', value: '3', valueType: `${XSD}integer` }] }, []],
    ['apiResource', { name: 'https://api.example.com/orders?v=1' }, []],
    ['apiResource', { name: 'urn:example:orders' }, []],
    ['apiResource', { name: 'https://api.example.com/#orders' }, ['name: resource_name_uri']],
    ['apiResource', { name: 'orders:v1 x' }, ['name: resource_name_characters']],
    ['apiResource', { name: 'https://' }, ['name: resource_name_uri']],
    ['apiResource', { name: 'api.example.com/orders' }, ['name: resource_name_uri']],
    ['apiResource', { name: 'a', scopes: ['ok', 'not ok'] }, ['scopes.1: scope_characters']],
    [
      'apiResource',
      { name: 'a', allowedAccessTokenSigningAlgorithms: ['HS256', 'none'] },
      ['allowedAccessTokenSigningAlgorithms.0: not_an_option', 'allowedAccessTokenSigningAlgorithms.1: not_an_option'],
    ],
  ])('%s %j: %j', (kind, input, expected) => {
    expect(errorsOf(kind, input)).toEqual(expected);
  });

  it('keeps the name of what is there', () => {
    const previous = { ...defaultResource('apiScope'), name: 'orders.read' };
    expect(parseResource('apiScope', {}, previous)).toMatchObject({ ok: true, value: { name: 'orders.read' } });
    expect(parseResource('apiScope', { name: 'orders.write' }, previous)).toMatchObject({
      fieldErrors: [{ path: 'name', code: 'immutable', params: { value: 'orders.read' } }],
    });
  });

  it('never throws, and an accepted resource is accepted again unchanged', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RESOURCE_KINDS), fc.anything({ withNullPrototype: true }), (kind, input) => {
        parseResource(kind, input);
      }),
    );
    const member = fc.constantFrom('a', 'https://api.example.com', 'orders.read', 'x y', 'sub', '');
    const record = fc.record({ name: member, scopes: fc.array(member), userClaims: fc.array(member) });
    fc.assert(
      fc.property(fc.constantFrom(...RESOURCE_KINDS), record, (kind, input) => {
        const once = parseResource(kind, input);
        if (once.ok) expect(parseResource(kind, once.value, once.value)).toEqual(once);
      }),
    );
  });
});

describe('splitInlineScopes', () => {
  it("turns seed A's v1 into v2, and leaves v2 as it is", () => {
    const scope = { name: 'configportalscope', displayName: 'Access to ConfigPortal API', required: false };
    expect(splitInlineScopes({ name: 'api', scopes: [scope, 'other'] })).toEqual({
      resource: { name: 'api', scopes: ['configportalscope', 'other'] },
      scopes: [{ place: 0, scope }],
    });
    const v2 = { name: 'api', scopes: ['configportalscope'] };
    expect(splitInlineScopes(v2)).toEqual({ resource: v2, scopes: [] });
  });

  it('leaves what is wrong for parseResource to refuse', () => {
    expect(splitInlineScopes({ scopes: 'x' })).toEqual({ resource: { scopes: 'x' }, scopes: [] });
    expect(errorsOf('apiResource', splitInlineScopes({ name: 'a', scopes: [{}, 7] }).resource)).toEqual([
      'scopes.0: scope_characters',
      'scopes.1: wrong_type',
    ]);
  });
});

it('a client names an API by a URI', () => {
  const issuer = 'https://console.example.com/oauth';
  expect(resourceIdentifier(issuer, 'https://api.example.com')).toBe('https://api.example.com');
  expect(resourceIdentifier(issuer, 'config/Api')).toBe('https://console.example.com/oauth/resources/config%2FApi');
});
