import { describe, expect, it } from 'vitest';
import { signInWithPassword } from '@/lib/server/sign-in';
import { digestToken } from '@/lib/server/tokens';
import { UNSAFE_acceptLink } from './accounts';
import { database } from './database';
import { UNSAFE_createSetupLink, UNSAFE_ensureFirstAdministrator } from './first-administrator';
import { createInvitation, listInvitations, revokeInvitation, UNSAFE_findOpenLink } from './invitations';
import { UNSAFE_findSession } from './sessions';
import { makePerson } from './testing/people';

const FACTS = { requestId: 'r', address: '192.0.2.1' };
const ADA = { email: 'ada@example.com', name: 'Ada', password: 'correct horse battery staple' };
const accept = (token: string, person = ADA) => UNSAFE_acceptLink(token, person, FACTS);

describe('the first administrator', () => {
  it('comes from one of the setup links, used by ten at once; then none works', async () => {
    const links = [await UNSAFE_createSetupLink(), await UNSAFE_createSetupLink()].map((link) => link?.token ?? '');
    expect(await UNSAFE_findOpenLink(links[0] ?? '')).toMatchObject({ kind: 'setup', role: 'admin' });

    const attempts = Array.from({ length: 10 }, (_, n) =>
      accept(links[n % 2] ?? '', { ...ADA, email: `ada${n}@example.com` }),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'link_expired' });
    }
    expect(await database.user.count()).toBe(1);

    for (const token of links) {
      expect(await UNSAFE_findOpenLink(token)).toBeNull();
      await expect(accept(token)).rejects.toMatchObject({ code: 'link_expired' });
    }
    expect(await UNSAFE_createSetupLink()).toBeNull();
    expect(await UNSAFE_ensureFirstAdministrator({ email: ADA.email, password: ADA.password })).toBe(false);
    expect(await database.user.count()).toBe(1);
  });
});

describe('an invitation', () => {
  it('makes the person with the address and role it was for, once, and they can sign in', async () => {
    const admin = await makePerson('admin');
    const { token } = await createInvitation(admin, { email: 'grace@example.com', role: 'operator' });
    await accept(token, { ...ADA, email: 'somebody-else@example.com' });
    await expect(accept(token)).rejects.toMatchObject({ code: 'link_expired' });
    expect(await database.user.count({ where: { email: 'somebody-else@example.com' } })).toBe(0);

    const reference = await signInWithPassword({ email: 'Grace@Example.com', password: ADA.password }, new Headers());
    expect(await UNSAFE_findSession(reference ?? '')).toMatchObject({
      user: { role: 'operator', email: 'grace@example.com' },
    });
  });

  it.each([
    ['withdrawn', (id: string) => database.invitation.update({ where: { id }, data: { revokedAt: new Date() } })],
    ['too old', (id: string) => database.invitation.update({ where: { id }, data: { expiresAt: new Date() } })],
  ])('that is %s makes nobody', async (_, spoil) => {
    const admin = await makePerson('admin');
    const { token } = await createInvitation(admin, { email: 'late@example.com', role: 'admin' });
    await spoil((await listInvitations(admin))[0]?.id ?? '');
    expect(await UNSAFE_findOpenLink(token)).toBeNull();
    await expect(accept(token)).rejects.toMatchObject({ code: 'link_expired' });
    expect(await database.user.count({ where: { email: 'late@example.com' } })).toBe(0);
  });

  it('replaces an earlier one to the same address; only digests are kept', async () => {
    const admin = await makePerson('admin');
    const first = await createInvitation(admin, { email: 'twice@example.com', role: 'admin' });
    const second = await createInvitation(admin, { email: 'twice@example.com', role: 'reviewer' });
    expect(await UNSAFE_findOpenLink(first.token)).toBeNull();
    expect(await UNSAFE_findOpenLink(second.token)).toMatchObject({ role: 'reviewer' });
    const rows = await database.invitation.findMany({ where: { email: 'twice@example.com' } });
    expect(rows.map(({ tokenDigest }) => Buffer.from(tokenDigest).toString('hex'))).toContain(
      Buffer.from(digestToken(second.token)).toString('hex'),
    );
    expect(JSON.stringify(rows)).not.toContain(second.token);
  });

  it('to an address that has an account is refused', async () => {
    const admin = await makePerson('admin');
    await expect(createInvitation(admin, { email: admin.email, role: 'reviewer' })).rejects.toMatchObject({
      code: 'already_exists',
      fieldErrors: [{ path: 'email', code: 'email_taken' }],
    });
  });

  it('survives a password that may not be used', async () => {
    const admin = await makePerson('admin');
    const { token } = await createInvitation(admin, { email: 'weak@example.com', role: 'reviewer' });
    await expect(accept(token, { ...ADA, password: 'passwordpassword' })).rejects.toMatchObject({
      code: 'invalid_input',
      fieldErrors: [{ path: 'password', code: 'password_common' }],
    });
    expect(await UNSAFE_findOpenLink(token)).not.toBeNull();
  });

  it('is for administrators to make and withdraw, freshly signed in to make', async () => {
    const [admin, reviewer] = [await makePerson('admin'), await makePerson('reviewer')];
    const wanted = { email: 'nobody@example.com', role: 'admin' } as const;
    await expect(createInvitation(reviewer, wanted)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createInvitation({ ...admin, authenticatedAt: null }, wanted)).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
    await createInvitation(admin, wanted);
    const [{ id = '' } = {}] = await listInvitations(reviewer);
    await expect(revokeInvitation(reviewer, id)).rejects.toMatchObject({ code: 'forbidden' });
    await revokeInvitation(admin, id);
    await expect(revokeInvitation(admin, id)).rejects.toMatchObject({ code: 'link_expired' });
  });
});
