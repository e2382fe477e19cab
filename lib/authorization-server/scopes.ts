import type { ServerConfiguration } from '@/lib/data/protocol';
import { OFFLINE_ACCESS } from '@/lib/domain/metadata/built-in';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { issuesRefreshTokens } from '@/lib/domain/registration/refresh';

/** What the configured scopes mean: who protects each API scope, and which ones stand on their own. */
export type ScopeMap = {
  /** Scopes that no API resource owns: identity resources, loose API scopes, offline_access. */
  loose: ReadonlySet<string>;
  identity: ReadonlySet<string>;
  /** The names of the API resources that own a scope. */
  owners: ReadonlyMap<string, readonly string[]>;
  known: (scope: string) => boolean;
};

/** Reads the scopes out of a configuration. A scope that an API resource names but that is not enabled is none. */
export function readScopes({ apiResources, apiScopes, identityResources }: ServerConfiguration): ScopeMap {
  const enabled = new Set(apiScopes.map(({ name }) => name));
  const owners = new Map<string, string[]>();
  for (const resource of apiResources) {
    for (const scope of resource.scopes) {
      if (enabled.has(scope)) owners.set(scope, [...(owners.get(scope) ?? []), resource.name]);
    }
  }
  const identity = new Set(identityResources.map(({ name }) => name));
  const loose = new Set([...identity, ...[...enabled].filter((name) => !owners.has(name)), OFFLINE_ACCESS]);
  return { loose, identity, owners, known: (scope) => loose.has(scope) || owners.has(scope) };
}

/** fields.md §3: what a client may have is what its registration lists; an empty list is no scope at all. */
export function mayHave(configuration: RegistrationConfiguration, scope: string, scopes: ScopeMap): boolean {
  const listed = scope === OFFLINE_ACCESS ? issuesRefreshTokens(configuration) : configuration.scopes.includes(scope);
  return listed && scopes.known(scope);
}
