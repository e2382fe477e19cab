import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/problem';
import { withIdentifiers } from '@/lib/domain/registration/identifiers';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { SecretInput } from '@/lib/domain/registration/secret-input';
import { secretTypeOf } from '@/lib/domain/registration/secret-type';
import type { RegistrationApproval, RegistrationDetail } from '@/lib/domain/registration/views';
import { newRegistrationToken } from '@/lib/server/wire-tokens';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { useInitialAccessToken } from '../dynamic-registration/initial-access-token-use';
import { addRegistrationToken } from '../dynamic-registration/registration-token';
import { type PreparedSecret, prepareSecret } from '../secrets/prepare';
import { transaction } from '../transaction';
import { registrationChanges } from './changes';
import { toColumns } from './columns';
import { requireDetail, toDetail } from './detail';
import { findingColumns } from './finding-columns';
import { findReplay, idempotencyOf } from './idempotency';
import { judgeFor, refuseIntroducedErrors } from './judge';
import { parseRequest, type SaveRequest } from './parse-request';
import { givingWay, namingWhatIsTaken } from './taken';
import { discoverFor, recordVerification } from './verification';

/** A saved registration, and the secret that was generated with it: shown this once, never read again. */
export type SavedRegistration = {
  registration: RegistrationDetail;
  generatedSecret: string | null;
  /** RFC 7592: what a client that registered itself manages its registration with; like the secret, shown this once. */
  registrationToken?: string | null;
};

export type CreateRequest = SaveRequest & {
  /** One per rendered form or per program's attempt: a repeated request finds what the first one made. */
  idempotencyKey: string | null;
  /** What the way over the wire adds (RFC 7591); absent for everybody else. */
  dynamic?: { approval: RegistrationApproval; initialAccessTokenId: string | null };
};

/** What is kept of the way a registration came: commands and jobs act for the console. */
const SOURCES = {
  console: 'console',
  api: 'api',
  registration: 'dynamic',
  job: 'console',
  command: 'console',
} as const;

/**
 * Registers a client. Throws `unauthenticated` (an initial access token that died meanwhile), `invalid_input`, `already_exists`, `discovery_failed`, `policy_violation`,
 * `idempotency_mismatch`. A repeated request (same key, same content) answers with the registration that stands, without the
 * secret: it was shown to whoever got the first answer.
 */
export async function createRegistration(actor: Actor, request: CreateRequest): Promise<SavedRegistration> {
  await requirePermission(actor, request.dynamic === undefined ? 'registration:write' : 'registration:register');
  const now = new Date();
  const asked = parseRequest(request, null, now);
  const idempotency = idempotencyOf(actor, request.idempotencyKey, request, asked);
  const replay = await findReplay(database, idempotency);
  if (replay !== null) return { registration: toDetail(replay, now), generatedSecret: null };

  const random = randomUUID();
  const identified = withIdentifiers(asked, random);
  const secret = await initialSecret(actor, identified, request.secret, now);
  const discovery = await discoverFor(identified, null, request);
  const registrationToken = request.dynamic === undefined ? null : newRegistrationToken();

  const create = (configuration: RegistrationConfiguration): Promise<SavedRegistration> =>
    transaction(async (tx) => {
      const verification = await recordVerification(tx, configuration, discovery, null, now);
      const facts = secret === null ? [] : [{ ...secret.row, state: 'current' as const, retiresAt: null }];
      const judge = await judgeFor(tx, { id: null, secrets: facts, use: null, ...verification, now });
      const findings = await judge(configuration);
      refuseIntroducedErrors([], findings);

      await useInitialAccessToken(tx, request.dynamic?.initialAccessTokenId ?? null, now);
      const { id } = await tx.registration.create({
        data: {
          ...toColumns(configuration),
          ...verification,
          ...findingColumns(findings),
          ...idempotency,
          source: SOURCES[actor.origin],
          ...request.dynamic,
          createdAt: now,
          createdBy: actor.name,
          updatedAt: now,
          updatedBy: actor.name,
        },
        select: { id: true },
      });
      if (secret !== null) {
        await tx.registrationSecret.create({ data: { ...secret.row, registrationId: id }, select: { id: true } });
      }
      if (registrationToken !== null) await addRegistrationToken(tx, id, registrationToken, now);
      const row = await requireDetail(tx, id);
      await appendAuditEvent(tx, actor, {
        action: 'registration.create',
        targetId: id,
        targetName: configuration.registrationId,
        reason: request.reason,
        changes: registrationChanges(null, row),
      });
      return { registration: toDetail(row, now), generatedSecret: secret?.generated ?? null, registrationToken };
    });

  const createOrYield = (configuration: RegistrationConfiguration): Promise<SavedRegistration> =>
    create(configuration).catch(async (error: unknown) => {
      // Two at once with one key: the second meets the first one's row, by whichever unique index is asked first.
      const taken = error instanceof DomainError && error.code === 'already_exists';
      const row = taken ? await findReplay(database, idempotency) : null;
      if (row !== null) return { registration: toDetail(row, now), generatedSecret: null };
      const other = request.names === 'lenient' ? givingWay(error, configuration, random) : null;
      if (other === null) throw namingWhatIsTaken(error, configuration);
      return createOrYield(other);
    });
  return createOrYield(identified);
}

/** The secret a new client starts with: what came with the request, or a generated one where we are the authority. */
async function initialSecret(
  actor: Actor,
  configuration: RegistrationConfiguration,
  given: SecretInput | null,
  now: Date,
): Promise<PreparedSecret | null> {
  const type = secretTypeOf(configuration);
  if (given === null && (type === null || configuration.providerMode !== 'built_in')) return null;
  const asked = given ?? { value: null, type: type ?? 'shared_secret', description: '', expiresAt: null };
  return prepareSecret(actor, configuration, asked, now);
}
