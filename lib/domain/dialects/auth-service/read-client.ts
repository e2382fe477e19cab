import { fieldError } from '../../field-errors';
import { isJsonObject } from '../../json/json-object';
import type { FieldError } from '../../problem';
import { MAXIMUM_LIFETIME, type RegistrationConfiguration } from '../../registration/model';
import { refreshTokenLimitOf } from '../../registration/refresh';
import type { RetiringInput, SecretInput } from '../../registration/secret-input';
import { PROTOCOL, SAME_MEANING, type SecretPlaces, VALUE_CODES } from './members';
import { inTurn } from './pair-of-secrets';
import { readSecrets } from './read-secrets';

type Body = Record<string, unknown>;

export type ReadClient = {
  clientId: string;
  /** For `parseRegistration`, which judges it. */
  input: Body;
  secret: SecretInput | null;
  /** One that works beside it for a while. */
  retiring: RetiringInput | null;
  /** The places of the two among `clientSecrets`. */
  secretPlaces: SecretPlaces;
  /** What is wrong in the dialect itself, by the dialect's names. */
  fieldErrors: FieldError[];
};

export type ClientSurroundings = {
  /** What stands now; null on create. */
  previous: RegistrationConfiguration | null;
  /** Seconds an access token lives where the client does not say (Settings → Tokens). */
  globalAccessTokenLifetime: number;
};

/**
 * Seed A's client as a registration. Members it leaves out have the seed's defaults, which are ours; members it cannot speak of
 * (version, contacts, keys …) stay as they are. Unknown members are ignored.
 */
export function readClient(body: Body, surroundings: ClientSurroundings): ReadClient {
  const { previous } = surroundings;
  const own = (name: string): unknown => (Object.hasOwn(body, name) ? body[name] : undefined);
  const fieldErrors: FieldError[] = [];

  const same = Object.entries(SAME_MEANING).map(([theirs, ours]) => [ours, own(theirs)]);
  const coded = Object.entries(VALUE_CODES).map(([member, codes]) => {
    const value = own(member);
    if (value === undefined || value === null) return [member, undefined];
    if (value !== 0 && value !== 1) fieldErrors.push(fieldError(member, 'not_an_option', { options: '0, 1' }));
    return [member, codes[Number(value)]];
  });
  const protocol = own('protocolType') ?? PROTOCOL;
  if (protocol !== PROTOCOL) fieldErrors.push(fieldError('protocolType', 'not_an_option', { options: PROTOCOL }));

  const needsSecret = booleanOf('requireClientSecret', own('requireClientSecret'), fieldErrors) ?? true;
  const clientType = needsSecret ? 'confidential' : 'public';
  const offline = booleanOf('allowOfflineAccess', own('allowOfflineAccess'), fieldErrors);
  const secrets = readSecrets(own('clientSecrets'), 'clientSecrets');
  // A public client has none, and what is sent of them is dropped, however many they are (fields.md §2).
  const pair = inTurn(needsSecret ? secrets.sent : []);
  fieldErrors.push(...secrets.fieldErrors, ...pair.fieldErrors);
  const said = Object.fromEntries([...same, ...coded]) as Body;
  return {
    clientId: typeof said.clientId === 'string' ? said.clientId : '',
    input: {
      ...keptFrom(previous, clientType, said),
      ...said,
      providerMode: 'built_in',
      clientType,
      claims: claimsOf(own('claims')),
      accessTokenLifetime: lifetimeOf(own('accessTokenLifetime'), surroundings),
      refreshTokenLimit: refreshTokenLimitOf({
        grantTypes: Array.isArray(said.grantTypes) ? said.grantTypes : [],
        refreshTokenLimit: offline === null ? undefined : previous?.refreshTokenLimit,
        allowOfflineAccess: offline ?? undefined,
      }),
    },
    secret: pair.secret,
    retiring: pair.retiring,
    secretPlaces: pair.places,
    fieldErrors,
  };
}

function booleanOf(name: string, value: unknown, fieldErrors: FieldError[]): boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value;
  fieldErrors.push(fieldError(name, 'wrong_type', { expected: 'boolean' }));
  return null;
}

/** What the dialect has no word for. How a client authenticates, and its response types, follow what it does speak of. */
function keptFrom(previous: RegistrationConfiguration | null, clientType: string, said: Body): Body {
  if (previous === null) return {};
  const { registrationId, version, tosUri, policyUri, contacts, applicationType, jwks, jwksUri } = previous;
  const { grantTypes, allowAccessTokensViaBrowser: inBrowser } = previous;
  const sameFlows =
    JSON.stringify(said.grantTypes) === JSON.stringify(grantTypes) &&
    (said.allowAccessTokensViaBrowser ?? false) === inBrowser;
  return {
    ...{ registrationId, version, tosUri, policyUri, contacts, applicationType, jwks, jwksUri },
    ...(previous.clientType === clientType ? { tokenEndpointAuthMethod: previous.tokenEndpointAuthMethod } : {}),
    ...(sameFlows ? { responseTypes: previous.responseTypes } : {}),
  };
}

/** A client that follows the global setting is answered with its value; sent back, that value still means the setting. */
function lifetimeOf(value: unknown, { previous, globalAccessTokenLifetime }: ClientSurroundings): unknown {
  if (value === MAXIMUM_LIFETIME) return 'never';
  const follows = previous !== null && previous.accessTokenLifetime === null;
  return follows && value === globalAccessTokenLifetime ? null : value;
}

/** Claims without what we do not know of them. */
function claimsOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((claim: unknown) => {
    if (!isJsonObject(claim)) return claim;
    const { type, value: text, valueType } = claim;
    return { type, value: text, ...(valueType === undefined || valueType === null ? {} : { valueType }) };
  });
}
