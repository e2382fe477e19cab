import type { Client, Provider } from 'oidc-provider';
import { UNSAFE_noteUse } from '@/lib/data/last-use';
import { UNSAFE_findApiSecrets } from '@/lib/data/resources';
import { KEPT_AS_DIGEST } from './client-metadata';
import { findSecret } from './compare-secrets';

/**
 * An API that asks about a token it was given (RFC 7662 §2.1): it proves itself by its name and one of its own secrets, by Basic
 * or in the form. For the library it is a client that can do nothing else; it is found at that endpoint only.
 */
export async function findApi(provider: Provider, name: string): Promise<Client | undefined> {
  if ((await UNSAFE_findApiSecrets(name, new Date())) === null) return undefined;
  return new (provider.Client as unknown as new (metadata: object) => Client)({
    client_id: name,
    client_secret: KEPT_AS_DIGEST,
    grant_types: [],
    response_types: [],
    redirect_uris: [],
  });
}

/** Whether `actual` is one of the secrets that the API may use now. */
export async function compareApiSecret(name: string, actual: string): Promise<boolean> {
  const secret = await findSecret(`api ${name}`, actual, (await UNSAFE_findApiSecrets(name, new Date())) ?? []);
  if (secret !== null) UNSAFE_noteUse({ apiSecretId: secret.id });
  return secret !== null;
}
