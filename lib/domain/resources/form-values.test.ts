import { describe, expect, it } from 'vitest';
import {
  differingResourceFields,
  fromResourceForm,
  readResourceForm,
  resourceFormErrors,
  toResourceForm,
} from './form-values';
import { defaultResource, RESOURCE_KINDS } from './model';
import { parseResource } from './parse';

const filled = (members: Record<string, string[]>) => {
  const form = new FormData();
  for (const [name, values] of Object.entries(members)) for (const value of values) form.append(name, value);
  return readResourceForm(form);
};

describe('the form of a resource', () => {
  it('gives back every kind as it was, whatever the other kinds have', () => {
    for (const kind of RESOURCE_KINDS) {
      const resource = {
        ...defaultResource(kind),
        name: 'orders',
        description: 'two\nlines',
        userClaims: ['email', { type: 'tenant', value: 'a = b', valueType: 'x' }],
        properties: { owner: 'team a', empty: '' },
      };
      expect(parseResource(kind, fromResourceForm(toResourceForm(resource)))).toEqual({ ok: true, value: resource });
    }
  });

  it('is read as it was sent: what is not ticked is off, scopes are separated as people do', () => {
    const values = filled({ name: [' orders '], scopes: ['a b,c', 'd'], enabled: ['on'], description: ['x\r\ny'] });
    expect(values).toMatchObject({ name: 'orders', scopes: ['a', 'b', 'c', 'd'], enabled: true, required: false });
    expect(fromResourceForm(values)).toMatchObject({ description: 'x\ny', userClaims: [], properties: {} });
  });

  it('differs only in what means something else', () => {
    const one = filled({ name: ['a'], userClaims: ['email\nname'] });
    const same = filled({ name: ['a'], userClaims: ['  email\r\n\r\nname'] });
    expect(differingResourceFields('apiScope', one, same)).toEqual([]);
    expect(differingResourceFields('apiScope', one, { ...one, userClaims: 'email', scopes: ['x'] })).toEqual([
      'userClaims',
    ]);
  });

  it('tells a key that stands on two lines', () => {
    expect(resourceFormErrors(filled({ properties: ['owner = a\nteam = b\nowner = c'] }))).toEqual([
      { path: 'properties', code: 'property_twice', params: { key: 'owner' } },
    ]);
    expect(resourceFormErrors(filled({ properties: ['owner = a'] }))).toEqual([]);
  });
});
