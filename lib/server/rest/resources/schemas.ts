import { z } from 'zod';
import { PAGE_SIZES } from '@/lib/domain/registration/query';
import { type ResourceKind, resourceMembers } from '@/lib/domain/resources/model';
import { RESOURCE_SHAPES } from '@/lib/domain/resources/shape';
import { secretOfDialect, sentSecretOfDialect } from '../clients/schemas';
import { claim, documented } from '../documented';

const membersOf = (kind: ResourceKind): Record<string, z.ZodType> => {
  const shapes = RESOURCE_SHAPES[kind] as Record<string, z.ZodType>;
  const members = resourceMembers(kind).map((name) => [name, documented(shapes[name] as z.ZodType)]);
  // The domain's own tells names from claims by looking; a document needs both written down.
  return { ...Object.fromEntries(members), userClaims: z.array(z.union([z.string(), claim])) };
};

const optional = (members: Record<string, z.ZodType>) =>
  Object.fromEntries(Object.entries(members).map(([name, schema]) => [name, schema.nullish()]));

const scope = membersOf('apiScope');
const api = membersOf('apiResource');
const name = scope.name as z.ZodType;

/** What is answered of each kind: seed A's members (fields.md §7). */
export const answered = {
  apiResource: z.object({ ...api, apiSecrets: z.array(secretOfDialect) }).meta({ id: 'ApiResource' }),
  apiScope: z.object(scope).meta({ id: 'ApiScope' }),
  identityResource: z.object(membersOf('identityResource')).meta({ id: 'IdentityResource' }),
} as const satisfies Record<ResourceKind, z.ZodType>;

const sentScope = z.looseObject({ ...optional(scope), name }).meta({ id: 'ApiScopeInput' });

/** What is sent: all but the name may be left out; what we do not know is ignored. The older shape has scopes inside the API. */
export const sent = {
  apiResource: z
    .looseObject({
      ...optional(api),
      name: api.name as z.ZodType,
      scopes: z.array(z.union([name, sentScope])).nullish(),
      apiSecrets: z.array(sentSecretOfDialect).nullish(),
    })
    .meta({ id: 'ApiResourceInput' }),
  apiScope: sentScope,
  identityResource: z
    .looseObject({ ...optional(membersOf('identityResource')), name })
    .meta({ id: 'IdentityResourceInput' }),
} as const satisfies Record<ResourceKind, z.ZodType>;

export const resourceListParameters = z.object({
  q: z.string().max(200).optional(),
  after: z.string().min(1).max(2_000).optional(),
  before: z.string().min(1).max(2_000).optional(),
  size: z.enum(PAGE_SIZES.map(String) as [string, ...string[]]).optional(),
});
