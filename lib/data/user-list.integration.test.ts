import { beforeAll, describe, expect, it } from 'vitest';
import { parseUserQuery, type UserQuery } from '@/lib/domain/people/query';
import { ROLES } from '@/lib/domain/permissions';
import { digestToken } from '@/lib/server/tokens';
import { database } from './database';
import { encodeCursor } from './registrations/cursor';
import { UNSAFE_startSession } from './sessions';
import { makePerson, type Person } from './testing/people';
import { countUsers, getUser, listUsers } from './user-list';

const queryOf = (wanted: Partial<UserQuery>): UserQuery => ({ ...parseUserQuery({}), ...wanted });

let reader: Person;
const named = async (name: string, role: Person['role'] | null = null) => {
  const { id } = await makePerson(role);
  await database.user.update({ where: { id }, data: { name, email: `${id}@people.example` } });
  return id;
};

beforeAll(async () => {
  reader = await makePerson('reviewer');
  await database.user.update({ where: { id: reader.id }, data: { name: 'Zz reader' } });
});

describe('a page of people', () => {
  beforeAll(async () => {
    // Two of one name, and names that only differ in case.
    for (const name of ['bob', 'Alice', 'alice', 'Bob', 'carol', 'Carol', 'Dan', '100% Wool', '100 Wool']) {
      await named(name, name === 'Dan' ? 'operator' : null);
    }
  });

  it('reads by name, whatever the case, forwards and back again without losing or repeating anybody', async () => {
    const all = (await listUsers(reader, queryOf({}))).rows.map(({ id }) => id);
    expect(all).toHaveLength(10);
    const forwards: string[] = [];
    let page = await listUsers(reader, queryOf({ size: 3 }));
    expect(page.previousCursor).toBeNull();
    for (;;) {
      forwards.push(...page.rows.map(({ id }) => id));
      if (page.nextCursor === null) break;
      page = await listUsers(reader, queryOf({ size: 3, after: page.nextCursor }));
    }
    expect(forwards).toEqual(all);
    const backwards: string[] = page.rows.map(({ id }) => id);
    while (page.previousCursor !== null) {
      page = await listUsers(reader, queryOf({ size: 3, before: page.previousCursor }));
      expect(page.nextCursor).not.toBeNull();
      backwards.unshift(...page.rows.map(({ id }) => id));
    }
    expect(backwards).toEqual(all);
    const names = (await listUsers(reader, queryOf({}))).rows.map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });

  it.each([
    ['ALICE', ['Alice', 'alice']],
    ['@people.example', 9],
    ['100%', ['100% Wool']],
    ['100_', []],
    ['\\', []],
    ['nobody', []],
  ])('searched for %j finds %j', async (q, expected) => {
    const { rows } = await listUsers(reader, queryOf({ q }));
    const names = rows.map(({ name }) => name);
    if (typeof expected === 'number') expect(names).toHaveLength(expected);
    else expect(new Set(names)).toEqual(new Set(expected));
    expect(await countUsers(reader, q)).toMatchObject({ all: rows.length });
  });

  it('is narrowed to a kind, and counted by kinds', async () => {
    expect(await countUsers(reader, '')).toEqual({ all: 10, console: 2, applications: 8 });
    const { rows } = await listUsers(reader, queryOf({ kind: 'console' }));
    expect(rows.map(({ name }) => name)).toEqual(['Dan', 'Zz reader']);
    expect((await listUsers(reader, queryOf({ kind: 'applications' }))).rows).toHaveLength(8);
  });

  it('with a cursor that names no place is the first one, and so is a page before everybody', async () => {
    const first = await listUsers(reader, queryOf({ size: 3 }));
    for (const cursor of ['not a cursor', encodeCursor({ key: 'a\u0000', id: reader.id })]) {
      expect(await listUsers(reader, queryOf({ size: 3, after: cursor }))).toEqual(first);
    }
    const beforeAll = encodeCursor({ key: '', id: reader.id });
    expect(await listUsers(reader, queryOf({ size: 3, before: beforeAll }))).toEqual(first);
  });
});

describe('who is in it', () => {
  it('is everybody’s to read, with standing sessions only, and no digest', async () => {
    const person = await makePerson('reviewer');
    await UNSAFE_startSession(person, null);
    const idle = await UNSAFE_startSession(person, null);
    await database.session.update({ where: { tokenDigest: digestToken(idle) }, data: { lastSeenAt: new Date(0) } });
    for (const role of ROLES) {
      const { rows } = await listUsers({ ...person, role }, queryOf({ q: person.email }));
      expect(rows).toMatchObject([{ id: person.id, email: person.email, sessions: 1, disabled: false }]);
      expect(rows[0]).toEqual(await getUser({ ...person, role }, person.id));
      expect(JSON.stringify(rows)).not.toContain('argon2');
    }
  });

  it('has no sessions when disabled, whatever their rows say', async () => {
    const person = await makePerson('operator');
    await UNSAFE_startSession(person, null);
    await database.user.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    expect(await getUser(reader, person.id)).toMatchObject({ disabled: true, sessions: 0 });
  });

  it('is nobody’s without a role', async () => {
    const nobody = { ...reader, role: null };
    for (const look of [
      () => listUsers(nobody, queryOf({})),
      () => countUsers(nobody, ''),
      () => getUser(nobody, reader.id),
    ]) {
      await expect(look()).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
