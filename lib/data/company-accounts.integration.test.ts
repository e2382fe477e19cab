import { expect, it, vi } from 'vitest';
import type { CompanyAccount } from '@/lib/domain/people/company-claims';
import { type Door, UNSAFE_findOrCreateCompanyUser } from './company-accounts';
import { database } from './database';
import { makePerson } from './testing/people';

const FACTS = { requestId: 'test-request', address: '192.0.2.1' };
let made = 0;
const account = (members: Partial<CompanyAccount> = {}): CompanyAccount => {
  const subject = `sub-${++made}`;
  return {
    issuer: 'https://idp.example.com',
    subject,
    email: `${subject}@corp.example`,
    name: 'Ida',
    role: 'operator',
    ...members,
  };
};
const arrive = (who: CompanyAccount, rolesFromClaim = true, door: Door = 'console') =>
  UNSAFE_findOrCreateCompanyUser(who, { rolesFromClaim, door }, FACTS);

it('makes a person once, known by issuer and subject whatever else changes', async () => {
  const who = account();
  const first = await arrive(who);
  const again = await arrive({ ...who, email: 'moved@corp.example', name: 'Renamed' });
  expect(again).toEqual(first);
  expect(await arrive({ ...who, issuer: 'https://other.example.com', email: 'x@corp.example' })).not.toEqual(first);
  expect(await database.auditEvent.count({ where: { action: 'user.create', targetId: first?.id ?? '' } })).toBe(1);
});

it('twenty arrivals at once make one person', async () => {
  const who = account();
  const results = await Promise.all(Array.from({ length: 20 }, () => arrive(who)));
  expect(new Set(results.map((result) => result?.id)).size).toBe(1);
  expect(await database.user.count({ where: { email: who.email ?? '' } })).toBe(1);
});

it('never links by e-mail: the address of another account is no way in', async () => {
  const administrator = await makePerson('admin');
  expect(await arrive(account({ email: administrator.email, role: 'admin' }))).toBeNull();
  expect(await database.userIdentity.count({ where: { userId: administrator.id } })).toBe(0);
});

it('without a role in a configured claim there is no way in; without a configured claim one may read', async () => {
  expect(await arrive(account({ role: null }))).toBeNull();
  expect(await arrive(account({ role: null }), false)).toMatchObject({ role: 'reviewer' });
});

it('the claim decides the role at each sign-in, with an event, but keeps the last administrator', async () => {
  const who = account({ role: 'admin' });
  const { id = '' } = (await arrive(who)) ?? {};
  const other = await makePerson('admin');
  expect(await arrive({ ...who, role: 'reviewer' })).toMatchObject({ id, role: 'reviewer' });
  expect(await arrive({ ...who, role: 'admin' })).toMatchObject({ id, role: 'admin' });
  expect(await database.auditEvent.count({ where: { action: 'user.role', targetId: id } })).toBe(2);
  await database.user.updateMany({ where: { id: { not: id } }, data: { role: 'reviewer' } });
  expect(await arrive({ ...who, role: 'reviewer' })).toMatchObject({ id, role: 'admin' });
  expect(other.id).not.toBe(id);
});

it('keeps the last administrator who became it while they were signing in', async () => {
  const who = account({ role: 'reviewer' });
  const { id = '' } = (await arrive(who)) ?? {};
  await database.user.updateMany({ data: { role: 'reviewer' } });
  await makePerson('admin');
  const arrival = await database.$transaction(async (tx) => {
    await tx.user.updateMany({ where: { role: 'admin' }, data: { role: 'reviewer' } });
    await tx.user.update({ where: { id }, data: { role: 'admin' } });
    const waiting = arrive({ ...who, role: 'operator' });
    await vi.waitUntil(async () => {
      const [row] = await database.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      return row?.count === 1;
    });
    return { waiting };
  });
  expect(await arrival.waiting).toMatchObject({ id, role: 'admin' });
  expect(await database.user.count({ where: { role: 'admin', disabledAt: null } })).toBe(1);
});

it('a disabled person stays out', async () => {
  const who = account();
  const { id = '' } = (await arrive(who)) ?? {};
  await database.user.update({ where: { id }, data: { disabledAt: new Date() } });
  expect(await arrive(who)).toBeNull();
});

it('an application lets in whoever has no role, and that opens no console', async () => {
  const who = account({ role: null });
  for (const rolesFromClaim of [true, false]) {
    expect(await arrive(who, rolesFromClaim, 'application')).toMatchObject({ role: null });
    expect(await arrive(who, rolesFromClaim)).toBeNull();
  }
  expect(await arrive(account({ role: 'operator' }), true, 'application')).toMatchObject({ role: 'operator' });
});
