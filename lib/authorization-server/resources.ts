import { type Client, errors, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider';
import type { ServerConfiguration } from '@/lib/data/protocol';
import { chooseAlgorithm } from '@/lib/domain/keys/key';
import { OFFLINE_ACCESS } from '@/lib/domain/metadata/built-in';
import { type ApiResource, resourceIdentifier } from '@/lib/domain/resources/model';
import { registrationOf } from './clients';
import { mayHave, readScopes, type ScopeMap } from './scopes';

/** The API that a token is for, and what such a token looks like. */
export type Target = { identifier: string; server: ResourceServer };

/** Finds the API that a token request means; null where it means none. */
export type FindTarget = (ctx: KoaContextWithOIDC, client: Client) => Target | null;

/** The endpoints where a person is asked. */
const ASKING_ROUTES = new Set(['authorization', 'pushed_authorization_request', 'device_authorization']);

/** The library's hooks for API resources: which one a request is for, and what a token for it looks like. */
export function resourceIndicators(issuer: string, configuration: ServerConfiguration) {
  const scopes = readScopes(configuration);
  const byIdentifier = new Map(configuration.apiResources.map((one) => [resourceIdentifier(issuer, one.name), one]));

  function getResourceServerInfo(ctx: KoaContextWithOIDC, identifier: string, client: Client): ResourceServer {
    refuseScopes(ctx, client, scopes);
    const resource = byIdentifier.get(identifier);
    if (resource === undefined) throw new errors.InvalidTarget(`there is no API resource ${identifier}`);
    return resourceServer(resource, client, scopes);
  }

  /** For grants of our own: by `resource`, by `audience` (RFC 8693 §2.1), or by the scopes. */
  const findTarget: FindTarget = (ctx, client) => {
    refuseScopes(ctx, client, scopes);
    const { resource, audience } = ctx.oidc.params ?? {};
    const byScope = ownerOf(ctx.oidc.requestParamScopes, scopes);
    const named = [resource, audience === undefined ? undefined : resourceIdentifier(issuer, String(audience))].flat();
    const asked = new Set(
      [...named, ...(byScope === null ? [] : [resourceIdentifier(issuer, byScope)])].filter(Boolean),
    );
    if (asked.size > 1) throw new errors.InvalidTarget('a token is for one API resource');
    const [identifier] = asked;
    if (identifier === undefined) return null;
    return { identifier: String(identifier), server: getResourceServerInfo(ctx, String(identifier), client) };
  };

  const hooks = {
    enabled: true,
    /** With `granted` the library asks which of several to use now: that is for the client to say. */
    defaultResource(ctx: KoaContextWithOIDC, client: Client, granted?: string | string[]) {
      if (granted !== undefined) return granted;
      refuseScopes(ctx, client, scopes);
      const owner = ownerOf(ctx.oidc.requestParamScopes, scopes);
      return owner === null ? (undefined as unknown as string) : resourceIdentifier(issuer, owner);
    },
    useGrantedResource: () => true,
    getResourceServerInfo,
  };
  return { hooks, findTarget };
}

/** What a token for `resource` looks like when `client` gets it. */
function resourceServer(resource: ApiResource, client: Client, scopes: ScopeMap): ResourceServer {
  const { accessTokenType } = registrationOf(client).configuration;
  const owned = resource.scopes.filter((scope) => scopes.owners.has(scope));
  return {
    audience: resource.name,
    // A token for an API may carry `openid` and its like beside the API's scopes: UserInfo takes it, too (fields.md §5).
    scope: [...owned, ...scopes.loose].join(' '),
    accessTokenFormat: accessTokenType === 'jwt' ? 'jwt' : 'opaque',
    ...(accessTokenType === 'jwt'
      ? { jwt: { sign: { alg: chooseAlgorithm(resource.allowedAccessTokenSigningAlgorithms) } } }
      : {}),
  };
}

function refuseScopes(ctx: KoaContextWithOIDC, client: Client, scopes: ScopeMap): void {
  const { configuration } = registrationOf(client);
  // RFC 6749 §3.3: there is no default, so who asks a person for nothing has forgotten something.
  if (ctx.oidc.requestParamScopes.size === 0 && ASKING_ROUTES.has(ctx.oidc.route)) {
    throw new errors.InvalidScope('scope: say what is asked for', '');
  }
  const isBackend = ctx.oidc.params?.grant_type === 'client_credentials';
  for (const scope of ctx.oidc.requestParamScopes) {
    if (!mayHave(configuration, scope, scopes)) throw new errors.InvalidScope('requested scope is not allowed', scope);
    // There is nobody to be identified.
    if (isBackend && (scopes.identity.has(scope) || scope === OFFLINE_ACCESS)) {
      throw new errors.InvalidScope('the scope is about a person, and client credentials have none', scope);
    }
  }
}

/** The one API resource that owns all the API scopes asked for; null when none of them is an API's. */
function ownerOf(requested: ReadonlySet<string>, { owners }: ScopeMap): string | null {
  const sets = [...requested].flatMap((scope) => owners.get(scope) ?? []);
  const names = new Set(sets);
  if (names.size <= 1) return sets[0] ?? null;
  throw new errors.InvalidTarget('the scopes belong to more than one API resource: say which one with resource');
}
