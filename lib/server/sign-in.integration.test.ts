import * as argon2 from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/data/database';
import { updateOwnPassword } from '@/lib/data/own-account';
import { replacePassword } from '@/lib/data/replace-password';
import { UNSAFE_findSession } from '@/lib/data/sessions';
import { makePerson, PASSWORD } from '@/lib/data/testing/people';
import { hashPassword } from './passwords';
import { reauthenticate } from './reauthentication';
import { rememberBrowser } from './remember-browser';
import { INTERNAL_HEADERS } from './request';
import { signInWithPassword } from './sign-in';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});

const jar = vi.hoisted(() => ({ cookie: '' }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    set: (name: string, value: string) => {
      jar.cookie = `${name}=${value}`;
    },
  }),
}));

function promise() {
  let resolve = () => {};
  const promised = new Promise<void>((done) => {
    resolve = done;
  });
  return { promised, resolve };
}

let last = 0;
/** Somewhere nobody has tried from yet. */
const somewhere = () =>
  new Headers({
    [INTERNAL_HEADERS.address]: `198.51.100.${++last}`,
    [INTERNAL_HEADERS.requestId]: 'test-request',
  });

beforeEach(() => {
  vi.mocked(argon2.verify).mockClear();
});

describe('a sign-in', () => {
  it('opens a session of its own each time; the event says who, from where', async () => {
    const person = await makePerson('operator');
    const facts = somewhere();
    const [first, second] = [
      await signInWithPassword({ email: person.email, password: PASSWORD }, facts),
      await signInWithPassword({ email: person.email, password: PASSWORD }, facts),
    ];
    expect(first).not.toBe(second);
    const session = await UNSAFE_findSession(first ?? '');
    expect(session).toMatchObject({ user: { id: person.id, role: 'operator' } });
    const event = await database.auditEvent.findFirst({
      where: { action: 'session.start', targetId: session?.id ?? '' },
    });
    expect(event).toMatchObject({
      actorId: person.id,
      address: facts.get(INTERNAL_HEADERS.address),
      targetName: person.email,
    });
  });

  it('with a password that is being changed waits, and then it is the wrong one; the new one is right', async () => {
    const person = await makePerson('operator');
    const [changed, mayEnd] = [promise(), promise()];
    const change = database.$transaction(async (tx) => {
      await replacePassword(tx, person.id, await hashPassword('quite another set of words'));
      changed.resolve();
      await mayEnd.promised;
    });
    await changed.promised;
    const old = signInWithPassword({ email: person.email, password: PASSWORD }, somewhere());
    const waiting = () => database.$queryRaw<object[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), 5_000);
    mayEnd.resolve();
    await change;
    expect(await old).toBeNull();
    expect(await database.session.count({ where: { userId: person.id, endedAt: null } })).toBe(0);
    const again = { email: person.email, password: 'quite another set of words' };
    expect(await signInWithPassword(again, somewhere())).not.toBeNull();
  });

  it('an unknown address, a wrong password, a disabled person, one without a password: one answer, the same work', async () => {
    const [known, disabled, external] = [
      await makePerson('admin'),
      await makePerson('admin'),
      await makePerson('admin'),
    ];
    await database.user.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
    await database.user.update({ where: { id: external.id }, data: { passwordHash: null } });
    await signInWithPassword({ email: known.email, password: PASSWORD }, somewhere());
    const attempts = [
      { email: 'nobody@example.com', password: PASSWORD },
      { email: 'not an address', password: PASSWORD },
      { email: known.email, password: 'not the one' },
      { email: disabled.email, password: PASSWORD },
      { email: external.email, password: PASSWORD },
      { email: known.email, password: PASSWORD.repeat(100) },
    ];
    const chain = await database.auditEvent.count();
    for (const attempt of attempts) {
      vi.mocked(argon2.verify).mockClear();
      expect(await signInWithPassword(attempt, somewhere())).toBeNull();
      expect(vi.mocked(argon2.verify).mock.calls).toHaveLength(1);
      expect(String(vi.mocked(argon2.verify).mock.calls[0]?.[0])).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
    // Anonymous refusals are for the security log, not for the chain.
    expect(await database.auditEvent.count()).toBe(chain);
  });
});

describe('an account for applications only', () => {
  it('is refused like nobody’s with a wrong password, and told why with the right one', async () => {
    const person = await makePerson(null);
    expect(await signInWithPassword({ email: person.email, password: 'not the one' }, somewhere())).toBeNull();
    await expect(signInWithPassword({ email: person.email, password: PASSWORD }, somewhere())).rejects.toMatchObject({
      code: 'invalid_input',
      fieldErrors: [{ path: 'email', code: 'sign_in_without_console' }],
    });
    expect(await database.session.count({ where: { userId: person.id } })).toBe(0);
  });
});

