/**
 * The shape of each member: its type, its bounds, and the characters it may hold. What members mean together is in `rules/`.
 * Lengths are judged before contents, so that megabytes of rubbish are refused early.
 */
import { z } from 'zod';
import { type Flaw, flaw, type PlainCode } from '../field-errors';
import { stripWellKnown } from '../metadata/issuer-url';
import { hiddenCharacter } from '../text';
import { readJwks } from './jwks';
import type { RegistrationConfiguration, RegistrationField } from './model';
import { APPLICATION_TYPES, AUTH_METHODS, CLIENT_TYPES, PROVIDER_MODES, USER_INFO_AUTH_METHODS } from './model';

const LIMITS = {
  registrationId: 64,
  clientId: 255,
  name: 200,
  version: 200,
  description: 2_000,
  uris: 100,
  contact: 254,
  contacts: 50,
  grantType: 255,
  grantTypes: 50,
  responseTypes: 20,
  scope: 255,
  scopes: 200,
  usernameAttribute: 255,
} as const;

/** A rule of one value: null when it holds, else what is wrong. */
function holds<S extends z.ZodType>(schema: S, rule: (value: z.output<S>) => Flaw | null): S {
  return schema.check((context) => {
    const problem = rule(context.value);
    if (problem !== null) context.issues.push({ code: 'custom', input: context.value, params: problem });
  });
}

const matches = (pattern: RegExp, code: PlainCode) => (value: string) => (pattern.test(value) ? null : flaw(code, {}));

const visible = (multiline: boolean) => (value: string) => {
  const character = hiddenCharacter(value, { multiline });
  return character === null ? null : flaw('hidden_character', { character });
};

const line = (maximum: number) => holds(z.string().max(maximum, { abort: true }), visible(false));
const token = (maximum: number) => z.string().max(maximum, { abort: true });

/** Counts before it looks: a list that is too long is refused whole. */
const list = <S extends z.ZodType>(maximum: number, item: S) => z.array(z.unknown()).max(maximum).pipe(z.array(item));

/** A URI is judged by `lib/domain/uri`, in the rules, length included: here it only has to be text. */
const uri = z.string();

const jwks = z.unknown().transform((value, context) => {
  const read = readJwks(value);
  if (read.ok) return read.value;
  context.issues.push({ code: 'custom', input: value, params: read.flaw });
  return z.NEVER;
});

/** RFC 6749 §3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E ). */
const SCOPE_TOKEN = /^[!#-[\]-~]+$/;
/** One `@`, a name before it, dotted labels after it: what a mail server would take, without quoting or comments. */
const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

export const SHAPES = {
  registrationId: holds(
    token(LIMITS.registrationId),
    matches(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'registration_id_characters'),
  ),
  providerMode: z.enum(PROVIDER_MODES),
  // RFC 6749 Appendix A.1: VSCHAR. A blank at either end is a slip of the clipboard, never part of what a provider issued.
  clientId: holds(token(LIMITS.clientId), matches(/^[!-~](?:[ -~]*[!-~])?$/, 'client_id_characters')),
  name: line(LIMITS.name),
  version: line(LIMITS.version),
  description: holds(z.string().max(LIMITS.description, { abort: true }), visible(true)),
  clientType: z.enum(CLIENT_TYPES),
  enabled: z.boolean(),
  clientUri: uri,
  logoUri: uri,
  tosUri: uri,
  policyUri: uri,
  contacts: list(LIMITS.contacts, holds(token(LIMITS.contact), matches(EMAIL, 'not_an_email'))),
  applicationType: z.enum(APPLICATION_TYPES),

  tokenEndpointAuthMethod: z.enum(AUTH_METHODS),
  jwks,
  jwksUri: uri,

  grantTypes: list(LIMITS.grantTypes, token(LIMITS.grantType)),
  responseTypes: list(LIMITS.responseTypes, token(LIMITS.grantType)),
  redirectUris: list(LIMITS.uris, uri),
  redirectUriTemplate: uri,
  postLogoutRedirectUris: list(LIMITS.uris, uri),
  allowedCorsOrigins: list(LIMITS.uris, uri),
  scopes: list(LIMITS.scopes, holds(token(LIMITS.scope), matches(SCOPE_TOKEN, 'scope_characters'))),
  requirePkce: z.boolean(),
  allowPlainTextPkce: z.boolean(),
  requireRequestObject: z.boolean(),
  allowAccessTokensViaBrowser: z.boolean(),

  // security.md §3: people paste the address of the document; the issuer is what stands before it.
  issuerUrl: uri.transform(stripWellKnown),
  authorizationUri: uri,
  tokenUri: uri,
  userInfoUri: uri,
  userInfoAuthMethod: z.enum(USER_INFO_AUTH_METHODS),
  usernameAttribute: line(LIMITS.usernameAttribute),
  jwkSetUri: uri,
} satisfies { [F in RegistrationField]: z.ZodType<NonNullable<RegistrationConfiguration[F]>> };
