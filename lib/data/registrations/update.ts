import type { Actor } from '@/lib/domain/actor';
import { diffRecords } from '@/lib/domain/diff/changes';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { SecretInput } from '@/lib/domain/registration/secret-input';
import { secretTypeOf } from '@/lib/domain/registration/secret-type';
import type { RegistrationApproval } from '@/lib/domain/registration/views';
import { newRegistrationToken } from '@/lib/server/wire-tokens';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { rotateRegistrationToken } from '../dynamic-registration/registration-token';
import { endClientTokens } from '../protocol/end-tokens';
import { type PreparedSecret, prepareSecret } from '../secrets/prepare';
import { replaceSecret, revokeSecrets } from '../secrets/replace';
import { prepareRetiring, type Retiring, setSecretPair } from '../secrets/retiring';
import { isCurrentSecret } from '../secrets/same';
import { SECRET_SELECT, toSecretFacts } from '../secrets/view';
import { transaction } from '../transaction';
import { refuseDeleted } from './change';
import { registrationChanges } from './changes';
import { toColumns, toConfiguration } from './columns';
import type { SavedRegistration } from './create';
import { type DetailRow, lockDetail, requireDetail, toDetail, UNSAFE_findDetail } from './detail';
import { findingColumns } from './finding-columns';
import { judgeFor, refuseIntroducedErrors } from './judge';
import { parseRequest, type SaveRequest } from './parse-request';
import { keepKeysOfShortened } from './shortened';
import { givingWay, namingWhatIsTaken } from './taken';
import { discoverFor, recordVerification } from './verification';

export type UpdateRequest = SaveRequest & {
  /** `rowVersion` of the registration as the person saw it. */
  rowVersion: number;
  /** RFC 7592 §2.2: the client itself saves, with a registration token that is replaced by a new one. */
  own?: {
    presented: string;
    /** Whether an administrator has to let in what changed. */
    approval: RegistrationApproval;
  };
};

/**
 * Saves a registration over the version that the person saw. Throws `not_found`, `not_applicable` (deleted), `conflict` with
 * what stands now, and all that a create throws. Confidential → public revokes every secret; a Built-in client that newly
 * needs a secret gets a generated one.
 */
export async function updateRegistration(
  actor: Actor,
  registrationId: string,
  request: UpdateRequest,
): Promise<SavedRegistration> {
  const { own } = request;
  await requirePermission(actor, own === undefined ? 'registration:write' : 'registration:register');
  const now = new Date();
  const seen = await UNSAFE_findDetail(registrationId);
  // With a registration token there is one registration in the world: the one whose token it is.
  if (seen === null || (own !== undefined && seen.id !== actor.id)) throw new DomainError('not_found');
  refuseStale(seen, request.rowVersion);

  const asked = parseRequest(request, toConfiguration(seen), now);
  refuseOtherAuthority(seen, asked);
  // A secret given with an edit is a reset by another door; becoming public revokes them all (security.md §4).
  if (request.secret !== null || becomesPublic(seen, asked)) requireRecentSignIn(actor, now);
  const secret = await nextSecret(actor, seen, asked, request.secret, now);
  const retiring = await prepareRetiring(database, actor, seen.id, asked, request.retiring, now);
  const discovery = await discoverFor(asked, seen, request);
  const registrationToken = own === undefined ? null : newRegistrationToken();

  const save = (configuration: RegistrationConfiguration): Promise<SavedRegistration> =>
    transaction(async (tx) => {
      const before = await lockDetail(tx, registrationId);
      refuseStale(before, request.rowVersion);
      const { id } = before;
      const verification = await recordVerification(tx, configuration, discovery, before, now);
      await changeSecrets(tx, before, configuration, { secret, retiring }, now);

      const secrets = await tx.registrationSecret.findMany({ where: { registrationId: id }, select: SECRET_SELECT });
      const judge = await judgeFor(tx, {
        id,
        secrets: secrets.map(toSecretFacts),
        use: before,
        ...verification,
        now,
      });
      const findings = await judge(configuration);
      refuseIntroducedErrors(await judge(toConfiguration(before)), findings);

      if (before.providerMode === 'built_in') {
        await keepKeysOfShortened(tx, toConfiguration(before), configuration, now);
      }
      const { count } = await tx.registration.updateMany({
        where: { id, rowVersion: request.rowVersion, deletedAt: null },
        data: {
          ...toColumns(configuration),
          ...verification,
          ...findingColumns(findings),
          ...approvalAfter(before, configuration, own?.approval),
          rowVersion: request.rowVersion + 1,
          updatedAt: now,
          updatedBy: actor.name,
        },
      });
      if (count === 0) throw new DomainError('conflict', { current: toDetail(before, now) });
      const isShutOutOrLetIn = before.providerMode === 'built_in' && before.enabled !== configuration.enabled;
      if (isShutOutOrLetIn) await endClientTokens(tx, before);

      if (own !== undefined && registrationToken !== null) {
        await rotateRegistrationToken(tx, id, { presented: own.presented, next: registrationToken, now });
      }
      const after = await requireDetail(tx, id);
      await appendAuditEvent(tx, actor, {
        action: 'registration.update',
        targetId: id,
        targetName: before.registrationId,
        reason: request.reason,
        changes: registrationChanges(before, after),
      });
      return { registration: toDetail(after, now), generatedSecret: secret?.generated ?? null, registrationToken };
    });
  return save(asked).catch((error: unknown) => {
    const other = request.names === 'lenient' ? givingWay(error, asked, asked.registrationId) : null;
    if (other === null) throw namingWhatIsTaken(error, asked);
    return save(other);
  });
}

