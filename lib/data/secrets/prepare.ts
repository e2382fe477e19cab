import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/actor';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import {
  checkSecretInput,
  isWeakSecret,
  type SecretInput,
  type SecretType,
} from '@/lib/domain/registration/secret-input';
import { secretTypeOf } from '@/lib/domain/registration/secret-type';
import {
  currentKeyring,
  digestSecret,
  encryptSecret,
  generateSecret,
  lastFour,
  readPrivateKey,
} from '@/lib/server/secrets';

/** A secret ready to be stored: what is slow about it (argon2id) is done before any row is locked. */
export type PreparedSecret = {
  row: {
    id: string;
    type: SecretType;
    origin: 'generated' | 'entered';
    description: string;
    ciphertext: string | null;
    keyId: string | null;
    digest: string | null;
    last4: string;
    weak: boolean;
    createdAt: Date;
    createdBy: string;
    expiresAt: Date | null;
  };
  /** The generated value, to be shown this once; null when a person entered it and knows it. */
  generated: string | null;
};

/** Everything wrong with a secret for a client of this configuration. */
export function secretErrors(configuration: RegistrationConfiguration, secret: SecretInput, now: Date): FieldError[] {
  const { providerMode: mode, clientType } = configuration;
  const type = secretTypeOf(configuration);
  if (type === null && clientType !== 'public') {
    return [{ path: 'secret.value', code: 'secret_not_used', params: {} }];
  }
  const errors = checkSecretInput({ ...secret, type: type ?? secret.type }, { mode, clientType, now });
  if (errors.length > 0 || type !== 'private_key' || secret.value === null) return errors;
  const key = readPrivateKey(secret.value);
  return key.ok ? [] : [{ path: 'secret.value', code: key.problem, params: {} }];
}

/**
 * Makes a secret for a client of this configuration. We are the authority (Built-in): a digest is all that is kept, and an
 * absent value is generated. We are the client: it is encrypted, because it must be presented. Throws `invalid_input`.
 */
export async function prepareSecret(
  actor: Actor,
  configuration: RegistrationConfiguration,
  secret: SecretInput,
  now: Date,
): Promise<PreparedSecret> {
  const fieldErrors = secretErrors(configuration, secret, now);
  const type = secretTypeOf(configuration);
  if (fieldErrors.length > 0 || type === null) throw new DomainError('invalid_input', { fieldErrors });

  // An empty value means the same as none: checkSecretInput lets it through for Built-in only.
  const generated = secret.value ? null : generateSecret();
  const value = secret.value || (generated ?? '');
  const origin = generated === null ? 'entered' : 'generated';
  const id = randomUUID();
  const material =
    configuration.providerMode === 'built_in'
      ? { ciphertext: null, keyId: null, digest: await digestSecret(value, origin) }
      : { ...(await encryptSecret(value, id, currentKeyring())), digest: null };
  return {
    row: {
      id,
      type,
      origin,
      description: secret.description,
      ...material,
      last4: shownOf(value, type),
      weak: origin === 'entered' && type === 'shared_secret' && isWeakSecret(value),
      createdAt: now,
      createdBy: actor.name,
      expiresAt: secret.expiresAt,
    },
    generated,
  };
}

/** Of a private key the end of its thumbprint is shown, which is public; of a shared secret its own end. */
function shownOf(value: string, type: SecretType): string {
  if (type === 'shared_secret') return lastFour(value);
  const key = readPrivateKey(value);
  return key.ok ? key.last4 : '';
}
