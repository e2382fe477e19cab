import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACTIONS, type ActionAnswer, VISITORS, type Visitor } from '@/e2e/permissions';
import { database } from '@/lib/data/database';
import { UNSAFE_startSession } from '@/lib/data/sessions';
import { makePerson, PASSWORD, type Person } from '@/lib/data/testing/people';
import { REAUTHENTICATION_FIELD, UNSENT } from '@/lib/domain/form-state';
import type { Outcome } from '@/lib/domain/outcome';
import { ROLES, type Role } from '@/lib/domain/permissions';

/** The one thing that is not real here: the request. */
const request = vi.hoisted(() => ({ headers: new Headers(), reference: null as string | null }));
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => undefined, revalidateTag: () => undefined }));
vi.mock('@/lib/server/auth', () => ({
  sessionReference: async () => request.reference,
  signIn: async () => undefined,
  signOut: async () => undefined,
  RefusedSignIn: class extends Error {},
}));

const people = new Map<Role, Person>();

beforeAll(async () => {
  for (const role of ROLES) people.set(role, await makePerson(role));
});

async function arriveAs(visitor: Visitor, origin: string | null = 'https://clientele.example.com'): Promise<void> {
  const person = visitor === 'anonymous' ? null : people.get(visitor);
  request.reference = person ? await UNSAFE_startSession(person, null) : null;
  request.headers = new Headers({ host: 'clientele.example.com', ...(origin === null ? {} : { origin }) });
}

type Answer = ActionAnswer | 'bad_origin';

/** Calls an action the way an attacker does: by its name, with an empty form, past every page. */
async function call(key: string): Promise<Answer> {
  const [file = '', name = ''] = key.split('#');
  const module = (await import(`./${file}`)) as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const action = module[name];
  if (!action) throw new Error(`${key} does not exist`);
  try {
    const answer = await (action.length === 2 ? action(UNSENT, new FormData()) : action(new FormData()));
    return judge((answer as { outcome?: Outcome<unknown> }).outcome ?? (answer as Outcome<unknown>));
  } catch (error) {
    if (error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT'))
      return 'redirects';
    throw error;
  }
}

function judge(outcome: Outcome<unknown>): Answer {
  if (outcome.status !== 'problem') return 'runs';
  const { code } = outcome;
  return code === 'forbidden' || code === 'unauthenticated' || code === 'bad_origin' ? code : 'runs';
}

const refusals = () => database.auditEvent.count({ where: { action: 'access.refuse' } });

describe.each(Object.entries(ACTIONS))('%s', (key, answers) => {
  it.each(VISITORS)('called directly by %s', async (visitor) => {
    await arriveAs(visitor);
    const before = await refusals();
    const answer = await call(key);
    const refused = (await refusals()) - before;
    // An action that only redirects tells nobody that it refused; its event does.
    expect(answer === 'redirects' && refused > 0 ? 'forbidden' : answer).toBe(answers[visitor]);
    // security.md §5: each refusal of a signed-in person is exactly one event; an anonymous one is none.
    expect(refused).toBe(answers[visitor] === 'forbidden' ? 1 : 0);
  });

  it.each(['https://evil.example', 'null', null])('from the origin %s it does nothing', async (origin) => {
    await arriveAs('admin', origin);
    const before = await refusals();
    expect(await call(key)).toBe(answers.admin === 'redirects' ? 'redirects' : 'bad_origin');
    expect((await refusals()) - before).toBe(1);
    expect(await database.session.count({ where: { endedAt: null, user: { role: 'admin' } } })).toBeGreaterThan(0);
  });
});

describe('whoever lost their rights meanwhile', () => {
  const KEY = '(console)/users/actions.ts#inviteUserAction';
  beforeEach(() => arriveAs('admin'));

  it.each([
    ['disabled', { disabledAt: new Date() }, 'unauthenticated'],
    ['demoted', { role: 'reviewer' }, 'forbidden'],
  ] as const)('%s: refused at the very next request', async (_, data, answer) => {
    expect(await call(KEY)).toBe('runs');
    const id = people.get('admin')?.id ?? '';
    await database.user.update({ where: { id }, data });
    expect(await call(KEY)).toBe(answer);
    await database.user.update({ where: { id }, data: { role: 'admin', disabledAt: null } });
  });

  it.each([
    ['ended', { endedAt: new Date() }],
    ['idle for eight hours', { lastSeenAt: new Date(Date.now() - 8 * 3_600_000) }],
    ['older than a day', { expiresAt: new Date() }],
  ])('a session that is %s opens nothing', async (_, data) => {
    await database.session.updateMany({ data });
    expect(await call(KEY)).toBe('unauthenticated');
  });
});

describe('a dangerous act on an old sign-in', () => {
  const form = (members: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(members)) data.set(name, value);
    return data;
  };
  const WANTED = { email: 'grace@example.com', role: 'operator' };

  it('asks for the password, keeps what was typed, and is done when the same form comes with it', async () => {
    const { inviteUserAction } = await import('./(console)/users/actions');
    await arriveAs('admin');
    await database.session.updateMany({ data: { authenticatedAt: new Date(0) } });

    const before = await refusals();
    const asked = await inviteUserAction(UNSENT, form(WANTED));
    expect(asked).toMatchObject({
      outcome: { status: 'problem', code: 'reauthentication_required' },
      values: { email: [WANTED.email], role: [WANTED.role] },
      attempt: 1,
    });
    expect((await refusals()) - before).toBe(1);

    const wrong = await inviteUserAction(asked, form({ ...WANTED, [REAUTHENTICATION_FIELD]: 'not the one' }));
    expect(wrong.outcome).toMatchObject({
      status: 'invalid',
      fieldErrors: [{ path: REAUTHENTICATION_FIELD, code: 'password_wrong' }],
    });
    expect(JSON.stringify(wrong.values)).not.toContain('not the one');

    const done = await inviteUserAction(wrong, form({ ...WANTED, [REAUTHENTICATION_FIELD]: PASSWORD }));
    expect(done.outcome).toMatchObject({ status: 'ok', data: { email: WANTED.email } });
    // From now on the sign-in is fresh again.
    expect((await inviteUserAction(UNSENT, form(WANTED))).outcome).toMatchObject({ status: 'ok' });
  });
});
