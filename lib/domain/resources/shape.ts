import { z } from 'zod';
import { flaw } from '../field-errors';
import { isReservedInTokens } from '../protocol-claims';
import { flawOfClaimValue } from '../registration/client-claims';
import { clientClaim } from '../registration/shape';
import { flawOfAddress, freeProperties, holds, line, list, prose, scopeToken } from '../shapes';
import { SIGNING_ALGORITHMS } from '../signing-algorithms';
import type { Resource, ResourceKind, UserClaim } from './model';
import { flawOfApiResourceName } from './name';

const LIMITS = { name: 255, displayName: 200, description: 2_000, scopes: 200, claims: 200, algorithms: 20 } as const;

const refuseProtocolClaim = (allowed: readonly string[]) => (claim: string) =>
  isReservedInTokens(claim) && !allowed.includes(claim) ? flaw('protocol_claim', { claim }) : null;

const claimName = (allowed: readonly string[]) => holds(line(LIMITS.name).min(1), refuseProtocolClaim(allowed));
const valuedClaim = clientClaim.extend({ type: claimName([]) }).check((context) => {
  const params = flawOfClaimValue(context.value);
  if (params !== null) context.issues.push({ code: 'custom', input: context.value, path: ['value'], params });
});

/**
 * A claim: its name, or an object with a value of its own. `allowed`: protocol claims that may be named all the same. Not a union:
 * that would say only that none of both fits.
 */
const userClaim = (allowed: readonly string[] = []): z.ZodType<UserClaim> =>
  z.unknown().transform((value, context) => {
    const result = (typeof value === 'string' ? claimName(allowed) : valuedClaim).safeParse(value);
    if (result.success) return result.data;
    context.issues.push(...(result.error.issues as typeof context.issues));
    return z.NEVER;
  });

const described = {
  displayName: line(LIMITS.displayName),
  enabled: z.boolean(),
  description: prose(LIMITS.description),
  showInDiscoveryDocument: z.boolean(),
  userClaims: list(LIMITS.claims, userClaim()),
  properties: freeProperties,
};

const apiScope = {
  name: holds(scopeToken, flawOfAddress),
  ...described,
  required: z.boolean(),
  emphasize: z.boolean(),
};

type Shapes<R> = { readonly [M in keyof R]: z.ZodType<R[M]> };

/** The shape of each member, kind by kind. */
export const RESOURCE_SHAPES: { readonly [K in ResourceKind]: Shapes<Resource<K>> } = {
  apiResource: {
    name: holds(line(LIMITS.name), (name) => flawOfAddress(name) ?? flawOfApiResourceName(name)),
    ...described,
    scopes: list(LIMITS.scopes, scopeToken),
    allowedAccessTokenSigningAlgorithms: list(LIMITS.algorithms, z.enum(SIGNING_ALGORITHMS)),
  },
  apiScope,
  // OIDC Core §5.4: `openid` releases `sub`, which is in every token anyway.
  identityResource: { ...apiScope, userClaims: list(LIMITS.claims, userClaim(['sub'])) },
};
