import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { parseBulkRequest } from '@/lib/domain/registration/bulk';
import { env } from '@/lib/server/env';
import { verifyAuditChain } from '../audit/verify';
import {
  cancelBulkAct,
  listBulkActs,
  listRunningBulkActs,
  previewBulkAct,
  resumeBulkAct,
  runBulkActs,
  startBulkAct,
} from '../bulk-acts';
import { database } from '../database';
import {
  createRegistration,
  deleteRegistration,
  getRegistration,
  restoreRegistration,
  setRegistrationEnabled,
} from '../registrations';
import { makePerson, type Person } from '../testing/people';
import { builtInRequest, freshId, manualRequest } from '../testing/registrations';
import { changeUserRole } from '../users';
import { workChunk } from './chunk';

const worker = systemActor({ name: 'run-bulk-acts', origin: 'job', requestId: 'job-1' });

let admin: Person;
/** Of this test alone: what its registrations are found by. */
let group: string;

beforeAll(async () => {
  admin = await makePerson('admin');
});

async function makeGroup(count: number): Promise<string[]> {
  group = freshId('group');
  const ids = Array.from({ length: count }, (_, index) => `${group}.${index}`);
  for (const [index, registrationId] of ids.entries()) {
    const request = index % 2 === 0 ? manualRequest({ registrationId }) : builtInRequest({ registrationId });
    await createRegistration(admin, request);
  }
  return ids;
}

function asked(parameters: Record<string, string | string[]>) {
  const request = parseBulkRequest(parameters);
  if (request === null) throw new Error('nothing is asked for');
  return request;
}

