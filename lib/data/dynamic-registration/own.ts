import type { Actor } from '@/lib/domain/actor';
import { said, type WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { termsOf } from '@/lib/domain/dynamic-registration/settings';
import { fieldError } from '@/lib/domain/field-errors';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { matchesDigest } from '@/lib/server/secrets';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { endClientTokens } from '../protocol/end-tokens';
import { refuseDeleted, UNSAFE_changeRegistration } from '../registrations/change';
import { toConfiguration } from '../registrations/columns';
import type { SavedRegistration } from '../registrations/create';
import { type DetailRow, toDetail, UNSAFE_findDetail } from '../registrations/detail';
import { updateRegistration } from '../registrations/update';
import { readDynamicRegistrationSettings } from '../settings';
import { readWireRequest } from './register';
import { dropRegistrationTokens } from './registration-token';

/** Whether this version of the registration is one that the client means to replace. */
type Expected = (rowVersion: number) => boolean;

/** RFC 7592 §2.1: a client reads its own registration. Throws `not_found` for anybody else's. */
export async function readOwnRegistration(actor: Actor, registrationId: string): Promise<RegistrationDetail> {
  await requirePermission(actor, 'registration:register');
  return toDetail(await requireOwn(actor, registrationId));
}

/**
 * RFC 7592 §2.2: replaces all that the wire can say; what only an administrator sets stays. Of two at once both are saved, one
 * after the other, each over the other's result: whoever comes second reads the registration again. The answer has a new token.
 * Throws `conflict` over a version that is not expected.
 */
export async function replaceOwnRegistration(
  actor: Actor,
  registrationId: string,
  { document, presented, isExpected }: { document: WireDocument; presented: string; isExpected: Expected },
): Promise<SavedRegistration> {
  await requirePermission(actor, 'registration:register');
  const settings = await readDynamicRegistrationSettings(database);
  for (;;) {
    const seen = await requireOwn(actor, registrationId);
    if (!isExpected(seen.rowVersion)) throw new DomainError('conflict');
    const previous = toConfiguration(seen);
    const terms = termsOf(settings, await limitsOf(seen), previous);
    const request = await readWireRequest(document, terms, previous);
    const misread = [...(request.misread ?? []), ...(await identityErrors(seen, document))];
    const approval = settings.approval === 'administrator' ? 'pending' : 'approved';
    try {
      const own = { presented, approval } as const;
      return await updateRegistration(actor, registrationId, { ...request, misread, rowVersion: seen.rowVersion, own });
    } catch (error) {
      // Each time round somebody else was saved, so this ends.
      if (!(error instanceof DomainError) || error.code !== 'conflict') throw error;
    }
  }
}

/** RFC 7592 §2.3: a client ends its own registration, and with it every token to manage it. Throws `conflict` as a replacement does. */
export async function deleteOwnRegistration(actor: Actor, registrationId: string, isExpected: Expected): Promise<void> {
  await requirePermission(actor, 'registration:register');
  await UNSAFE_changeRegistration(actor, registrationId, {
    action: 'registration.delete',
    reason: '',
    apply: async (tx, before, now) => {
      if (before.id !== actor.id) throw new DomainError('not_found');
      refuseDeleted(before);
      if (!isExpected(before.rowVersion)) throw new DomainError('conflict');
      await tx.registration.updateMany({
        where: { id: before.id, deletedAt: null },
        data: { deletedAt: now, deletedBy: actor.name, rowVersion: { increment: 1 } },
      });
      await endClientTokens(tx, before);
      await dropRegistrationTokens(tx, before.id);
      return true;
    },
  });
}

async function requireOwn(actor: Actor, registrationId: string): Promise<DetailRow> {
  const row = await UNSAFE_findDetail(registrationId);
  if (row === null || row.id !== actor.id || row.deletedAt !== null) throw new DomainError('not_found');
  return row;
}

/** What the token that a client was registered with allows, also after its end; null for one that came without. */
async function limitsOf({ initialAccessTokenId: id }: DetailRow) {
  if (id === null) return null;
  const select = { allowedGrants: true, allowedScopes: true } as const;
  return database.initialAccessToken.findUnique({ where: { id }, select });
}

/** RFC 7592 §2.2: the client ID must be there and match; a secret may be there, and then it must match. */
async function identityErrors(seen: DetailRow, document: WireDocument): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  if (said(document, 'client_id') !== seen.clientId) errors.push(fieldError('client_id', 'client_id_mismatch', {}));
  const secret = said(document, 'client_secret');
  if (secret !== undefined && !(await isSecretOf(seen, secret))) {
    errors.push(fieldError('client_secret', 'client_secret_mismatch', {}));
  }
  return errors;
}

async function isSecretOf({ id }: DetailRow, secret: unknown): Promise<boolean> {
  if (typeof secret !== 'string') return false;
  const rows = await database.registrationSecret.findMany({
    where: { registrationId: id, state: { not: 'revoked' } },
    select: { digest: true },
  });
  for (const { digest } of rows) if (digest !== null && (await matchesDigest(secret, digest))) return true;
  return false;
}
