import type { Actor } from '@/lib/domain/actor';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import { checkMoment } from '@/lib/domain/registration/secret-input';
import { secretTypeOf } from '@/lib/domain/registration/secret-type';
import type { SecretView } from '@/lib/domain/registration/views';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { type Idempotency, idempotencyOf, saidOf } from '../idempotency';
import { refuseDeleted, UNSAFE_changeRegistration } from '../registrations/change';
import { toConfiguration } from '../registrations/columns';
import { type DetailRow, UNSAFE_findDetail } from '../registrations/detail';
import { type PreparedSecret, prepareSecret } from './prepare';
import { replaceSecret } from './replace';
import { findReplay } from './replay';
import { toSecretView } from './view';

export type ResetRequest = {
  /** null: generate one, where we are the authority; otherwise what the provider issued. */
  value: string | null;
  description: string;
  expiresAt: Date | null;
  /** Until when the present secret keeps working beside the new one; null: it stops now. */
  overlapUntil: Date | null;
  reason?: string;
  /** One per attempt of a program: a repeated request finds the secret that the first one set. */
  idempotencyKey?: string | null;
};

/** A reset secret, and its value where it was generated: shown this once, never read again. */
export type ResetSecret = { secret: SecretView; generated: string | null };

/**
 * Replaces the current secret. With an overlap the present one retires at its end, and one that was retiring already is
 * revoked; without, both stop working now. Throws `not_found`, `invalid_input`, `idempotency_mismatch`, and `not_applicable` for
 * a client that has no secret of ours (public, mutual TLS, own keys) or is deleted, or where an earlier one cannot be read any
 * more. A repeated request (same key, same content) answers with the secret that the first one set, without its value: it was
 * shown to whoever got the first answer.
 */
export async function resetSecret(actor: Actor, registrationId: string, request: ResetRequest): Promise<ResetSecret> {
  await requirePermission(actor, 'secret:write');
  requireRecentSignIn(actor, new Date());
  const seen = await UNSAFE_findDetail(registrationId);
  if (seen === null) throw new DomainError('not_found');
  const idempotency = idempotencyFor(actor, registrationId, request);
  const replay = await findReplay(database, idempotency, request.value);
  if (replay !== null) return { secret: replay, generated: null };
  const prepared = await prepare(actor, seen, request);
  const reset = UNSAFE_changeRegistration(actor, registrationId, {
    action: 'secret.reset',
    reason: request.reason ?? '',
    apply: async (tx, before, now) => {
      refuseDeleted(before);
      // Prepared for the client as it was seen: another mode or method meanwhile needs another secret, or none.
      if (secretTypeOf(toConfiguration(before)) !== prepared.row.type) throw new DomainError('conflict');
      await replaceSecret(tx, before.id, prepared, request.overlapUntil, idempotency);
      const touched = { updatedAt: now, updatedBy: actor.name };
      await tx.registration.update({ where: { id: before.id }, data: touched, select: { id: true } });
      return true;
    },
  });
  return reset.then(
    ({ secrets }) => {
      const secret = secrets.find(({ id }) => id === prepared.row.id);
      if (secret === undefined) throw new DomainError('conflict');
      return { secret: toSecretView(secret, new Date()), generated: prepared.generated };
    },
    async (error: unknown) => {
      // Two at once with one key: the second meets the first one's row.
      const taken = error instanceof DomainError && error.code === 'already_exists';
      const secret = taken ? await findReplay(database, idempotency, request.value) : null;
      if (secret === null) throw error;
      return { secret, generated: null };
    },
  );
}

function idempotencyFor(actor: Actor, registrationId: string, request: ResetRequest): Idempotency {
  const { idempotencyKey, overlapUntil, reason = '' } = request;
  const said = { registrationId, ...saidOf(request), overlapUntil: overlapUntil?.toJSON() ?? null, reason };
  return idempotencyOf(actor, idempotencyKey, said);
}

/** What can be refused or computed before anything is locked. */
async function prepare(actor: Actor, seen: DetailRow, request: ResetRequest): Promise<PreparedSecret> {
  refuseDeleted(seen);
  const now = new Date();
  const configuration = toConfiguration(seen);
  const type = secretTypeOf(configuration);
  if (type === null) {
    const state = configuration.clientType === 'public' ? 'public' : 'no_secret';
    throw new DomainError('not_applicable', { params: { state } });
  }
  const { value, description, expiresAt, overlapUntil } = request;
  const fieldErrors = checkMoment('secret.overlapUntil', overlapUntil, now);
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return prepareSecret(actor, configuration, { value, type, description, expiresAt }, now);
}
