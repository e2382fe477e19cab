import { z } from 'zod';
import { SEVERITIES } from '@/lib/domain/policy/finding';
import { FIELD_NAMES } from '@/lib/domain/registration/fields';
import { LIST_SORTS } from '@/lib/domain/registration/list-sorts';
import { CLIENT_TYPES, PROVIDER_MODES, type RegistrationField } from '@/lib/domain/registration/model';
import { PAGE_SIZES } from '@/lib/domain/registration/query';
import { documentedMember, moment, saidParams, sentMoment } from '../documented';
import { words } from '../words';

/** A member as it is sent and answered. */
const member = (field: RegistrationField) =>
  documentedMember(field).meta({ description: words(`fields.labels.${field}`) });

const members = Object.fromEntries(FIELD_NAMES.map((field) => [field, member(field)]));

/** Unknown members are refused; by whom and in which words, ./read-request says. */
const closed = { override: { additionalProperties: false } } as const;

/** fields.md §1–6, as an answer has it: whole, also the members that say nothing in this mode. */
export const configuration = z.object(members).meta({ id: 'RegistrationConfiguration' });

/** As it is sent: what is left out has its default. */
const sentConfiguration = z
  .object(Object.fromEntries(Object.entries(members).map(([name, schema]) => [name, schema.nullish()])))
  .meta({ id: 'RegistrationConfigurationInput', ...closed });

export const secret = z
  .object({
    id: z.uuid(),
    type: z.enum(['shared_secret', 'private_key']),
    origin: z.enum(['generated', 'entered']),
    description: z.string(),
    state: z.enum(['current', 'retiring', 'revoked', 'expired']),
    last4: z.string(),
    createdAt: moment,
    createdBy: z.string().nullable(),
    expiresAt: moment.nullable(),
    retiresAt: moment.nullable(),
    lastUsedAt: moment.nullable(),
    revokedAt: moment.nullable(),
  })
  .meta({ id: 'Secret' });

const finding = z
  .object({
    rule: z.string(),
    severity: z.enum(SEVERITIES),
    path: z.string().nullable(),
    params: saidParams,
  })
  .meta({ id: 'Finding' });

export const registration = z
  .object({
    id: z.uuid(),
    rowVersion: z.int(),
    configuration,
    findings: z.array(finding),
    secrets: z.array(secret),
    verified: z.boolean().nullable(),
    verifiedAt: moment.nullable(),
    verificationFailure: z.looseObject({ reason: z.string(), at: moment }).nullable(),
    createdAt: moment,
    createdBy: z.string().nullable(),
    updatedAt: moment,
    updatedBy: z.string().nullable(),
    deletedAt: moment.nullable(),
    deletedBy: z.string().nullable(),
  })
  .meta({ id: 'Registration' });

export type RegistrationRepresentation = z.output<typeof registration>;

/** Answered once, to whoever caused it to be made. */
export const generatedSecret = z.string().nullable();

export const savedRegistration = registration.extend({ generatedSecret }).meta({ id: 'SavedRegistration' });

export const sentSecret = z
  .object({
    value: z.string().nullish(),
    type: z.enum(['shared_secret', 'private_key']).optional(),
    description: z.string().optional(),
    expiresAt: sentMoment.nullish(),
  })
  .meta({ id: 'SecretInput', ...closed });

export const saveRequest = z
  .object({
    configuration: sentConfiguration,
    secret: sentSecret.nullish(),
    acceptUnverified: z.boolean().optional(),
    allowPrivateUseScheme: z.boolean().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'RegistrationInput', ...closed });

export const resetRequest = z
  .object({
    value: z.string().nullish(),
    description: z.string().optional(),
    expiresAt: sentMoment.nullish(),
    overlapUntil: sentMoment.nullish(),
    reason: z.string().optional(),
  })
  .meta({ id: 'SecretResetInput', ...closed });

export const resetAnswer = z.object({ secret, value: generatedSecret }).meta({ id: 'SecretReset' });

const row = z
  .object({
    id: z.uuid(),
    registrationId: z.string(),
    name: z.string(),
    version: z.string(),
    clientId: z.string(),
    clientType: z.enum(CLIENT_TYPES),
    enabled: z.boolean(),
    providerMode: z.enum(PROVIDER_MODES),
    grantTypes: z.array(z.string()),
    issuerHost: z.string().nullable(),
    verified: z.boolean().nullable(),
    findings: z.object({ error: z.int(), warning: z.int(), info: z.int() }),
    updatedAt: moment,
    deletedAt: moment.nullable(),
  })
  .meta({ id: 'RegistrationRow' });

export const page = z
  .object({
    items: z.array(row),
    total: z.object({ count: z.int(), exact: z.boolean() }),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable(),
  })
  .meta({ id: 'RegistrationPage' });

const yesOrNo = z.enum(['yes', 'no']).optional();

/** The parameters of the console's own list; here they are judged. */
export const listParameters = z.object({
  q: z.string().max(200).optional(),
  mode: z.enum(PROVIDER_MODES).optional(),
  type: z.enum(CLIENT_TYPES).optional(),
  grant: z.string().min(1).max(500).optional(),
  enabled: yesOrNo,
  verified: yesOrNo,
  finding: z.string().min(1).max(100).optional(),
  deleted: yesOrNo,
  sort: z.enum(LIST_SORTS).optional(),
  direction: z.enum(['asc', 'desc']).optional(),
  after: z.string().min(1).max(2_000).optional(),
  before: z.string().min(1).max(2_000).optional(),
  size: z.enum(PAGE_SIZES.map(String) as [string, ...string[]]).optional(),
});

const keyView = z.looseObject({});

export const metadata = z
  .object({
    source: z.enum(['discovered', 'composed']),
    document: z.record(z.string(), z.unknown()),
    raw: z.string(),
    sourceUrl: z.string().nullable(),
    fetchedAt: moment.nullable(),
    lastSeenAt: moment.nullable(),
    sha256: z.string().nullable(),
    address: z.string().nullable(),
    headers: z.record(z.string(), z.string()),
    keys: z.array(keyView),
    keysFailure: z.looseObject({ reason: z.string() }).nullable(),
  })
  .meta({ id: 'Metadata' });

export const rediscovery = z
  .object({ registration, failure: z.looseObject({ reason: z.string() }).nullable() })
  .meta({ id: 'Rediscovery' });

const event = z
  .object({
    sequence: z.string(),
    at: moment,
    actorKind: z.enum(['user', 'token', 'system', 'anonymous']),
    actorId: z.string().nullable(),
    actorName: z.string(),
    role: z.string().nullable(),
    origin: z.string(),
    requestId: z.string(),
    address: z.string().nullable(),
    action: z.string(),
    reason: z.string(),
    changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
    hash: z.string(),
    previousHash: z.string(),
  })
  .meta({ id: 'AuditEvent' });

export const history = z
  .object({ items: z.array(event), nextCursor: z.string().nullable() })
  .meta({ id: 'RegistrationHistory' });

export const historyParameters = z.object({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  size: z.enum(PAGE_SIZES.map(String) as [string, ...string[]]).optional(),
});
