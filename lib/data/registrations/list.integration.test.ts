import { beforeAll, describe, expect, it } from 'vitest';
import { LIST_SORTS, type ListSort } from '@/lib/domain/registration/list-sorts';
import { parseRegistrationQuery } from '@/lib/domain/registration/query';
import { database } from '../database';
import { admin } from '../testing/actors';
import { builtInRequest, manualRequest, typed } from '../testing/registrations';
import { createRegistration } from './create';
import { deleteRegistration, setRegistrationEnabled } from './lifecycle';
import { listRegistrations } from './list';

const list = (parameters: Record<string, string>) => listRegistrations(admin, parseRegistrationQuery(parameters));
const idsOf = async (parameters: Record<string, string>) =>
  (await list({ size: '100', sort: 'registrationId', ...parameters })).rows.map(({ registrationId }) => registrationId);

/** Names that collide under lower(), differ in one accent, or sort differently in another alphabet; many rows share a time. */
const NAMES = ['alpha', 'Alpha', 'ALPHA', 'beta', 'Beta', 'ähre', 'Zeta', '_under', '-dash', '東京', 'zeta', 'éclair'];

beforeAll(async () => {
  for (let index = 0; index < 60; index++) {
    const registrationId = `row-${String(index).padStart(2, '0')}`;
    const name = NAMES[index % NAMES.length] ?? '';
    const common = {
      registrationId,
      name,
      version: String(index),
      scopes: index % 10 === 0 ? ['100%_sure'] : [],
    };
    const request =
      index % 2 === 0
        ? manualRequest({ ...common, clientId: `Client-${index % 7}` })
        : builtInRequest({ ...common, ...(index % 3 === 0 && { clientType: 'public', applicationType: 'native' }) });
    await createRegistration(admin, { ...request, secret: index % 4 === 0 ? typed('short') : null });
  }
  await database.$executeRaw`UPDATE registrations SET updated_at = date_trunc('hour', updated_at), created_at = date_trunc('hour', created_at)`;
  for (const id of ['row-05', 'row-06']) await setRegistrationEnabled(admin, id, { enabled: false, reason: '' });
  for (const id of ['row-07', 'row-08']) await deleteRegistration(admin, id, { reason: '' });
});

it('filters by source and approval', async () => {
  await database.registration.updateMany({
    where: { registrationId: { in: ['row-01', 'row-03'] } },
    data: { source: 'dynamic', approval: 'pending' },
  });
  expect(await idsOf({ source: 'dynamic' })).toEqual(['row-01', 'row-03']);
  expect(await idsOf({ approval: 'pending', q: 'row-03' })).toEqual(['row-03']);
  expect(await idsOf({ approval: 'refused' })).toEqual([]);
  expect((await list({ source: 'console' })).total.count).toBe(56);
});

describe('pages', () => {
  const orders = LIST_SORTS.flatMap((sort) => ['asc', 'desc'].map((direction) => ({ sort, direction })));

  it.each(orders)(
    'visit each row once forwards and once backwards, by $sort $direction',
    async ({ sort, direction }) => {
      const query = { sort, direction, size: '25' };
      const first = await list(query);
      const second = await list({ ...query, after: first.nextCursor ?? '' });
      const third = await list({ ...query, after: second.nextCursor ?? '' });
      const forwards = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
      expect(new Set(forwards).size).toBe(58);
      expect(forwards).toHaveLength(58);
      expect([first.previousCursor, third.nextCursor]).toEqual([null, null]);

      const backToSecond = await list({ ...query, before: third.previousCursor ?? '' });
      const backToFirst = await list({ ...query, before: backToSecond.previousCursor ?? '' });
      expect(backToSecond).toEqual(second);
      expect(backToFirst).toEqual(first);
    },
  );

  it.each<[ListSort, (row: { name: string; registrationId: string; clientId: string }) => string]>([
    ['name', ({ name }) => name.toLowerCase()],
    ['registrationId', ({ registrationId }) => registrationId.toLowerCase()],
    ['clientId', ({ clientId }) => clientId],
  ])('come in the order of %s', async (sort, key) => {
    const { rows } = await list({ sort, size: '100' });
    const keys = rows.map(key);
    const [{ sorted } = { sorted: [] }] = await database.$queryRaw<{ sorted: string[] }[]>`
      SELECT array_agg(key ORDER BY key) AS sorted FROM unnest(${keys}::text[]) AS key`;
    expect(keys).toEqual(sorted);
  });

  it('show the first page where everything before a place is gone, and for what is no cursor', async () => {
    const first = await list({ size: '25', sort: 'name' });
    const beforeFirst = Buffer.from(JSON.stringify(['', '00000000-0000-7000-8000-000000000000'])).toString('base64url');
    expect(await list({ size: '25', sort: 'name', before: beforeFirst })).toEqual(first);
    for (const after of [
      'nonsense',
      'WyJhIl0',
      `${beforeFirst.slice(0, -4)}`,
      Buffer.from('["\\u0000","x"]').toString('base64url'),
    ]) {
      expect(await list({ size: '25', sort: 'name', after })).toEqual(first);
    }
  });
});

