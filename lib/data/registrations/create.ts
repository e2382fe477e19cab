import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/problem';
import { withIdentifiers } from '@/lib/domain/registration/identifiers';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { SecretInput } from '@/lib/domain/registration/secret-input';
import { secretTypeOf } from '@/lib/domain/registration/secret-type';
import type { RegistrationApproval, RegistrationDetail } from '@/lib/domain/registration/views';
import { digestToken } from '@/lib/server/tokens';
import { newRegistrationToken } from '@/lib/server/wire-tokens';
import { auditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { idempotencyOf, saidOf } from '../idempotency';
import { type PreparedSecret, prepareSecret } from '../secrets/prepare';
import { prepareRetiring } from '../secrets/retiring';
import { type JudgementSettings, settingsInForce } from '../settings';
import { transaction } from '../transaction';
import { registrationChanges } from './changes';
import { presentColumns } from './column-names';
import { toDetail } from './detail';
import { findReplay } from './idempotency';
import { judgeFor, refuseIntroducedErrors } from './judge';
import { byteaText, newRow, newSecrets } from './new-row';
import { parseRequest, type SaveRequest } from './parse-request';
import { givingWay, namingWhatIsTaken } from './taken';
import { discoverFor, recordVerification } from './verification';
import { type NewRegistration, UNSAFE_writeInGroup, writeRegistration } from './write-group';

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
 * Registers a client. Throws `unauthenticated` (an initial access token that died meanwhile), `invalid_input`, `already_exists`,
 * `discovery_failed`, `policy_violation`, `idempotency_mismatch`. A repeated request (same key, same content) answers with the registration that stands, without the
 * secret: it was shown to whoever got the first answer.
 */
export async function createRegistration(actor: Actor, request: CreateRequest): Promise<SavedRegistration> {
  await requirePermission(actor, request.dynamic === undefined ? 'registration:write' : 'registration:register');
  const now = new Date();
  const asked = parseRequest(request, null, now);
  const { acceptUnverified, reason, secret: given, retiring: second } = request;
  const beside = second ? { retiring: saidOf(second) } : {};
  const said = { configuration: asked, secret: given && saidOf(given), ...beside, acceptUnverified, reason };
  const idempotency = idempotencyOf(actor, request.idempotencyKey, said);
  const replay = await findReplay(database, idempotency);
  if (replay !== null) return { registration: toDetail(replay, now), generatedSecret: null };

  const random = randomUUID();
  const identified = withIdentifiers(asked, random);
  const secret = await initialSecret(actor, identified, request.secret, now);
  const retiring = await prepareRetiring(database, actor, null, identified, second, now);
  const secrets = newSecrets(secret, retiring);
  const discovery = await discoverFor(identified, null, request);
  const registrationToken = request.dynamic === undefined ? null : newRegistrationToken();

  /** Judges what is to be registered and makes its row and its event; `tx` sees what the judgement needs to know. */
  async function prepare(tx: Transaction, configuration: RegistrationConfiguration, settings?: JudgementSettings) {
    const verification = await recordVerification(tx, configuration, discovery, null, now);
    const circumstances = { id: null, secrets, use: null, ...verification, now };
    const findings = await (await judgeFor(tx, circumstances, settings))(configuration);
    refuseIntroducedErrors([], findings);
    const { approval = 'approved', initialAccessTokenId = null } = request.dynamic ?? {};
    const origin = { source: SOURCES[actor.origin], approval, initialAccessTokenId, now, by: actor.name } as const;
    const { columns, row } = newRow({ configuration, verification, findings, idempotency, secrets, ...origin });
    const { event, digest } = auditEvent(actor, {
      action: 'registration.create',
      targetId: row.id,
      targetName: configuration.registrationId,
      reason: request.reason,
      changes: registrationChanges(null, row),
    });
    const registrationId = row.id;
    const item: NewRegistration = {
      registration: presentColumns(...columns),
      secrets: secrets.map((one) => presentColumns({ ...one, registrationId })),
      tokens: registrationToken === null ? [] : [tokenColumns(registrationToken, registrationId, now)],
      event,
      digest: Buffer.from(digest).toString('hex'),
    };
    const registration = toDetail(row, now);
    return { item, saved: { registration, generatedSecret: secret?.generated ?? null, registrationToken } };
  }

  async function create(configuration: RegistrationConfiguration): Promise<SavedRegistration> {
    if (discovery === null) {
      // Nothing else to write: it goes with those that come at the same moment.
      const { judgement } = await settingsInForce(database);
      const { item, saved } = await prepare(database, configuration, judgement);
      await UNSAFE_writeInGroup(item);
      return saved;
    }
    return transaction(async (tx) => {
      const { item, saved } = await prepare(tx, configuration);
      await writeRegistration(tx, item);
      return saved;
    });
  }

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

const tokenColumns = (token: string, registrationId: string, createdAt: Date) =>
  presentColumns({ digest: byteaText(digestToken(token)), registrationId, createdAt });

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
