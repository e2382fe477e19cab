import { hkdfSync } from 'node:crypto';
import { type Configuration, Provider } from 'oidc-provider';
import { UNSAFE_noteUse } from '@/lib/data/last-use';
import type { ServerConfiguration } from '@/lib/data/protocol';
import { ASSERTION_ALGORITHMS, claimNames } from '@/lib/domain/metadata/built-in';
import { issuesRefreshTokens } from '@/lib/domain/registration/refresh';
import { SIGNING_ALGORITHMS } from '@/lib/domain/signing-algorithms';
import { env } from '@/lib/server/env';
import { logger } from '@/lib/server/logger';
import { outbound } from '@/lib/server/outbound';
import { releasingClaims } from './account-claims';
import { findAccount } from './accounts';
import { ProtocolAdapter } from './adapter';
import { finishAnswer } from './answer';
import { replaceClientRules } from './client-rules';
import { findClientsInRegistry, findRegistrationOf, registrationOf } from './clients';
import { loadExistingGrant } from './consent';
import { issueRegisteredScopesOnly, letIdentityScopesGoWithResources } from './grant-rules';
import { registerPasswordGrant } from './grants/password';
import { registerTokenExchange } from './grants/token-exchange';
import { devicePages } from './interaction/device';
import { guardDeviceCodes } from './interaction/device-codes';
import { letFormsLeadOn } from './interaction/forms-lead-on';
import { promptPolicy } from './interaction/policy';
import { renderError } from './interaction/refused';
import { interactionUrl } from './interaction-url';
import { acceptOwnJwts } from './jwt-access-tokens';
import { customizeJwt } from './jwt-claims';
import { lifetimes } from './lifetimes';
import { addFrontChannelLogout } from './logout/front-channel';
import { logoutPages } from './logout/pages';
import { pairwiseIdentifier } from './pairwise';
import { rememberClaimsForRefresh } from './refresh-claims';
import { refreshRules } from './refresh-rules';
import { resourceIndicators } from './resources';
import { ROUTES } from './routes';
import { readScopes } from './scopes';
import { forgetEndedSessions, keepEndedSessionsEnded } from './sessions';
import { tokenClaims } from './token-claims';
import { mayIntrospect, mayRevoke } from './token-policies';

/** What every ID token says: who, when and how they proved it (OIDC Core §2). */
const ALWAYS_SAID = ['sub', 'auth_time', 'amr'];

/** Signs the protocol's cookies: derived, so that no other use of AUTH_SECRET shares it. */
const cookieKey = Buffer.from(
  hkdfSync('sha256', env.AUTH_SECRET, 'clientele', 'cookies of the authorization server', 32),
).toString('base64url');

/**
 * One authorization server for one version of the configuration: the library fixes scopes and keys when it is made, so a
 * change makes another one (decision 060). Clients are not part of it: they are read at every request.
 */
export function createProvider(issuer: string, configuration: ServerConfiguration): Provider {
  const resources = resourceIndicators(issuer, configuration);
  const provider = new Provider(issuer, settings(issuer, configuration, resources.hooks));
  // The front has told X-Forwarded-Proto and -Host itself.
  provider.proxy = true;
  findClientsInRegistry(provider);
  replaceClientRules(provider);
  letIdentityScopesGoWithResources(provider);
  issueRegisteredScopesOnly(provider, configuration);
  rememberClaimsForRefresh(provider);
  keepEndedSessionsEnded(provider);
  forgetEndedSessions(provider);
  acceptOwnJwts(provider, configuration);
  const parts = {
    provider,
    findTarget: resources.findTarget,
    findAccount: releasingClaims(findAccount, configuration),
  };
  registerPasswordGrant(parts);
  registerTokenExchange(parts);
  provider.use(finishAnswer);
  letFormsLeadOn(provider);
  guardDeviceCodes(provider);
  addFrontChannelLogout(provider);
  provider.on('backchannel.error', (_ctx, error, { clientId }) => {
    logger.warn({ err: error, clientId }, 'back-channel logout failed');
  });
  provider.on('grant.success', ({ oidc: { client } }) => {
    if (client !== undefined) UNSAFE_noteUse({ registrationId: registrationOf(client).id, secretId: null });
  });
  return provider;
}

function settings(
  issuer: string,
  configuration: ServerConfiguration,
  hooks: ReturnType<typeof resourceIndicators>['hooks'],
): Configuration {
  const { loose } = readScopes(configuration);
  const https = issuer.startsWith('https:');
  const claims = Object.fromEntries(configuration.identityResources.map((one) => [one.name, claimNames(one)]));
  return {
    adapter: ProtocolAdapter,
    routes: ROUTES,
    jwks: { keys: configuration.keys.flatMap(({ privateJwk }) => privateJwk ?? []) as never[] },
    scopes: [...loose],
    claims: { ...claims, openid: [...ALWAYS_SAID, ...(claims.openid ?? [])], sid: null, iss: null },
    subjectTypes: ['public', 'pairwise'],
    responseTypes: ['code', 'id_token', 'code id_token', 'code token', 'code id_token token', 'id_token token'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    enabledJWA: {
      clientAuthSigningAlgValues: ASSERTION_ALGORITHMS as never[],
      requestObjectSigningAlgValues: ASSERTION_ALGORITHMS as never[],
      idTokenSigningAlgValues: [...SIGNING_ALGORITHMS],
    },
    cookies: {
      keys: [cookieKey],
      names: {
        session: https ? '__Host-clientele-oauth' : 'clientele-oauth',
        interaction: 'clientele-interaction',
        resume: 'clientele-resume',
      },
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: '/' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    ttl: lifetimes(configuration) as Configuration['ttl'],
    pkce: { required: (_ctx, client) => registrationOf(client).configuration.requirePkce },
    clientBasedCORS: (_ctx, origin, client) =>
      findRegistrationOf(client)?.configuration.allowedCorsOrigins.includes(origin) ?? false,
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true, ...devicePages },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => mayIntrospect(client, token as never) },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => mayRevoke(client, token as never) },
      userinfo: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      requestObjects: { enabled: true },
      rpInitiatedLogout: { enabled: true, ...logoutPages },
      backchannelLogout: { enabled: true },
      resourceIndicators: hooks,
    },
    interactions: { policy: promptPolicy(), url: (_ctx, interaction) => interactionUrl(interaction.uid) },
    findAccount: releasingClaims(findAccount, configuration),
    // Where claims go is `releasingClaims`'s to say, client by client; the library would say it for all.
    conformIdTokenClaims: false,
    loadExistingGrant,
    renderError,
    issueRefreshToken: async (_ctx, client) => issuesRefreshTokens(registrationOf(client).configuration),
    rotateRefreshToken: refreshRules(configuration),
    pairwiseIdentifier: (_ctx, accountId, client) => pairwiseIdentifier(accountId, client),
    extraTokenClaims: tokenClaims(configuration),
    formats: { bitsOfOpaqueRandomness: 256, customizers: { jwt: customizeJwt } },
    expiresWithSession: () => false,
    fetch: (url: string | URL, options: RequestInit) => outbound.fetch(url, options as never),
    allowOmittingSingleRegisteredRedirectUri: false,
  } as Configuration;
}
