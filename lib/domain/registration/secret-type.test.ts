import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from './fields';
import type { AuthMethod, ClientType, ProviderMode } from './model';
import { secretTypeOf } from './secret-type';

describe('secretTypeOf', () => {
  it.each<[ProviderMode, ClientType, AuthMethod, string | null]>([
    ['automatic', 'confidential', 'client_secret_basic', 'shared_secret'],
    ['manual', 'confidential', 'client_secret_jwt', 'shared_secret'],
    ['manual', 'confidential', 'private_key_jwt', 'private_key'],
    ['built_in', 'confidential', 'client_secret_post', 'shared_secret'],
    ['built_in', 'confidential', 'private_key_jwt', null],
    ['built_in', 'confidential', 'tls_client_auth', null],
    ['built_in', 'public', 'none', null],
  ])('%s, %s, %s: %s', (mode, clientType, tokenEndpointAuthMethod, type) => {
    expect(secretTypeOf({ ...defaultConfiguration(mode), clientType, tokenEndpointAuthMethod })).toBe(type);
  });
});
