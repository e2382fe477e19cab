import { describe, expect, it } from 'vitest';
import { provePerson } from '@/lib/server/prove-person';
import { digestToken } from '@/lib/server/tokens';
import { UNSAFE_acceptLink } from './accounts';
import { UNSAFE_recordApplicationSignIn } from './application-sign-in';
import { database } from './database';
import { createInvitation, UNSAFE_findOpenLink } from './invitations';
import { updateOwnPassword } from './own-account';
import {
  createPasswordReset,
  getPasswordReset,
  revokePasswordReset,
  UNSAFE_changePassword,
  UNSAFE_resetPassword,
} from './password-resets';
import { UNSAFE_findSession, UNSAFE_startSession } from './sessions';
import { makePerson, PASSWORD } from './testing/people';
import { changeUserRole, setUserDisabled } from './users';

const FACTS = { requestId: 'r', address: '192.0.2.1' };
const NEW = 'a heron stands in cold water';

const prove = (email: string, password: string) =>
  provePerson({ email, password }, new Headers({ 'x-forwarded-for': '192.0.2.7' }));
const proven = async (email: string, password: string) => (await prove(email, password)) !== null;
const REFUSED = { fieldErrors: [{ path: 'email', code: 'sign_in_refused', params: {} }] };
const eventsAbout = async (id: string) =>
  (
    await database.auditEvent.findMany({
      where: { targetId: id },
      orderBy: { sequence: 'asc' },
      select: { action: true, actorId: true, reason: true },
    })
  ).slice(1);
/** A session at the server that applications use, and a grant: what stands in for everything that was issued. */
async function issueTo(accountId: string): Promise<() => Promise<number>> {
  const expiresAt = new Date(Date.now() + 60_000);
  for (const kind of ['Session', 'RefreshToken']) {
    await database.protocolArtifact.create({
      data: { id: digestToken(`${kind} ${accountId}`), kind, payload: {}, accountId, expiresAt },
    });
  }
  return () => database.protocolArtifact.count({ where: { accountId } });
}

describe('a link to reset a password', () => {
  it.each([null, 'operator'] as const)(
    'gives a person with the role %s another one, once, and ends all they had',
    async (role) => {
      const [admin, person] = [await makePerson('admin'), await makePerson(role)];
      const issued = await issueTo(person.id);
      const session = role === null ? null : await UNSAFE_startSession({ ...person, role }, null);
      const { token } = await createPasswordReset(admin, person.id);
      expect(await UNSAFE_findOpenLink(token)).toMatchObject({ kind: 'reset', email: person.email, role });
      expect(await proven(person.email, PASSWORD)).toBe(true);
      expect(await issued()).toBe(2);

      expect(await UNSAFE_resetPassword(token, NEW, FACTS)).toMatchObject({ email: person.email, role });
      await expect(UNSAFE_resetPassword(token, `${NEW} again`, FACTS)).rejects.toMatchObject({ code: 'link_expired' });
      expect([await proven(person.email, PASSWORD), await proven(person.email, NEW)]).toEqual([false, true]);
      expect(await issued()).toBe(0);
      if (session !== null) expect(await UNSAFE_findSession(session)).toBeNull();
      const { tokensValidFrom } = await database.user.findUniqueOrThrow({ where: { id: person.id } });
      expect(tokensValidFrom).not.toBeNull();
      expect((await eventsAbout(person.id)).filter(({ action }) => action !== 'session.start')).toEqual([
        { action: 'passwordReset.create', actorId: admin.id, reason: '' },
        { action: 'user.password', actorId: person.id, reason: 'by a link that an administrator made' },
      ]);
    },
  );

  it('used by ten at once sets one password', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson(null)];
    const { token } = await createPasswordReset(admin, person.id);
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => UNSAFE_resetPassword(token, `${NEW} ${n}`, FACTS)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await eventsAbout(person.id)).map(({ action }) => action)).toEqual([
      'passwordReset.create',
      'user.password',
    ]);
  });

  it.each<[string, (admin: Awaited<ReturnType<typeof makePerson<'admin'>>>, id: string) => Promise<unknown>]>([
    ['withdrawn', (admin, id) => revokePasswordReset(admin, id)],
    ['replaced', (admin, id) => createPasswordReset(admin, id)],
    ['too old', (_, id) => database.invitation.updateMany({ where: { userId: id }, data: { expiresAt: new Date() } })],
    ['for somebody who was disabled', (admin, id) => setUserDisabled(admin, id, true)],
    [
      'for somebody who was disabled and enabled again',
      async (admin, id) => {
        await setUserDisabled(admin, id, true);
        await setUserDisabled(admin, id, false);
      },
    ],
  ])('that is %s changes nothing', async (_, spoil) => {
    const [admin, person] = [await makePerson('admin'), await makePerson(null)];
    const { token } = await createPasswordReset(admin, person.id);
    await spoil(admin, person.id);
    expect(await UNSAFE_findOpenLink(token)).toBeNull();
    await expect(UNSAFE_resetPassword(token, NEW, FACTS)).rejects.toMatchObject({ code: 'link_expired' });
    expect(await proven(person.email, NEW)).toBe(false);
  });

  it('dies when the person changes the password themselves', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson('reviewer')];
    const { token } = await createPasswordReset(admin, person.id);
    await updateOwnPassword(person, NEW);
    expect(await UNSAFE_findOpenLink(token)).toBeNull();
  });

  it('survives a password that may not be used', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson(null)];
    const { token } = await createPasswordReset(admin, person.id);
    await expect(UNSAFE_resetPassword(token, 'passwordpassword', FACTS)).rejects.toMatchObject({
      fieldErrors: [{ path: 'password', code: 'password_common' }],
    });
    expect(await UNSAFE_findOpenLink(token)).not.toBeNull();
    expect(await getPasswordReset(admin, person.id)).toEqual({ expiresAt: expect.any(String) });
  });

  it('makes no account, and an invitation sets no password', async () => {
    const [admin, person] = [await makePerson('admin'), await makePerson(null)];
    const { token } = await createPasswordReset(admin, person.id);
    const somebody = { email: 'new@example.com', name: 'New', password: NEW };
    await expect(UNSAFE_acceptLink(token, somebody, FACTS)).rejects.toMatchObject({ code: 'link_expired' });
    const invitation = await createInvitation(admin, { email: 'invited@example.com', role: null });
    await expect(UNSAFE_resetPassword(invitation.token, NEW, FACTS)).rejects.toMatchObject({ code: 'link_expired' });
  });

  it('is not made for a company account, nor for somebody disabled', async () => {
    const [admin, company, disabled] = [await makePerson('admin'), await makePerson(null), await makePerson(null)];
    await database.user.update({ where: { id: company.id }, data: { passwordHash: null } });
    await setUserDisabled(admin, disabled.id, true);
    for (const { id } of [company, disabled]) {
      await expect(createPasswordReset(admin, id)).rejects.toMatchObject({ code: 'not_applicable' });
    }
  });

  it('is for administrators, freshly signed in to make it; only its digest is kept', async () => {
    const [admin, operator, person] = [await makePerson('admin'), await makePerson('operator'), await makePerson(null)];
    for (const attempt of [createPasswordReset, revokePasswordReset, getPasswordReset]) {
      await expect(attempt(operator, person.id)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(createPasswordReset({ ...admin, authenticatedAt: null }, person.id)).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
    await expect(revokePasswordReset(admin, person.id)).rejects.toMatchObject({ code: 'link_expired' });
    const { token } = await createPasswordReset(admin, person.id);
    expect(JSON.stringify(await database.invitation.findMany({ where: { userId: person.id } }))).not.toContain(token);
    expect(
      JSON.stringify(
        await database.auditEvent.findMany({
          where: { targetId: person.id },
          select: { changes: true, targetName: true },
        }),
      ),
    ).not.toContain(token);
  });
});

