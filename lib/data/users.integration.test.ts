import { describe, expect, it } from 'vitest';
import { UNSAFE_acceptLink } from './accounts';
import { database } from './database';
import { createInvitation } from './invitations';
import { UNSAFE_findSession, UNSAFE_startSession } from './sessions';
import { makePerson, PASSWORD } from './testing/people';
import { getUserClaims, updateUserClaims } from './user-claims';
import { getUser } from './user-list';
import { changeUserRole, endUserSessions, setUserDisabled } from './users';

const roleOf = async (id: string) => (await database.user.findUniqueOrThrow({ where: { id } })).role;
const administrators = () => database.user.count({ where: { role: 'admin', disabledAt: null } });
const eventsAbout = (id: string) =>
  database.auditEvent.findMany({
    where: { targetId: id },
    orderBy: { sequence: 'asc' },
    select: { action: true, changes: true },
  });

describe('the last administrator', () => {
  it('can neither be demoted nor disabled', async () => {
    const only = await makePerson('admin');
    await expect(changeUserRole(only, only.id, 'operator')).rejects.toMatchObject({ code: 'last_administrator' });
    await expect(setUserDisabled(only, only.id, true)).rejects.toMatchObject({ code: 'last_administrator' });
    await expect(changeUserRole(only, only.id, null)).rejects.toMatchObject({ code: 'last_administrator' });
    expect(await roleOf(only.id)).toBe('admin');
  });

  it.each([
    ['demote', (actor, target) => changeUserRole(actor, target.id, 'reviewer')],
    ['disable', (actor, target) => setUserDisabled(actor, target.id, true)],
  ] as [string, (actor: Awaited<ReturnType<typeof makePerson>>, target: { id: string }) => Promise<void>][])(
    'remains when two %s each other at once, twenty times',
    async (_, act) => {
      for (let round = 0; round < 20; round++) {
        await database.user.updateMany({ where: { role: 'admin' }, data: { role: 'reviewer' } });
        const [one, other] = [await makePerson('admin'), await makePerson('admin')];
        const results = await Promise.allSettled([act(one, other), act(other, one)]);
        expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
          { reason: { code: 'last_administrator' } },
        ]);
        expect(await administrators()).toBe(1);
      }
    },
  );
});

describe('a change to a person', () => {
  it('of role is one event, and nothing when it changes nothing', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson('operator')];
    await changeUserRole(admin, person.id, 'reviewer');
    await changeUserRole(admin, person.id, 'reviewer');
    expect((await eventsAbout(person.id)).slice(1)).toEqual([
      { action: 'user.role', changes: [{ path: 'role', before: 'operator', after: 'reviewer' }] },
    ]);
  });

  it('of role is refused on an old page, so that nobody gets back what was taken from them meanwhile', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson('operator')];
    await changeUserRole(admin, person.id, null, 'operator');
    await expect(changeUserRole(admin, person.id, 'reviewer', 'operator')).rejects.toMatchObject({ code: 'conflict' });
    expect(await roleOf(person.id)).toBeNull();
    await changeUserRole(admin, person.id, 'reviewer', null);
    expect(await roleOf(person.id)).toBe('reviewer');
    expect(await eventsAbout(person.id)).toHaveLength(3);
  });

  it('disabled: the sessions end at once; enabled again they stay ended', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson('operator')];
    const token = await UNSAFE_startSession(person, null);
    expect(await UNSAFE_findSession(token)).not.toBeNull();
    await setUserDisabled(admin, person.id, true);
    expect(await UNSAFE_findSession(token)).toBeNull();
    await setUserDisabled(admin, person.id, false);
    expect(await UNSAFE_findSession(token)).toBeNull();
    expect((await eventsAbout(person.id)).map(({ action }) => action)).toEqual([
      'user.create',
      'user.disable',
      'user.enable',
    ]);
  });

  it('signed out everywhere: as many as stood, and an event each time, because sign-ins under way end too', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson('operator')];
    const tokens = [await UNSAFE_startSession(person, null), await UNSAFE_startSession(person, null)];
    expect(await endUserSessions(admin, person.id)).toBe(2);
    expect(await endUserSessions(admin, person.id)).toBe(0);
    for (const token of tokens) expect(await UNSAFE_findSession(token)).toBeNull();
    const [, first, second] = await eventsAbout(person.id);
    const moved = { path: 'signInsValidFrom', before: expect.any(String), after: expect.any(String) };
    const sessions = { path: 'sessions', before: 2, after: 0 };
    expect(first).toEqual({ action: 'user.sign-out', changes: [sessions, { ...moved, before: null }] });
    expect(second).toEqual({ action: 'user.sign-out', changes: [moved] });
  });

  it.each(['operator', 'reviewer'] as const)('is refused to a %s, whoever the target is', async (role) => {
    const [actor, target] = [await makePerson(role), await makePerson('admin')];
    for (const attempt of [
      () => changeUserRole(actor, actor.id, 'admin'),
      () => setUserDisabled(actor, target.id, true),
      () => endUserSessions(actor, target.id),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await roleOf(actor.id)).toBe(role);
  });

  it('asks for the password when the sign-in is older than 15 minutes', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson('operator')];
    const stale = { ...admin, authenticatedAt: new Date(Date.now() - 15 * 60_000 - 1) };
    await expect(changeUserRole(stale, person.id, 'admin')).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
    await expect(setUserDisabled(stale, person.id, true)).rejects.toMatchObject({ code: 'reauthentication_required' });
    expect(await roleOf(person.id)).toBe('operator');
  });
});

