import { z } from 'zod';
import { SAME_MEANING } from '@/lib/domain/dialects/auth-service/members';
import { MAXIMUM_LIFETIME } from '@/lib/domain/registration/model';
import { claim, documentedMember, moment } from '../documented';
import { listParameters } from '../registrations/schemas';

const code = z.union([z.literal(0), z.literal(1)]);

/** Seed A's secret. `value` is sent, and answered once where it has just been generated. */
export const secretOfDialect = z
  .object({
    description: z.string(),
    value: z.string().optional(),
    expiration: moment.nullable(),
    type: z.string(),
  })
  .meta({ id: 'ClientSecret' });

export const sentSecretOfDialect = z
  .object({
    description: z.string().nullish(),
    value: z.string().nullish(),
    expiration: z.string().nullish(),
    type: z.string().nullish(),
  })
  .meta({ id: 'ClientSecretInput' });

const same = Object.fromEntries(Object.entries(SAME_MEANING).map(([theirs, ours]) => [theirs, documentedMember(ours)]));

const members = {
  ...same,
  refreshTokenUsage: code,
  refreshTokenExpiration: code,
  accessTokenType: code,
  protocolType: z.literal('oidc'),
  requireClientSecret: z.boolean(),
  allowOfflineAccess: z.boolean(),
  accessTokenLifetime: z.int().min(1).max(MAXIMUM_LIFETIME),
  claims: z.array(claim),
};

/** Seed A's client as it is answered: every member. */
export const client = z.object({ ...members, clientSecrets: z.array(secretOfDialect) }).meta({ id: 'Client' });

export type ClientRepresentation = z.output<typeof client>;

/** What could not be kept as it was sent, because it was taken and nobody can be asked. */
const substitution = z.object({ member: z.string(), value: z.string(), detail: z.string() });

export const savedClient = client
  .extend({ substitutions: z.array(substitution).optional() })
  .meta({ id: 'SavedClient' });

/** As it is sent: all but the client ID may be left out; what we do not know is ignored. */
export const sentClient = z
  .looseObject({
    ...Object.fromEntries(Object.entries(members).map(([name, schema]) => [name, schema.nullish()])),
    clientId: documentedMember('clientId'),
    clientSecrets: z.array(sentSecretOfDialect).nullish(),
  })
  .meta({ id: 'ClientInput' });

export const clients = z.array(client);

/** The parameters of the registrations' list that mean anything for clients of the built-in server. */
export const clientListParameters = listParameters.pick({
  q: true,
  type: true,
  grant: true,
  enabled: true,
  finding: true,
  sort: true,
  direction: true,
  after: true,
  before: true,
  size: true,
});