/** While `work` runs, the database refuses every change of this one. */
async function whileRefused(registrationId: string, work: () => Promise<unknown>): Promise<void> {
  const owner = new pg.Client({ connectionString: env.DATABASE_MIGRATION_URL });
  await owner.connect();
  await owner.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON registrations FOR EACH ROW
      WHEN (OLD.registration_id = '${registrationId}') EXECUTE FUNCTION refuse()`);
  await work();
  await owner.query('DROP TRIGGER refuse ON registrations; DROP FUNCTION refuse()');
  await owner.end();
}

const matching = (action: string, filters: Record<string, string> = {}) =>
  asked({ action, all: 'yes', q: group, ...filters });
const begin = (request: ReturnType<typeof asked>, expected: number, as: Person = admin) =>
  startBulkAct(as, { ...request, expected, reason: 'clearing up' });
const actOf = async (id: string) => (await listBulkActs(admin)).find((act) => act.id === id);
const enabledOf = async () =>
  database.registration.count({ where: { registrationId: { startsWith: group }, enabled: true, deletedAt: null } });
/** What the trail says of the act itself: who, under which request id, and what of it changed. */
const storyOf = (id: string) =>
  database.auditEvent.findMany({
    where: { targetType: 'bulkAct', targetId: id },
    orderBy: { sequence: 'asc' },
    select: { action: true, actorId: true, requestId: true, targetName: true, reason: true, changes: true },
  });
const eventsOf = (action: string) =>
  database.auditEvent.findMany({ where: { action, targetName: { startsWith: group } }, orderBy: { sequence: 'asc' } });

describe('what is chosen', () => {
  it('is disabled one by one, each with its own event under the person’s name, and the chain holds', async () => {
    const [first = '', second = '', third = ''] = await makeGroup(4);
    await setRegistrationEnabled(admin, second, { enabled: false, reason: '' });
    const request = asked({ action: 'disable', id: [first, second.toUpperCase(), third] });
    const preview = await previewBulkAct(admin, request);
    expect(preview).toMatchObject({ count: 3, already: 1, losingTokens: 0 });
    expect(preview.first.map(({ registrationId }) => registrationId).sort()).toEqual([first, second, third]);

    const id = await begin(request, 3);
    expect(await listRunningBulkActs(admin)).toMatchObject([{ action: 'disable', total: 3, done: 0 }]);
    expect(await runBulkActs(worker)).toBe(false);
    expect(await actOf(id)).toMatchObject({ state: 'done', total: 3, done: 2, skipped: 1, failed: 0 });
    expect(await enabledOf()).toBe(1);

    const events = (await eventsOf('registration.disable')).filter(({ reason }) => reason === 'clearing up');
    expect(events.map(({ targetName }) => targetName).sort()).toEqual([first, third]);
    for (const event of events) {
      expect(event).toMatchObject({ actorKind: 'user', actorId: admin.id, actorName: admin.name, origin: 'console' });
      expect(event.requestId).toBe(admin.requestId);
      expect(event.changes).toContainEqual({ path: 'enabled', before: true, after: false });
    }
    expect(await verifyAuditChain(admin, null)).toMatchObject({ fault: null });
  });
});

describe('all that match', () => {
  it('is what the filter finds on the server at that moment, never the deleted, and not what comes later', async () => {
    const [gone = '', ...rest] = await makeGroup(31);
    await deleteRegistration(admin, gone, { reason: '' });
    const request = matching('delete');
    expect(await previewBulkAct(admin, request)).toMatchObject({ count: 30, already: 0, losingTokens: 15 });
    await begin(request, 30);
    const later = await createRegistration(admin, manualRequest({ registrationId: `${group}.later` }));
    await deleteRegistration(admin, rest[0] ?? '', { reason: 'another' });
    await runBulkActs(worker);
    const [act] = await listBulkActs(admin);
    expect(act).toMatchObject({ state: 'done', total: 30, done: 29, skipped: 1, failed: 0 });
    expect((await getRegistration(admin, later.registration.configuration.registrationId))?.deletedAt).toBeNull();
    expect(await eventsOf('registration.delete')).toHaveLength(31);
  });

  it('is refused, and nothing is done, when it is no longer what the person was shown', async () => {
    await makeGroup(3);
    const acts = await database.bulkAct.count();
    await expect(begin(matching('disable'), 2)).rejects.toMatchObject({
      code: 'invalid_input',
      fieldErrors: [{ path: 'count', code: 'selection_changed', params: { count: 3 } }],
    });
    await expect(begin(matching('disable'), 3_000_000_000)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(begin(matching('disable', { enabled: 'no' }), 0)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await database.bulkAct.count()).toBe(acts);
    expect(await database.bulkActItem.count()).toBe(0);
  });
});

describe('the deleted', () => {
  it('are restored, they alone; one whose name was taken stays deleted and says so, and is tried again', async () => {
    const [living = '', first = '', second = '', third = ''] = await makeGroup(4);
    for (const one of [first, second, third]) await deleteRegistration(admin, one, { reason: '' });
    const { name, version } = (await getRegistration(admin, second))?.configuration ?? {};
    const taker = await createRegistration(admin, manualRequest({ name, version }));
    expect(await previewBulkAct(admin, asked({ action: 'restore', id: [living] }))).toMatchObject({ count: 0 });
    expect(await previewBulkAct(admin, matching('restore'))).toMatchObject({ count: 3, already: 0 });
    const id = await begin(asked({ action: 'restore', id: [living, first, second, third] }), 3);
    await restoreRegistration(admin, third, { reason: 'by hand' });
    await runBulkActs(worker);
    const failures = [{ registrationId: second, problem: 'already_exists' }];
    expect(await actOf(id)).toMatchObject({ state: 'done', done: 1, skipped: 1, failed: 1, failures });
    expect((await getRegistration(admin, second))?.deletedAt).not.toBeNull();
    expect(await eventsOf('registration.restore')).toMatchObject([
      { targetName: third, reason: 'by hand' },
      { targetName: first, reason: 'clearing up', actorId: admin.id, requestId: admin.requestId },
    ]);

    await deleteRegistration(admin, taker.registration.configuration.registrationId, { reason: '' });
    await resumeBulkAct(admin, id);
    await runBulkActs(worker);
    expect(await actOf(id)).toMatchObject({ state: 'done', done: 2, skipped: 1, failed: 0 });
    expect(await enabledOf()).toBe(4);
  });
});

describe('the act itself is in the trail', () => {
  it('when it begins, with what was selected and why, once', async () => {
    const [first = '', second = ''] = await makeGroup(2);
    const { id: actorId, requestId } = admin;
    const chosen = await begin(asked({ action: 'disable', id: [first, second] }), 2);
    const event = { action: 'bulkAct.start', actorId, requestId, targetName: 'disable 2', reason: 'clearing up' };
    const changesOf = (action: string, selection: unknown) =>
      Object.entries({ action, total: 2, selection }).map(([path, after]) => ({ path, before: null, after }));
    expect(await storyOf(chosen)).toEqual([{ ...event, changes: changesOf('disable', [first, second]) }]);

    const all = await begin(matching('enable', { mode: 'manual' }), 1);
    const [begun] = await storyOf(all);
    expect(begun?.changes).toContainEqual({
      path: 'selection',
      before: null,
      after: { matching: true, q: group, mode: 'manual' },
    });
    await runBulkActs(worker);
    expect(await storyOf(chosen)).toHaveLength(1);
  });

  it('with a reason that the database can keep, whatever was pasted', async () => {
    await makeGroup(1);
    const id = await startBulkAct(admin, { ...matching('disable'), expected: 1, reason: 'because\0of \ud83d' });
    expect(await actOf(id)).toMatchObject({ reason: 'because\uFFFDof \uFFFD' });
    expect(await storyOf(id)).toMatchObject([{ reason: 'because\uFFFDof \uFFFD' }]);
  });

  it('not when nothing is begun, and then there is no act', async () => {
    await makeGroup(2);
    const begun = () => database.auditEvent.count({ where: { action: 'bulkAct.start' } });
    const before = await begun();
    await expect(begin(matching('disable'), 3)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await begun()).toBe(before);
  });

  it('when it is cancelled and taken up again, by whom, each once however often it is pressed', async () => {
    await makeGroup(3);
    const id = await begin(matching('disable'), 3);
    await Promise.all([cancelBulkAct(admin, id), cancelBulkAct(admin, id)]);
    const other = { ...(await makePerson('admin')), requestId: 'another' };
    await Promise.all([resumeBulkAct(other, id), resumeBulkAct(other, id)]);
    await runBulkActs(worker);
    await cancelBulkAct(admin, id);
    await resumeBulkAct(admin, id);
    expect(await actOf(id)).toMatchObject({ state: 'done', done: 3 });
    const [, ...steered] = await storyOf(id);
    expect(steered).toMatchObject([
      { action: 'bulkAct.cancel', actorId: admin.id, requestId: admin.requestId, targetName: 'disable 3' },
      { action: 'bulkAct.resume', actorId: other.id, requestId: admin.requestId, targetName: 'disable 3' },
    ]);
    expect(steered.map(({ changes }) => changes)).toEqual([
      [
        { path: 'state', before: 'running', after: 'cancelled' },
        { path: 'remaining', before: null, after: 3 },
      ],
      [{ path: 'state', before: 'cancelled', after: 'running' }],
    ]);
    expect(await verifyAuditChain(admin, null)).toMatchObject({ fault: null });
  });
});

describe('whatever happens meanwhile', () => {
  it('two workers and somebody who edits do each of it once', async () => {
    const ids = await makeGroup(60);
    const id = await begin(matching('disable'), 60);
    const edits = ids
      .slice(0, 5)
      .map((one) => setRegistrationEnabled(admin, one, { enabled: false, reason: 'by hand' }));
    await Promise.all([runBulkActs(worker), runBulkActs(worker), ...edits]);
    await runBulkActs(worker);
    const act = await actOf(id);
    expect(act).toMatchObject({ state: 'done', total: 60, failed: 0 });
    expect((act?.done ?? 0) + (act?.skipped ?? 0)).toBe(60);
    expect(await enabledOf()).toBe(0);
    const targets = (await eventsOf('registration.disable')).map(({ targetName }) => targetName);
    expect(targets.sort()).toEqual([...ids].sort());
    expect(await verifyAuditChain(admin, null)).toMatchObject({ fault: null });
  });

  it('a worker that ends in the middle of a chunk leaves nothing half done, and the next goes on', async () => {
    await makeGroup(5);
    const id = await begin(matching('disable'), 5);
    const ended = database.$transaction(async (tx) => {
      await workChunk(tx, worker, 2, { bulkActId: '', items: [] });
      throw new Error('the worker ended');
    });
    await expect(ended).rejects.toThrow('the worker ended');
    expect(await actOf(id)).toMatchObject({ state: 'running', done: 0 });
    expect(await eventsOf('registration.disable')).toEqual([]);
    expect(await runBulkActs(worker, 0)).toBe(true);
    await runBulkActs(worker);
    expect(await actOf(id)).toMatchObject({ state: 'done', done: 5 });
  });

  it('one that cannot be changed is set aside, the others are done, and it is tried again when somebody says so', async () => {
    const [, , stuck = ''] = await makeGroup(6);
    const id = await begin(matching('disable'), 6);
    await whileRefused(stuck, () => runBulkActs(worker));
    expect(await actOf(id)).toMatchObject({
      state: 'done',
      done: 5,
      failed: 1,
      failures: [{ registrationId: stuck, problem: 'unexpected' }],
    });
    await resumeBulkAct(admin, id);
    await runBulkActs(worker);
    expect(await actOf(id)).toMatchObject({ state: 'done', done: 6, failed: 0, failures: [] });
    expect((await storyOf(id)).at(-1)?.changes).toEqual([
      { path: 'state', before: 'done', after: 'running' },
      { path: 'failed', before: 1, after: 0 },
      { path: 'remaining', before: 0, after: 1 },
    ]);
    expect(await enabledOf()).toBe(0);
  });

  it('it is cancelled where it is, and goes on when somebody says so', async () => {
    await makeGroup(3);
    const id = await begin(matching('disable'), 3);
    await cancelBulkAct(admin, id);
    await runBulkActs(worker);
    expect(await actOf(id)).toMatchObject({ state: 'cancelled', done: 0 });
    expect(await enabledOf()).toBe(3);
    const other = await makePerson('admin');
    await resumeBulkAct({ ...other, requestId: 'another' }, id);
    await runBulkActs(worker);
    expect(await actOf(id)).toMatchObject({ state: 'done', done: 3, userName: other.name });
    const events = await eventsOf('registration.disable');
    expect(events.map(({ actorId, requestId }) => [actorId, requestId])).toEqual(
      Array.from({ length: 3 }, () => [other.id, admin.requestId]),
    );
  });

  it('it stops when whoever asked for it may no longer', async () => {
    const other = await makePerson('admin');
    await makeGroup(2);
    const id = await begin(matching('delete'), 2, other);
    await changeUserRole(admin, other.id, 'operator');
    await runBulkActs(worker);
    expect(await actOf(id)).toMatchObject({ state: 'refused', done: 0 });
    expect((await storyOf(id)).at(-1)).toMatchObject({
      ...{ action: 'bulkAct.stop', actorId: null, targetName: 'delete 2' },
      changes: [{ path: 'state', before: 'running', after: 'refused' }],
    });
    expect(await enabledOf()).toBe(2);
  });
});

describe('whoever may not', () => {
  beforeEach(() => makeGroup(1));

  it.each(['operator', 'reviewer'] as const)(
    '%s: every way in is refused, and each refusal is an event',
    async (role) => {
      const id = await begin(matching('disable'), 1);
      await cancelBulkAct(admin, id);
      const person = await makePerson(role);
      const before = await database.auditEvent.count({ where: { action: 'access.refuse' } });
      const ways = [
        () => previewBulkAct(person, matching('disable')),
        () => startBulkAct(person, { ...matching('disable'), expected: 1, reason: '' }),
        () => startBulkAct(person, { ...matching('delete'), expected: 1, reason: '' }),
        () => startBulkAct(person, { ...matching('restore'), expected: 1, reason: '' }),
        () => cancelBulkAct(person, id),
        () => resumeBulkAct(person, id),
        () => runBulkActs(person),
      ];
      for (const way of ways) await expect(way()).rejects.toMatchObject({ code: 'forbidden' });
      expect(await database.auditEvent.count({ where: { action: 'access.refuse' } })).toBe(before + ways.length);
      expect(await actOf(id)).toMatchObject({ state: 'cancelled', done: 0 });
    },
  );

  it('deletes nothing on an old sign-in', async () => {
    const old = { ...admin, authenticatedAt: new Date(0) };
    await expect(begin(matching('delete'), 1, old)).rejects.toMatchObject({ code: 'reauthentication_required' });
    const id = await begin(matching('delete'), 1);
    await cancelBulkAct(admin, id);
    await expect(resumeBulkAct(old, id)).rejects.toMatchObject({ code: 'reauthentication_required' });
  });

  it('finds no act that there is not', async () => {
    const none = crypto.randomUUID();
    await expect(resumeBulkAct(admin, none)).rejects.toMatchObject({ code: 'not_found' });
    await expect(cancelBulkAct(admin, none)).rejects.toMatchObject({ code: 'not_found' });
  });
});