describe('an account for applications only', () => {
  it('comes of an invitation, and has no console', async () => {
    const admin = await makePerson('admin');
    const email = 'reader@example.com';
    const { token } = await createInvitation(admin, { email, role: null });
    const facts = { requestId: 'r', address: null };
    const made = await UNSAFE_acceptLink(token, { email, name: 'Reader', password: PASSWORD }, facts);
    expect(made).toEqual({ email, role: null });
    const { id } = await database.user.findUniqueOrThrow({ where: { email } });
    expect(await getUser(admin, id)).toMatchObject({ email, role: null });
    const event = await database.auditEvent.findFirstOrThrow({ where: { targetId: id } });
    expect(event).toMatchObject({ action: 'user.create', actorId: id, role: null });
  });

  it('is made of any other by taking the role: the console is closed at the next request, with one event', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson('operator')];
    const token = await UNSAFE_startSession(person, null);
    await changeUserRole(admin, person.id, null);
    expect(await UNSAFE_findSession(token)).toBeNull();
    // Whatever the session's row says.
    await database.session.updateMany({ where: { userId: person.id }, data: { endedAt: null } });
    expect(await UNSAFE_findSession(token)).toBeNull();
    expect((await eventsAbout(person.id)).slice(1)).toEqual([
      { action: 'user.role', changes: [{ path: 'role', before: 'operator', after: null }] },
    ]);
    await expect(getUser({ ...person, role: null }, person.id)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('claims', () => {
  it('are saved with each one before and after, once', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson(null)];
    const first = await getUserClaims(admin, person.id);
    expect(first).toEqual({ claims: {}, version: 1 });
    const claims = { given_name: 'Ada', address: { country: 'UK' }, groups: ['a'] };
    expect(await updateUserClaims(admin, person.id, { version: 1, claims })).toEqual({ version: 2 });
    await updateUserClaims(admin, person.id, { version: 2, claims });
    await updateUserClaims(admin, person.id, { version: 2, claims: { given_name: 'Augusta', groups: ['a'] } });
    expect((await eventsAbout(person.id)).slice(1)).toEqual([
      {
        action: 'user.claims',
        changes: [
          { path: 'claims.given_name', before: null, after: 'Ada' },
          { path: 'claims.address', before: null, after: { country: 'UK' } },
          { path: 'claims.groups', before: null, after: ['a'] },
        ],
      },
      {
        action: 'user.claims',
        changes: [
          { path: 'claims.address', before: { country: 'UK' }, after: null },
          { path: 'claims.given_name', before: 'Ada', after: 'Augusta' },
        ],
      },
    ]);
  });

  it('that somebody else changed meanwhile are a conflict, and a rule broken is refused', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson(null)];
    await updateUserClaims(admin, person.id, { version: 1, claims: { name: 'First' } });
    await expect(updateUserClaims(admin, person.id, { version: 1, claims: {} })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      updateUserClaims(admin, person.id, { version: 2, claims: { sub: 'somebody else' } }),
    ).rejects.toMatchObject({ fieldErrors: [{ path: 'claims.sub', code: 'claim_protocol' }] });
    expect(await getUserClaims(admin, person.id)).toMatchObject({ claims: { name: 'First' } });
  });

  it.each(['operator', 'reviewer'] as const)('are not a %s’s to read or write', async (role) => {
    const [actor, person] = [await makePerson(role), await makePerson(null)];
    await expect(getUserClaims(actor, person.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(updateUserClaims(actor, person.id, { version: 1, claims: {} })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
