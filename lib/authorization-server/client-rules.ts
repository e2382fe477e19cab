import { type Client, errors, Provider } from 'oidc-provider';
import { UNSAFE_noteUse } from '@/lib/data/last-use';
import { DEVICE_CODE } from '@/lib/domain/registration/grants';
import { compareApiSecret } from './api-clients';
import { findRegistrationOf } from './clients';
import { findSecret } from './compare-secrets';

/** The library's client class, as far as its rules are replaced here. */
type ClientRules = {
  compareClientSecret(this: Client, actual: string): Promise<boolean>;
  grantTypeAllowed(this: Client, type: string): boolean;
  responseTypeAllowed(this: Client, type: string): boolean;
  redirectUriAllowed(this: Client, uri: string): boolean;
  postLogoutRedirectUriAllowed(this: Client, uri: string): boolean;
};

/** The endpoints that judge a response type. */
const AUTHORIZATION_ROUTES = new Set(['authorization', 'pushed_authorization_request']);

/** Replaces the library's rules for clients by ours, where they differ. */
export function replaceClientRules(provider: Provider): void {
  const rules = provider.Client.prototype as unknown as ClientRules & { Schema: unknown };
  rules.compareClientSecret = compareClientSecret;
  const { grantTypeAllowed, responseTypeAllowed } = rules;
  // RFC 6749 §5.2: a grant that the client may not use is `unauthorized_client`; the library says `invalid_request`.
  rules.grantTypeAllowed = function (type) {
    const allowed = grantTypeAllowed.call(this, type);
    if (!allowed && isAskedFor(type))
      throw new errors.UnauthorizedClient(`the grant ${type} is not allowed for this client`);
    return allowed;
  };
  rules.responseTypeAllowed = function (type) {
    const allowed = responseTypeAllowed.call(this, type);
    if (!allowed && AUTHORIZATION_ROUTES.has(Provider.ctx?.oidc.route ?? '')) {
      throw new errors.UnauthorizedClient(`the response type ${type} is not allowed for this client`);
    }
    return allowed;
  };
  const { Schema } = provider.Client as unknown as { Schema: { prototype: { redirectUris(): void } } };
  // Our validator stood in front when they were registered, and it is stricter (security.md §1).
  Schema.prototype.redirectUris = () => {};
}

function isAskedFor(type: string): boolean {
  const oidc = Provider.ctx?.oidc;
  if (oidc?.route === 'device_authorization') return type === DEVICE_CODE;
  return oidc?.route === 'token' && oidc.params?.grant_type === type;
}

/**
 * Whether `actual` is one of the secrets that may be used now, sent in exactly the registered way: Basic and Post are not
 * interchangeable. The overlap of a rotation is why there may be two.
 */
async function compareClientSecret(this: Client, actual: string): Promise<boolean> {
  const registration = findRegistrationOf(this);
  if (registration === null) return compareApiSecret(this.clientId, actual);
  const sent = Provider.ctx?.headers.authorization === undefined ? 'client_secret_post' : 'client_secret_basic';
  const { id, configuration, secrets } = registration;
  if (sent !== configuration.tokenEndpointAuthMethod) return false;
  const now = Date.now() / 1000;
  const alive = secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const secret = await findSecret(id, actual, alive);
  if (secret !== null) UNSAFE_noteUse({ registrationId: id, secretId: secret.id });
  return secret !== null;
}