/** An approval is of what was seen: what a client changes of itself is judged again where that is an administrator's to do. */
function approvalAfter(
  before: DetailRow,
  configuration: RegistrationConfiguration,
  approval: RegistrationApproval | undefined,
) {
  if (approval !== 'pending' || before.approval !== 'approved') return {};
  if (diffRecords(toConfiguration(before), configuration).length === 0) return {};
  return { approval, approvedAt: null, approvedBy: null };
}

function refuseStale(row: DetailRow, rowVersion: number): void {
  refuseDeleted(row);
  if (row.rowVersion !== rowVersion) throw new DomainError('conflict', { current: toDetail(row) });
}

/** fields.md: to or from Built-in only by Duplicate, since a digest cannot be decrypted and a provider's secret is not ours to serve. */
function refuseOtherAuthority(row: DetailRow, { providerMode }: RegistrationConfiguration): void {
  if ((row.providerMode === 'built_in') === (providerMode === 'built_in')) return;
  const fieldErrors = [{ path: 'providerMode', code: 'mode_change', params: {} }];
  throw new DomainError('invalid_input', { fieldErrors });
}

/** The secret this save sets: the one that came with it, or a generated one where Built-in newly needs one. */
async function nextSecret(
  actor: Actor,
  before: DetailRow,
  configuration: RegistrationConfiguration,
  given: SecretInput | null,
  now: Date,
): Promise<PreparedSecret | null> {
  if (given !== null) {
    const standsAlready = await isCurrentSecret(database, before.id, given);
    return standsAlready ? null : prepareSecret(actor, configuration, given, now);
  }
  const newlyNeeded = secretTypeOf(toConfiguration(before)) === null && secretTypeOf(configuration) !== null;
  const missing = before.secrets.every(({ state }) => state !== 'current');
  if (configuration.providerMode !== 'built_in' || !newlyNeeded || !missing) return null;
  return prepareSecret(
    actor,
    configuration,
    { value: null, type: 'shared_secret', description: '', expiresAt: null },
    now,
  );
}

async function changeSecrets(
  tx: Transaction,
  before: DetailRow,
  configuration: RegistrationConfiguration,
  { secret, retiring }: { secret: PreparedSecret | null; retiring: Retiring | null },
  now: Date,
): Promise<void> {
  const becamePublic = becomesPublic(before, configuration);
  if (becamePublic) await revokeSecrets(tx, before.id, now);
  if (retiring !== null) await setSecretPair(tx, before.id, secret, retiring, now);
  else if (secret !== null) await replaceSecret(tx, before.id, secret, null);
}

function becomesPublic(before: DetailRow, configuration: RegistrationConfiguration): boolean {
  return before.clientType === 'confidential' && configuration.clientType === 'public';
}
