import type { Actor } from '@/lib/domain/actor';
import type { ApiResource, ApiScope, IdentityResource } from '@/lib/domain/resources/model';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { toResource } from './detail';
import { RESOURCE_SELECT, tableOf } from './table';

export type EnabledScopes = { apiScopes: ApiScope[]; identityResources: IdentityResource[] };
export type EnabledResources = EnabledScopes & { apiResources: ApiResource[] };

/**
 * What the authorization server is built from, by name. UNSAFE: it asks nobody's permission. Whatever changes here moves
 * `server_configuration.version` in the same transaction.
 */
export async function UNSAFE_loadEnabledResources(): Promise<EnabledResources> {
  const [apiResources, scopes] = await Promise.all([load('apiResource'), UNSAFE_loadEnabledScopes()]);
  return { apiResources, ...scopes };
}

/** What clients can ask for, and what the discovery document tells of. UNSAFE as above. */
export async function UNSAFE_loadEnabledScopes(): Promise<EnabledScopes> {
  const [apiScopes, identityResources] = await Promise.all([load('apiScope'), load('identityResource')]);
  return { apiScopes, identityResources };
}

async function load<K extends 'apiResource' | 'apiScope' | 'identityResource'>(kind: K) {
  const rows = await tableOf(database, kind).findMany({
    where: { enabled: true },
    orderBy: { name: 'asc' },
    select: RESOURCE_SELECT[kind],
  });
  return rows.map((row) => toResource(kind, row));
}

/** What an API's secret is checked against at introspection. */
export type ApiSecretDigest = { id: string; digest: string };

/**
 * The digests of the secrets that authenticate the enabled API of this name at `now`; null when there is no such API. UNSAFE: its
 * answer must not leave the server.
 */
export async function UNSAFE_findApiSecrets(name: string, now: Date): Promise<ApiSecretDigest[] | null> {
  const row = await database.apiResource.findFirst({
    where: { name, enabled: true },
    select: {
      secrets: {
        where: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        select: { id: true, digest: true },
      },
    },
  });
  return row?.secrets ?? null;
}

const SUGGESTED = 1_000;

/** The names of the API scopes, for the scopes of an API. */
export async function listApiScopeNames(actor: Actor): Promise<string[]> {
  await requirePermission(actor, 'resource:read');
  const rows = await database.apiScope.findMany({ orderBy: { name: 'asc' }, take: SUGGESTED, select: { name: true } });
  return rows.map(({ name }) => name);
}

/** The scopes that a Built-in client can be given: of APIs and of identity resources, without those switched off. */
export async function listScopeNames(actor: Actor): Promise<string[]> {
  await requirePermission(actor, 'resource:read');
  const enabled = {
    where: { enabled: true },
    orderBy: { name: 'asc' },
    take: SUGGESTED,
    select: { name: true },
  } as const;
  const [identityResources, apiScopes] = await Promise.all([
    database.identityResource.findMany(enabled),
    database.apiScope.findMany(enabled),
  ]);
  return [...identityResources, ...apiScopes].map(({ name }) => name);
}

/** The scopes that tell about a person: nobody can ask for them in client credentials. */
export async function listPersonalScopeNames(actor: Actor): Promise<string[]> {
  await requirePermission(actor, 'resource:read');
  const rows = await database.identityResource.findMany({ select: { name: true }, take: SUGGESTED });
  return rows.map(({ name }) => name);
}
