import { describe, expect, it } from 'vitest';
import { defaultConfiguration, FIELD_NAMES } from './fields';
import { automatic, builtIn, machine, manual, parsed, problemsOf } from './parse.fixture';

describe('what was left out', () => {
  it('has the defaults of a Built-in client', () => {
    expect(parsed(builtIn)).toEqual({
      ...defaultConfiguration('built_in'),
      registrationId: 'shop',
      name: 'shop',
      redirectUris: ['https://shop.example.com/cb'],
    });
  });

  it('has the defaults of a provider’s client: only the grants it was given', () => {
    const { grantTypes: _, redirectUris: __, ...rest } = automatic;
    expect(parsed(rest)).toMatchObject({ grantTypes: [], responseTypes: [], requirePkce: true, version: '1.0' });
  });

  it.each([undefined, null, ''])('may be sent as %s', (nothing) => {
    const empty = Object.fromEntries(FIELD_NAMES.map((field) => [field, nothing]));
    expect(parsed({ ...empty, ...builtIn })).toEqual(parsed(builtIn));
  });

  it('a public client has no method of authentication', () => {
    expect(parsed({ ...builtIn, clientType: 'public' }).tokenEndpointAuthMethod).toBe('none');
  });

  it('an explicitly empty list of grants disables every grant', () => {
    expect(parsed({ ...builtIn, grantTypes: [] })).toMatchObject({ grantTypes: [], responseTypes: [] });
  });
});

describe('what was sent', () => {
  it('is an issuer also when the address of its document was pasted', () => {
    const pasted = 'https://login.example.com/realms/a/.well-known/openid-configuration';
    expect(parsed({ ...automatic, issuerUrl: pasted }).issuerUrl).toBe('https://login.example.com/realms/a');
  });

  it('is not rewritten', () => {
    const sent = {
      ...builtIn,
      redirectUris: ['https://shop.example.com:443', 'https://shop.example.com/%c3%a4?x'],
      description: ' two\nlines ',
      responseTypes: ['code'],
    };
    expect(parsed(sent)).toMatchObject(sent);
  });

  it('loses its duplicates and keeps its order', () => {
    const twice = ['https://b.example/', 'https://a.example/', 'https://b.example/'];
    const value = parsed({
      ...builtIn,
      redirectUris: twice,
      scopes: ['b', 'a', 'b'],
      contacts: ['x@y.example', 'x@y.example'],
    });
    expect(value.redirectUris).toEqual(['https://b.example/', 'https://a.example/']);
    expect(value.scopes).toEqual(['b', 'a']);
    expect(value.contacts).toEqual(['x@y.example']);
  });

  it('is read by its own members only: unknown and inherited ones are ignored', () => {
    const inherited = Object.assign(Object.create({ registrationId: 'inherited' }), builtIn, {
      status: 'approved',
      id: 7,
    });
    expect(parsed(inherited)).toEqual(parsed(builtIn));
    expect(
      parsed(
        JSON.parse('{"__proto__":{"enabled":false},"registrationId":"a","providerMode":"built_in","grantTypes":[]}'),
      ),
    ).toMatchObject({
      enabled: true,
    });
  });

  it('survives being parsed again', () => {
    for (const input of [automatic, manual, builtIn, machine]) {
      const value = parsed(input);
      expect(parsed(value)).toEqual(value);
      expect(parsed(JSON.parse(JSON.stringify(value)), { previous: value })).toEqual(value);
    }
  });
});

describe('no registration at all', () => {
  it.each([null, undefined, 7, 'text', [], true])('%j', (input) => {
    expect(problemsOf(input)).toEqual([': not_an_object']);
  });

  it('an empty object', () => {
    expect(problemsOf({})).toContain('providerMode: required');
    expect(problemsOf({})).toContain('registrationId: required');
  });
});

describe('on edit', () => {
  const previous = { ...parsed({ ...builtIn, clientId: 'generated' }), name: 'From; the wire', version: '1.0-a/b' };

  it('the registration ID cannot change, not even its case', () => {
    expect(problemsOf({ ...builtIn, registrationId: 'other' }, { previous })).toContain('registrationId: immutable');
    expect(problemsOf({ ...builtIn, registrationId: 'SHOP' }, { previous })).toContain('registrationId: immutable');
    expect(parsed({ ...builtIn, registrationId: undefined }, { previous }).registrationId).toBe('shop');
  });

  it('keeps the client ID that was generated', () => {
    expect(parsed(builtIn, { previous }).clientId).toBe('generated');
  });

  it('does not judge an unchanged name or version again, and a changed one as ever', () => {
    expect(problemsOf({ ...previous }, { previous })).toEqual([]);
    expect(problemsOf({ ...previous, name: 'Another; name' }, { previous })).toEqual(['name: name_character']);
  });

  it('moves between Automatic and Manual, and to or from Built-in never', () => {
    expect(problemsOf(manual, { previous: parsed(automatic) })).toEqual([]);
    expect(problemsOf(automatic, { previous: parsed(manual) })).toEqual([]);
    expect(problemsOf(builtIn, { previous: parsed(automatic) })).toEqual(['providerMode: mode_change']);
    expect(problemsOf(automatic, { previous: parsed(builtIn) })).toEqual(['providerMode: mode_change']);
  });

  it('does not ask again for a scheme that an administrator allowed', () => {
    const native = { ...builtIn, applicationType: 'native', redirectUris: ['myapp:/cb'] };
    const allowed = parsed(native, { allowPrivateUseScheme: true });
    expect(problemsOf(native, { previous: allowed })).toEqual([]);
    expect(problemsOf({ ...native, redirectUris: ['myapp:/cb', 'other:/cb'] }, { previous: allowed })).toEqual([
      'redirectUris.1: uri_scheme_dot',
    ]);
  });

  it('without a mode means the mode it has', () => {
    expect(parsed({ ...automatic, providerMode: undefined }, { previous: parsed(automatic) }).providerMode).toBe(
      'automatic',
    );
  });
});
