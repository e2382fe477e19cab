/** Configurations that parse, one a mode, for tests to break one member at a time. */
import type { RegistrationConfiguration } from './model';
import { type ParseContext, parseRegistration } from './parse';

export const context: ParseContext = {
  previous: null,
  allowHttpIssuer: (origin) => origin === 'http://127.0.0.1:9000',
  allowPrivateUseScheme: false,
};

export const automatic = {
  registrationId: 'shop',
  providerMode: 'automatic',
  clientId: 'shop-client',
  grantTypes: ['authorization_code'],
  redirectUris: ['https://shop.example.com/cb'],
  scopes: ['openid'],
  issuerUrl: 'https://login.example.com',
};

export const manual = {
  registrationId: 'shop',
  providerMode: 'manual',
  clientId: 'shop-client',
  grantTypes: ['authorization_code'],
  redirectUris: ['https://shop.example.com/cb'],
  scopes: ['openid'],
  authorizationUri: 'https://login.example.com/authorize',
  tokenUri: 'https://login.example.com/token',
  jwkSetUri: 'https://login.example.com/jwks',
};

export const builtIn = {
  registrationId: 'shop',
  providerMode: 'built_in',
  redirectUris: ['https://shop.example.com/cb'],
};

export const machine = { ...automatic, grantTypes: ['client_credentials'], redirectUris: [] };

/** A 2048-bit modulus: its first octet is 0x80. */
const modulus = `g${'A'.repeat(341)}`;
export const rsaKey = { kty: 'RSA', kid: 'r', n: modulus, e: 'AQAB' };
export const ecKey = { kty: 'EC', kid: 'e', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };

/** The problems with `input`, as `path: code`. */
export function problemsOf(input: unknown, given: Partial<ParseContext> = {}): string[] {
  const result = parseRegistration(input, { ...context, ...given });
  return result.ok ? [] : result.fieldErrors.map(({ path, code }) => `${path}: ${code}`);
}

/** `input` as a configuration; throws what is wrong with it. */
export function parsed(input: unknown, given: Partial<ParseContext> = {}): RegistrationConfiguration {
  const result = parseRegistration(input, { ...context, ...given });
  if (!result.ok) throw new Error(JSON.stringify(result.fieldErrors));
  return result.value;
}
