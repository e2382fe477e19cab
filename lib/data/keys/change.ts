import type { Actor } from '@/lib/domain/actor';
import { requireRecentSignIn } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import type { SigningAlgorithm } from '@/lib/domain/signing-algorithms';
import { appendAuditEvent } from '../audit';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { transaction } from '../transaction';
import { newSigningKey } from './generate';
import { lockSigningKeys } from './lock';
import { longestTokenLifetime } from './longest-lifetime';

const stateOf = (kid: string, before: string | null, after: string) => ({ path: `keys.${kid}.state`, before, after });

/**
 * Lets the next key of an algorithm sign, and publishes another one to follow it. The key that signed until now stays published
 * until the last token it signed is over: nobody who verifies notices. `instead` is the key that was seen to sign: pressed twice, or
 * on an old page, it throws `not_applicable`, because a key that was published a moment ago would sign before verifiers have read of it.
 * Throws `not_found` where there is no next key.
 */
export async function rotateSigningKey(
  actor: Actor,
  { algorithm, reason, instead }: { algorithm: SigningAlgorithm; reason: string; instead?: string },
): Promise<void> {
  await requirePermission(actor, 'key:write');
  requireRecentSignIn(actor, new Date());
  const fresh = await newSigningKey(algorithm);
  await transaction(async (tx) => {
    await lockSigningKeys(tx);
    if (instead !== undefined) await requireSigning(tx, algorithm, instead);
    const now = new Date();
    const changes = await promote(
      tx,
      algorithm,
      now,
      new Date(now.getTime() + (await longestTokenLifetime(tx)) * 1000),
    );
    await tx.signingKey.create({ data: { ...fresh, state: 'next' }, select: { kid: true } });
    await appendAuditEvent(tx, actor, {
      action: 'key.rotate',
      targetId: algorithm,
      targetName: algorithm,
      reason,
      changes: [...changes, stateOf(fresh.kid, null, 'next')],
    });
  });
}

/** Throws `not_applicable` unless this key signs. The keys are locked. */
async function requireSigning(tx: Transaction, algorithm: string, kid: string): Promise<void> {
  const signing = await tx.signingKey.count({ where: { kid, algorithm, state: 'current' } });
  if (signing === 0) throw new DomainError('not_applicable', { params: { state: 'replaced' } });
}

/** The current key steps down, the next one takes its place. */
async function promote(tx: Transaction, algorithm: string, now: Date, retiresAt: Date) {
  const next = await tx.signingKey.findFirst({ where: { algorithm, state: 'next' }, select: { kid: true } });
  if (next === null) throw new DomainError('not_found');
  const current = { algorithm, state: 'current' } as const;
  const before = await tx.signingKey.findFirst({ where: current, select: { tokensUntil: true } });
  const until = before?.tokensUntil ?? retiresAt;
  const retiring = await tx.signingKey.updateManyAndReturn({
    where: current,
    // Tokens may have been longer than those of today when it signed them.
    data: { state: 'retiring', retiresAt: until > retiresAt ? until : retiresAt },
    select: { kid: true },
  });
  await tx.signingKey.update({
    where: { kid: next.kid },
    data: { state: 'current', activatedAt: now },
    select: { kid: true },
  });
  return [...retiring.map(({ kid }) => stateOf(kid, 'current', 'retiring')), stateOf(next.kid, 'next', 'current')];
}

/** A key that is out of use: neither published nor able to sign, and its private part gone. */
const retired = (now: Date) => ({ state: 'retired', retiredAt: now, ciphertext: null, keyId: null }) as const;

/**
 * Takes a key away at once, because somebody else may have it: what it signed is worth nothing from the next request on. The
 * next key signs in its place. Throws `not_found`, and `not_applicable` for one that is out of use already.
 */
export async function revokeSigningKey(actor: Actor, { kid, reason }: { kid: string; reason: string }): Promise<void> {
  await requirePermission(actor, 'key:write');
  requireRecentSignIn(actor, new Date());
  const seen = await database.signingKey.findUnique({ where: { kid }, select: { algorithm: true } });
  if (seen === null) throw new DomainError('not_found');
  // Made before the lock, which everybody who changes keys waits for.
  const fresh = await newSigningKey(seen.algorithm as SigningAlgorithm);
  await transaction(async (tx) => {
    await lockSigningKeys(tx);
    const now = new Date();
    const key = await tx.signingKey.findUnique({ where: { kid }, select: { algorithm: true, state: true } });
    if (key === null) throw new DomainError('not_found');
    if (key.state === 'retired') throw new DomainError('not_applicable', { params: { state: 'retired' } });
    await tx.signingKey.update({ where: { kid }, data: { ...retired(now), retiresAt: now }, select: { kid: true } });
    const successor = key.state === 'current' ? await promote(tx, key.algorithm, now, now) : [];
    if (key.state !== 'retiring') {
      await tx.signingKey.create({ data: { ...fresh, state: 'next' }, select: { kid: true } });
      successor.push(stateOf(fresh.kid, null, 'next'));
    }
    await appendAuditEvent(tx, actor, {
      action: 'key.revoke',
      targetId: kid,
      targetName: kid,
      reason,
      changes: [stateOf(kid, key.state, 'retired'), ...successor],
    });
  });
}

/** Job: takes the keys out of the published set whose last token is over. Returns how many; one event each. */
export async function retireSigningKeys(actor: Actor, now = new Date()): Promise<number> {
  await requirePermission(actor, 'key:write');
  let count = 0;
  for (let due = true; due; ) {
    due = await transaction(async (tx) => {
      await lockSigningKeys(tx);
      const key = await tx.signingKey.findFirst({
        where: { state: 'retiring', retiresAt: { lte: now } },
        select: { kid: true },
      });
      if (key === null) return false;
      await tx.signingKey.update({ where: key, data: retired(now), select: { kid: true } });
      await appendAuditEvent(tx, actor, {
        action: 'key.retire',
        targetId: key.kid,
        targetName: key.kid,
        changes: [stateOf(key.kid, 'retiring', 'retired')],
      });
      return true;
    });
    if (due) count += 1;
  }
  return count;
}