describe('a password changed by whoever proved the present one', () => {
  it('is another, ends all they had, and is one event of theirs', async () => {
    const person = await makePerson(null);
    const issued = await issueTo(person.id);
    await UNSAFE_changePassword(required(await prove(person.email, PASSWORD)), NEW, FACTS);
    expect([await proven(person.email, PASSWORD), await proven(person.email, NEW)]).toEqual([false, true]);
    expect(await issued()).toBe(0);
    expect(await eventsAbout(person.id)).toEqual([{ action: 'user.password', actorId: person.id, reason: '' }]);
  });

  it('follows the same rules', async () => {
    const person = await makePerson(null);
    const proof = required(await prove(person.email, PASSWORD));
    await expect(UNSAFE_changePassword(proof, 'short', FACTS)).rejects.toMatchObject({
      fieldErrors: [{ path: 'newPassword', code: 'password_too_short' }],
    });
    expect(await proven(person.email, PASSWORD)).toBe(true);
  });
});

describe('whoever proved a password that has been replaced before they were done', () => {
  /** The proof of the old password is under way while its owner, or an administrator, takes it away. */
  async function overtaken() {
    const person = await makePerson('operator');
    const sessionId = await openSession(person);
    const proof = required(await prove(person.email, PASSWORD));
    const { token } = await createPasswordReset(await makePerson('admin'), person.id);
    await UNSAFE_resetPassword(token, NEW, FACTS);
    return { person, sessionId, proof };
  }

  it('gets no session', async () => {
    const { person, proof } = await overtaken();
    await expect(UNSAFE_startSession(person, null, proof)).rejects.toMatchObject(REFUSED);
    const fresh = required(await prove(person.email, NEW));
    expect(await UNSAFE_findSession(await UNSAFE_startSession(person, null, fresh))).not.toBeNull();
  });

  it('is not signed in to an application', async () => {
    const { person, proof } = await overtaken();
    await expect(UNSAFE_recordApplicationSignIn(proof, 'shop', FACTS)).rejects.toMatchObject(REFUSED);
    expect(await database.auditEvent.count({ where: { targetId: person.id, action: 'user.sign-in' } })).toBe(0);
    await UNSAFE_recordApplicationSignIn(required(await prove(person.email, NEW)), 'shop', FACTS);
  });

  it('does not replace it in turn', async () => {
    const { person, proof } = await overtaken();
    await expect(UNSAFE_changePassword(proof, 'quite another set of words', FACTS)).rejects.toMatchObject(REFUSED);
    expect(await proven(person.email, NEW)).toBe(true);
  });

  it('nor from a session that ended with it', async () => {
    const { person, sessionId } = await overtaken();
    await expect(updateOwnPassword({ ...person, sessionId }, 'quite another set of words')).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(await proven(person.email, NEW)).toBe(true);
  });
});

async function openSession(person: Awaited<ReturnType<typeof makePerson<'operator'>>>): Promise<string> {
  const session = await UNSAFE_findSession(await UNSAFE_startSession(person, null));
  return required(session).id;
}

function required<T>(value: T | null): T {
  if (value === null) throw new Error('there is none');
  return value;
}

it('a role that is taken leaves no way in at the console, by a new password either', async () => {
  const [admin, person] = [await makePerson('admin'), await makePerson('operator')];
  const { token } = await createPasswordReset(admin, person.id);
  await changeUserRole(admin, person.id, null);
  expect(await UNSAFE_resetPassword(token, NEW, FACTS)).toMatchObject({ role: null });
});
