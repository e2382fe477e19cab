import { MAXIMUM_LIFETIME, type RegistrationConfiguration, STRING_CLAIM } from '../../registration/model';
import { allowOfflineAccessOf } from '../../registration/refresh';
import { PROTOCOL, SAME_MEANING, VALUE_CODES } from './members';

/** What is told of a secret: all but what it is. */
export type ToldSecret = { description: string; expiresAt: string | null; value?: string };

/** A secret of the dialect. `value` stands there once: when it has just been generated. */
export type DialectSecret = { description: string; expiration: string | null; type: string; value?: string };

/** A registration of the built-in server as seed A's client: every member of the seed, in its order, and no other. */
export function writeClient(
  configuration: RegistrationConfiguration,
  secrets: readonly ToldSecret[],
  globalAccessTokenLifetime: number,
): Record<string, unknown> {
  const same = Object.entries(SAME_MEANING).map(([theirs, ours]) => [theirs, configuration[ours]]);
  const coded = Object.entries(VALUE_CODES).map(([member, codes]) => [
    member,
    (codes as readonly string[]).indexOf(configuration[member as keyof typeof VALUE_CODES]),
  ]);
  return {
    ...Object.fromEntries(same),
    ...Object.fromEntries(coded),
    protocolType: PROTOCOL,
    requireClientSecret: configuration.clientType === 'confidential',
    allowOfflineAccess: allowOfflineAccessOf(configuration),
    accessTokenLifetime: lifetimeOf(configuration.accessTokenLifetime, globalAccessTokenLifetime),
    // The type of a text is not said: the seed's own client leaves it out.
    claims: configuration.claims.map(({ type, value, valueType }) =>
      valueType === STRING_CLAIM ? { type, value } : { type, value, valueType },
    ),
    clientSecrets: secrets.map(writeSecret),
  };
}

/** One of `clientSecrets` or `apiSecrets`. */
export function writeSecret({ description, expiresAt, value }: ToldSecret): DialectSecret {
  return { description, expiration: expiresAt, type: 'SharedSecret', ...(value === undefined ? {} : { value }) };
}

/** There, a lifetime is always a number: the longest there is for one that never ends, the setting's for one that follows it. */
function lifetimeOf(lifetime: RegistrationConfiguration['accessTokenLifetime'], global: number): number {
  return lifetime === 'never' ? MAXIMUM_LIFETIME : (lifetime ?? global);
}
