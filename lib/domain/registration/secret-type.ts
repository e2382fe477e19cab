import type { RegistrationConfiguration } from './model';
import type { SecretType } from './secret-input';

/** What the client authenticates with that we keep: nothing for a public client, for mutual TLS, or for public keys alone. */
export function secretTypeOf(configuration: RegistrationConfiguration): SecretType | null {
  const { clientType, providerMode, tokenEndpointAuthMethod: method } = configuration;
  if (clientType === 'public') return null;
  if (method.startsWith('client_secret_')) return 'shared_secret';
  // fields.md §2: at an external provider we are the client, so the private key is ours to keep.
  return method === 'private_key_jwt' && providerMode !== 'built_in' ? 'private_key' : null;
}