describe('search', () => {
  it.each([
    ['row-11', ['row-11']],
    ['ROW-1', ['row-10', 'row-11', 'row-12', 'row-13', 'row-14', 'row-15', 'row-16', 'row-17', 'row-18', 'row-19']],
    ['東', ['row-09', 'row-21', 'row-33', 'row-45', 'row-57']],
    ['100%_sure', ['row-00', 'row-10', 'row-20', 'row-30', 'row-40', 'row-50']],
    ['100__sure', []],
    ['%', ['row-00', 'row-10', 'row-20', 'row-30', 'row-40', 'row-50']],
    ['100\\%', []],
    ['client-0 login.example.com sure', ['row-00']],
    ['nowhere to be found', []],
  ])('of %j', async (q, expected) => {
    expect(await idsOf({ q })).toEqual(expected);
  });

  it('of a term of any length finds what holds it, and nothing that holds its pieces only', async () => {
    const sought = manualRequest({
      registrationId: 'sought-apart',
      name: 'Écrire 東京都庁舎一覧表示中',
      scopes: ['orders.write_100%'],
    });
    const { registration } = await createRegistration(admin, sought);
    const texts = await database.$queryRaw<{ id: string; text: string }[]>`
      SELECT registration_id AS id, search_text AS text FROM registrations WHERE deleted_at IS NULL ORDER BY lower(registration_id)`;
    const words = [...new Set(texts.flatMap(({ text }) => text.split(/\s/)))];
    const terms = words.flatMap((word) => [word, word.slice(1), word.slice(0, -1), word.slice(2, 14), `${word}x`]);
    const apart = ['https://login.example.com/callback', 'orders.100%_write', 'sought-apaxx'];
    for (const term of [...new Set([...terms, ...apart])].filter((one) => one !== '')) {
      const holding = texts.filter(({ text }) => text.includes(term)).map(({ id }) => id);
      expect([term, await idsOf({ q: term })]).toEqual([term, holding]);
    }
    await database.registration.delete({ where: { id: registration.id } });
  });
});

describe('filters', () => {
  it.each<[Record<string, string>, number]>([
    [{}, 58],
    [{ mode: 'manual' }, 29],
    [{ mode: 'automatic' }, 0],
    [{ type: 'public' }, 10],
    [{ grant: 'authorization_code' }, 58],
    [{ grant: 'password' }, 0],
    [{ enabled: 'no' }, 2],
    [{ enabled: 'yes' }, 56],
    [{ finding: 'secret-weak' }, 14],
    [{ finding: 'warning', mode: 'manual' }, 29],
    [{ finding: 'error' }, 0],
    [{ verified: 'no' }, 0],
    [{ deleted: 'yes' }, 2],
    [{ mode: 'manual', enabled: 'no', q: 'row' }, 1],
  ])('%j leave %d', async (parameters, count) => {
    const { rows, total } = await list({ size: '100', ...parameters });
    expect({ rows: rows.length, total }).toEqual({ rows: count, total: { count, exact: true } });
  });
});

describe('a row', () => {
  it('says what the list shows, and nothing of a secret', async () => {
    const { rows } = await list({ q: 'row-00' });
    expect(rows).toEqual([
      {
        id: expect.any(String),
        registrationId: 'row-00',
        name: 'alpha',
        version: '0',
        clientId: 'Client-0',
        clientType: 'confidential',
        enabled: true,
        providerMode: 'manual',
        grantTypes: ['authorization_code'],
        issuerHost: 'login.example.com',
        verified: null,
        findings: { error: 0, warning: expect.any(Number), info: expect.any(Number) },
        updatedAt: expect.stringMatching(/:00:00.000Z$/),
        deletedAt: null,
      },
    ]);
  });
});