describe('guessing', () => {
  const guess = (email: string, facts: ReturnType<typeof somewhere>) =>
    signInWithPassword({ email, password: 'a guess' }, facts).then(
      () => 'refused',
      (error: { code: string; params: { minutes: number } }) => `${error.code} ${error.params.minutes}`,
    );

  it('is stopped after ten attempts at one account, also in parallel, and says when to try again', async () => {
    const victim = await makePerson('admin');
    const attacker = somewhere();
    const answers = await Promise.all(Array.from({ length: 25 }, () => guess(victim.email, attacker)));
    expect(answers.filter((answer) => answer === 'refused')).toHaveLength(10);
    expect(new Set(answers.slice().sort())).toEqual(new Set(['refused', 'rate_limited 15']));
    // Also the right password is not looked at from there.
    vi.mocked(argon2.verify).mockClear();
    await expect(signInWithPassword({ email: victim.email, password: PASSWORD }, attacker)).rejects.toMatchObject({
      code: 'rate_limited',
    });
    expect(argon2.verify).not.toHaveBeenCalled();
  });

  it('does not lock the victim out, nor the neighbours', async () => {
    const [victim, neighbour] = [await makePerson('admin'), await makePerson('admin')];
    const attacker = somewhere();
    for (let n = 0; n < 15; n++) await guess(victim.email, attacker);
    expect(await signInWithPassword({ email: victim.email, password: PASSWORD }, somewhere())).not.toBeNull();
    expect(await signInWithPassword({ email: neighbour.email, password: PASSWORD }, attacker)).not.toBeNull();
  });

  it('from the victim’s own address takes nothing from the browser the victim uses', async () => {
    const [victim, other] = [await makePerson('admin'), await makePerson('admin')];
    const office = somewhere();
    await rememberBrowser(victim.email);
    const victimsBrowser = new Headers([...office, ['cookie', `x=1; ${jar.cookie}`]]);
    for (let n = 0; n < 15; n++) await guess(victim.email, office);
    await expect(signInWithPassword({ email: victim.email, password: PASSWORD }, office)).rejects.toThrow(
      'rate_limited',
    );
    expect(await signInWithPassword({ email: victim.email, password: PASSWORD }, victimsBrowser)).not.toBeNull();

    // The proof is for one account, cannot be made up, and is no licence to guess.
    for (const cookie of [jar.cookie, 'clientele.browser=a.b', '__Host-clientele.browser=.']) {
      for (let n = 0; n < 10; n++) await guess(other.email, office);
      const forged = new Headers([...office, ['cookie', cookie]]);
      await expect(signInWithPassword({ email: other.email, password: PASSWORD }, forged)).rejects.toThrow(
        'rate_limited',
      );
    }
    for (let n = 0; n < 10; n++) await guess(victim.email, victimsBrowser);
    await expect(signInWithPassword({ email: victim.email, password: PASSWORD }, victimsBrowser)).rejects.toThrow(
      'rate_limited',
    );
  });

  it('over many accounts from one address ends too', async () => {
    const attacker = somewhere();
    const answers = [];
    for (let n = 0; n < 105; n++) answers.push(await guess(`guess-${n}@example.com`, attacker));
    expect(answers.filter((answer) => answer !== 'refused')).toHaveLength(5);
  }, 60_000);

  it('a success wipes the slate: typing errors of a day do not add up', async () => {
    const person = await makePerson('reviewer');
    const facts = somewhere();
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 8; n++) expect(await guess(person.email, facts)).toBe('refused');
      expect(await signInWithPassword({ email: person.email, password: PASSWORD }, facts)).not.toBeNull();
    }
  });
});

describe('a changed password', () => {
  it('ends every other session and is the only one that works', async () => {
    const person = await makePerson('admin');
    const facts = somewhere();
    const here = (await signInWithPassword({ email: person.email, password: PASSWORD }, facts)) ?? '';
    const elsewhere = (await signInWithPassword({ email: person.email, password: PASSWORD }, facts)) ?? '';
    const sessionId = (await UNSAFE_findSession(here))?.id ?? '';
    expect(await updateOwnPassword({ ...person, sessionId }, 'another four words')).toEqual({ endedSessions: 1 });
    expect(await UNSAFE_findSession(here)).not.toBeNull();
    expect(await UNSAFE_findSession(elsewhere)).toBeNull();
    expect(await signInWithPassword({ email: person.email, password: PASSWORD }, facts)).toBeNull();
    expect(await signInWithPassword({ email: person.email, password: 'another four words' }, facts)).not.toBeNull();
    const event = await database.auditEvent.findFirst({ where: { action: 'user.password', targetId: person.id } });
    expect(JSON.stringify(event?.changes)).not.toMatch(/four words|argon2/);
  });
});

describe('the password given again', () => {
  it('makes an old sign-in fresh; a wrong one is a field error and is throttled', async () => {
    const person = await makePerson('admin', '203.0.113.77');
    const reference = await signInWithPassword({ email: person.email, password: PASSWORD }, somewhere());
    const sessionId = (await UNSAFE_findSession(reference ?? ''))?.id ?? '';
    await database.session.update({ where: { id: sessionId }, data: { authenticatedAt: new Date(0) } });
    const actor = { ...person, sessionId, authenticatedAt: new Date(0) };
    await expect(reauthenticate(actor, 'not the one')).rejects.toMatchObject({
      code: 'invalid_input',
      fieldErrors: [{ path: 'reauthenticationPassword', code: 'password_wrong' }],
    });
    const fresh = await reauthenticate(actor, PASSWORD);
    expect(fresh.authenticatedAt).not.toEqual(new Date(0));
    expect((await UNSAFE_findSession(reference ?? ''))?.authenticatedAt).toEqual(fresh.authenticatedAt);
    for (let n = 0; n < 10; n++) await reauthenticate(actor, 'a guess').catch(() => undefined);
    await expect(reauthenticate(actor, PASSWORD)).rejects.toMatchObject({ code: 'rate_limited' });
  });
});
