import type { Actor } from '@/lib/domain/actor';
import type { ConsentRow } from '@/lib/domain/people/views';
import { DomainError } from '@/lib/domain/problem';
import { appendAuditEvent } from './audit';
import { requirePermission } from './authorize';
import { database } from './database';
import { transaction } from './transaction';

const standing = (now: Date) => ({ OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] });

/** What a person has allowed a client for good, or null when they have not, or it has expired. UNSAFE: the protocol asks. */
export async function UNSAFE_findConsent(
  userId: string,
  registrationId: string,
): Promise<{ scopes: string[]; claims: string[] } | null> {
  return database.consent.findFirst({
    where: { userId, registrationId, ...standing(new Date()) },
    select: { scopes: true, claims: true },
  });
}

type Remembered = { scopes: string[]; claims: string[]; expiresAt: Date | null };

/** Remembers what `actor` has just allowed on the consent page, in the place of what they allowed before, with the event. */
export async function UNSAFE_rememberConsent(
  actor: Actor & { id: string },
  application: { id: string; registrationId: string },
  allowed: Remembered,
): Promise<void> {
  await transaction(async (tx) => {
    const key = { userId: actor.id, registrationId: application.id };
    const before = await tx.consent.findUnique({
      where: { userId_registrationId: key },
      select: { scopes: true, user: { select: { email: true } } },
    });
    const { user } = await tx.consent.upsert({
      where: { userId_registrationId: key },
      create: { ...key, ...allowed },
      update: { ...allowed, grantedAt: new Date() },
      select: { user: { select: { email: true } } },
    });
    await appendAuditEvent(tx, actor, {
      action: 'consent.grant',
      targetId: actor.id,
      targetName: user.email,
      changes: [
        { path: 'application', before: null, after: application.registrationId },
        { path: 'scopes', before: before?.scopes ?? [], after: allowed.scopes },
      ],
    });
  });
}

/** What one person has allowed which applications, and has been remembered. */
export async function listConsents(actor: Actor, userId: string): Promise<ConsentRow[]> {
  await requirePermission(actor, 'user:write');
  const consents = await database.consent.findMany({
    where: { userId, ...standing(new Date()) },
    select: {
      scopes: true,
      grantedAt: true,
      expiresAt: true,
      registration: { select: { id: true, name: true } },
    },
    orderBy: { grantedAt: 'desc' },
  });
  return consents.map(({ scopes, grantedAt, expiresAt, registration }) => ({
    id: registration.id,
    name: registration.name,
    scopes,
    grantedAt: grantedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
}

/**
 * Withdraws a consent: the person is asked again, and what the application got of them (grants, refresh tokens, reference
 * tokens, codes) is dead at once. Throws `not_found`.
 */
export async function revokeConsent(actor: Actor, userId: string, registrationId: string): Promise<void> {
  await requirePermission(actor, 'user:write');
  await transaction(async (tx) => {
    const consent = await tx.consent.findUnique({
      where: { userId_registrationId: { userId, registrationId } },
      select: {
        scopes: true,
        user: { select: { email: true } },
        registration: { select: { clientId: true, registrationId: true } },
      },
    });
    if (consent === null) throw new DomainError('not_found');
    const { user, registration, scopes } = consent;
    const { count } = await tx.consent.deleteMany({ where: { userId, registrationId } });
    if (count === 0) throw new DomainError('not_found');
    await tx.protocolArtifact.deleteMany({ where: { accountId: userId, clientId: registration.clientId } });
    await appendAuditEvent(tx, actor, {
      action: 'consent.revoke',
      targetId: userId,
      targetName: user.email,
      changes: [
        { path: 'application', before: registration.registrationId, after: null },
        { path: 'scopes', before: scopes, after: [] },
      ],
    });
  });
}
