import type { ApiResource, ApiScope, IdentityResource } from '@/lib/domain/resources/model';
import { database } from '../database';
import { type PublishedKey, UNSAFE_ensureSigningKeys, UNSAFE_loadSigningKeys } from '../keys';
import { UNSAFE_loadEnabledResources } from '../resources';
import { readGlobalTokenSettings } from '../settings';

/** All that an authorization server is built from, apart from its clients. Disabled resources and scopes are not in it. */
export type ServerConfiguration = {
  keys: PublishedKey[];
  apiResources: ApiResource[];
  apiScopes: ApiScope[];
  identityResources: IdentityResource[];
  /** Seconds; for clients that have no lifetime of their own. */
  accessTokenLifetime: number;
};

/** Reads everything, making the first signing keys where there are none. */
export async function UNSAFE_loadServerConfiguration(): Promise<ServerConfiguration> {
  await UNSAFE_ensureSigningKeys();
  const [keys, resources, tokens] = await Promise.all([
    UNSAFE_loadSigningKeys(),
    UNSAFE_loadEnabledResources(),
    readGlobalTokenSettings(database),
  ]);
  return {
    keys,
    ...resources,
    accessTokenLifetime: tokens.accessTokenLifetime,
  };
}
