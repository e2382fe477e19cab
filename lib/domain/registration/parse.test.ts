import { describe, expect, it } from 'vitest';
import { parseRegistration } from './parse';

const context = { previous: null, allowHttpIssuer: () => false, allowPrivateUseScheme: false };
const minimal = { registrationId: 'shop', providerMode: 'built_in', redirectUris: ['https://shop.example.com/cb'] };

describe('parseRegistration', () => {
  it('fills in what was left out', () => {
    expect(parseRegistration(minimal, context)).toMatchObject({
      ok: true,
      value: {
        name: 'shop',
        version: '1.0',
        clientId: '',
        grantTypes: ['authorization_code'],
        responseTypes: ['code'],
      },
    });
  });
});
