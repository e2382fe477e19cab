import { type AccessToken, type Client, errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { type ActorClaim, setActor } from '../actors';
import { registrationOf } from '../clients';
import { storeAlso } from '../stored-members';
import { type GrantParts, grantAll, type Issue, newAccessToken, requireClient } from './issue';

const TOKEN_TYPE = 'urn:ietf:params:oauth:token-type';
const ACCESS_TOKEN = `${TOKEN_TYPE}:access_token`;
const JWT = `${TOKEN_TYPE}:jwt`;
/** RFC 8693 §3: what we issue is known by both names. */
const OUR_TYPES = new Set([ACCESS_TOKEN, JWT]);
const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
const PARAMETERS = [
  ...['subject_token', 'subject_token_type', 'actor_token', 'actor_token_type'],
  ...['requested_token_type', 'audience', 'resource', 'scope'],
];

/**
 * RFC 8693 for access tokens of ours that stand for a person. A client exchanges what it was given: a token issued to it, or one
 * whose audience it is. The new token says no more than the person granted, lives no longer than the old one, and ends with its grant. With an
 * actor token it names who acts (`act`); without, the client stands in for the person (docs/fields.md).
 */
export function registerTokenExchange({ provider, findTarget, findAccount }: GrantParts): void {
  const handler = async (ctx: KoaContextWithOIDC) => {
    const client = requireClient(ctx);
    const { requested_token_type: requested } = ctx.oidc.params ?? {};
    if (requested !== undefined && !OUR_TYPES.has(String(requested))) {
      throw new errors.InvalidRequest('requested_token_type: only access tokens are issued');
    }
    const subject = await givenToken(ctx, provider, 'subject_token');
    if (!belongsTo(subject, client)) throw new errors.InvalidRequest('subject_token is not this client’s to exchange');
    const actor = await actorFor(ctx, provider, subject, client);
    const account = await findAccount(ctx, subject.accountId);
    if (account === undefined) throw new errors.InvalidRequest('subject_token: the person may not sign in');

    const scopes = await narrowed(ctx, provider, subject, client);
    // What is not asked for is what the subject token has: it decides on the API, too.
    if (ctx.oidc.params !== undefined && scopes.length > 0) ctx.oidc.params.scope = scopes.join(' ');
    const target = findTarget(ctx, client);
    if (requested === JWT && target?.server.accessTokenFormat !== 'jwt') {
      throw new errors.InvalidRequest('requested_token_type: this client’s tokens, or this API’s, are no JWTs');
    }
    const issue: Issue = { account, gty: 'token_exchange', target, scopes, origin: subject.grantId };
    const token = newAccessToken(ctx, provider, issue, await grantAll(ctx, provider, issue));
    const left = (subject.exp ?? 0) - Math.floor(Date.now() / 1000);
    Object.assign(token, { expiresIn: Math.max(1, Math.min(token.expiration, left)) });
    if (actor !== null) setActor(token, actor);
    ctx.body = {
      access_token: await token.save(),
      issued_token_type: requested ?? ACCESS_TOKEN,
      token_type: token.tokenType,
      expires_in: token.expiration,
      scope: token.scope || undefined,
    };
  };
  // The adapter finds a grant only while the one that it names is alive.
  storeAlso(provider.Grant, 'grantId');
  provider.registerGrantType(GRANT, handler, PARAMETERS, ['resource']);
}

/** RFC 8693 §2.1: a token parameter with its type. Throws `invalid_request` for what is no living access token of a person. */
async function givenToken(
  ctx: KoaContextWithOIDC,
  provider: Provider,
  name: 'subject_token' | 'actor_token',
): Promise<AccessToken> {
  const { [name]: value, [`${name}_type`]: type } = ctx.oidc.params ?? {};
  if (typeof value !== 'string' || !OUR_TYPES.has(String(type))) {
    throw new errors.InvalidRequest(`${name} must be an access token of this server, and ${name}_type say so`);
  }
  const token = await provider.AccessToken.find(value);
  const grant = token?.isValid ? await provider.Grant.find(token.grantId ?? '') : undefined;
  if (!token || !grant) throw new errors.InvalidRequest(`${name} is not a valid access token of a person`);
  return token;
}

/** A token is exchanged by the client it was issued to, or by the one it is addressed to. */
function belongsTo(token: AccessToken, client: Client): boolean {
  const { clientId, registrationId } = registrationOf(client).configuration;
  return token.clientId === clientId || token.aud === clientId || token.aud === registrationId;
}

/** RFC 8693 §4.1: the actor, with whoever acted in the subject token before it. The actor's token is the client's own. */
async function actorFor(
  ctx: KoaContextWithOIDC,
  provider: Provider,
  subject: AccessToken,
  client: Client,
): Promise<ActorClaim | null> {
  const earlier = subject.extra?.act as ActorClaim | undefined;
  const { actor_token: given, actor_token_type: type } = ctx.oidc.params ?? {};
  if (given === undefined) {
    if (type !== undefined) throw new errors.InvalidRequest('actor_token_type comes with an actor_token only');
    return earlier ?? null;
  }
  const actor = await givenActor(ctx, provider);
  if (actor.clientId !== client.clientId) throw new errors.InvalidRequest('actor_token was issued to another client');
  const act = { sub: actor.sub, client_id: actor.clientId };
  return earlier === undefined ? act : { ...act, act: earlier };
}

/** Who acts: a person, or a program with client credentials. */
async function givenActor(ctx: KoaContextWithOIDC, provider: Provider): Promise<{ sub: string; clientId: string }> {
  const { actor_token: value, actor_token_type: type } = ctx.oidc.params ?? {};
  const program = OUR_TYPES.has(String(type)) ? await provider.ClientCredentials.find(String(value)) : undefined;
  if (program?.isValid === true && program.clientId !== undefined) {
    return { sub: program.clientId, clientId: program.clientId };
  }
  const { accountId, clientId } = await givenToken(ctx, provider, 'actor_token');
  return { sub: accountId, clientId: clientId ?? '' };
}

/** The scopes of the new token: those asked for, or the subject's own; never more than the person granted. */
async function narrowed(
  ctx: KoaContextWithOIDC,
  provider: Provider,
  subject: AccessToken,
  client: Client,
): Promise<string[]> {
  const grant = await provider.Grant.find(subject.grantId ?? '');
  const granted = new Set([grant?.getOIDCScope(), ...Object.values(grant?.resources ?? {})].join(' ').split(' '));
  const asked = [...ctx.oidc.requestParamScopes];
  const beyond = asked.find((scope) => !granted.has(scope));
  if (beyond !== undefined)
    throw new errors.InvalidScope('the scope is beyond what the subject token stands for', beyond);
  if (asked.length > 0) return asked;
  const { scopes } = registrationOf(client).configuration;
  return [...subject.scopes].filter((scope) => scopes.includes(scope));
}
