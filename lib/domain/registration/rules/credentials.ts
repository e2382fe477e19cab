/** fields.md §2, security.md §2. */
import { fieldError } from '../../field-errors';
import { checkJwks } from '../jwks';
import { type RegistrationRule, when } from './rule';

/** A public client has nothing to authenticate with, a confidential one must (fields.md §1, `clientType`). */
const methodFitsType: RegistrationRule = {
  reads: ['clientType', 'tokenEndpointAuthMethod'],
  check: ({ clientType, tokenEndpointAuthMethod }) => {
    const isPublic = clientType === 'public';
    if (isPublic === (tokenEndpointAuthMethod === 'none')) return [];
    return [fieldError('tokenEndpointAuthMethod', isPublic ? 'auth_method_public' : 'auth_method_confidential', {})];
  },
};

/** An HMAC needs the secret itself; of a Built-in client's only a digest is kept. */
const methodFitsStorage: RegistrationRule = {
  reads: ['providerMode', 'tokenEndpointAuthMethod'],
  check: ({ providerMode, tokenEndpointAuthMethod }) =>
    when(providerMode === 'built_in' && tokenEndpointAuthMethod === 'client_secret_jwt', () =>
      fieldError('tokenEndpointAuthMethod', 'auth_method_digest', {}),
    ),
};

const methodHasKeys: RegistrationRule = {
  reads: ['tokenEndpointAuthMethod', 'jwks', 'jwksUri'],
  check: ({ tokenEndpointAuthMethod, jwks, jwksUri }) =>
    when(tokenEndpointAuthMethod === 'private_key_jwt' && jwks === null && jwksUri === null, () =>
      fieldError('jwks', 'keys_required', {}),
    ),
};

/** RFC 7591 §2: “The "jwks_uri" and "jwks" parameters MUST NOT both be present”. */
const keysStandOnce: RegistrationRule = {
  reads: ['jwks', 'jwksUri'],
  check: ({ jwks, jwksUri }) => when(jwks !== null && jwksUri !== null, () => fieldError('jwksUri', 'keys_twice', {})),
};

const keysArePublic: RegistrationRule = {
  reads: ['jwks'],
  check: ({ jwks }) => (jwks === null ? [] : checkJwks(jwks)),
};

export const CREDENTIAL_RULES: readonly RegistrationRule[] = [
  methodFitsType,
  methodFitsStorage,
  methodHasKeys,
  keysStandOnce,
  keysArePublic,
];
