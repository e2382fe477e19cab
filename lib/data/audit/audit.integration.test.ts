import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/actor';
import { GENESIS_HASH } from '@/lib/domain/audit/content';
import type { AuditEventView, Change } from '@/lib/domain/audit/event';
import { NO_FILTERS } from '@/lib/domain/audit/query';
import { env } from '@/lib/server/env';
import { type AuditEntry, appendAuditEvent } from '../audit';
import { database } from '../database';
import { actorOf } from '../testing/actors';
import { transaction } from '../transaction';
import { exportAuditEvents } from './export';
import { readHead } from './head';
import { listAuditEvents, listRegistrationEvents } from './list';
import { verifyAuditChain } from './verify';

const ADA = actorOf('admin', { requestId: 'request-1' });

const update = (targetName: string, changes: readonly Change[] = []): AuditEntry => ({
  action: 'registration.update',
  targetId: `id-of-${targetName}`,
  targetName,
  reason: 'because',
  changes,
});
const append = (entry: AuditEntry, actor = ADA) => transaction((tx) => appendAuditEvent(tx, actor, entry));
const newest = async (size: number) => (await listAuditEvents(ADA, NO_FILTERS, null, size)).events;

/** The owner of the tables, who can do what the application cannot: the attacker of these tests. */
const owner = new pg.Client({ connectionString: env.DATABASE_MIGRATION_URL });
beforeAll(() => owner.connect());
afterAll(() => Promise.all([owner.end(), database.$disconnect()]));

/** Runs `sql` as somebody who has switched the trigger off, looks at the chain, and puts everything back. */
async function tampered<T>(sql: string, look: () => Promise<T>): Promise<T> {
  await owner.query(`ALTER TABLE audit_events DISABLE TRIGGER USER; ALTER TABLE audit_head DISABLE TRIGGER USER`);
  await owner.query('CREATE TABLE kept AS TABLE audit_events; CREATE TABLE kept_head AS TABLE audit_head');
  try {
    await owner.query(sql);
    return await look();
  } finally {
    await owner.query(`
      DELETE FROM audit_events; INSERT INTO audit_events TABLE kept; DROP TABLE kept;
      DELETE FROM audit_head; INSERT INTO audit_head TABLE kept_head; DROP TABLE kept_head;
      ALTER TABLE audit_events ENABLE TRIGGER USER; ALTER TABLE audit_head ENABLE TRIGGER USER`);
  }
}

describe('the chain', () => {
  it('is gapless and sound under 50 writers at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => append(update(`client-${index}`))));
    const verification = await verifyAuditChain(ADA, null);
    expect(verification).toMatchObject({ events: 50, fault: null, head: { sequence: '50' } });
    const events = (await newest(100)).toReversed();
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 51 }, (_, index) => String(index + 1)));
    expect(events[0]?.previousHash).toBe(GENESIS_HASH);
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());
    expect(events.at(-1)).toMatchObject({ action: 'audit.verify', targetName: 'sound' });
  });

  it('holds events whose values JSON, PostgreSQL and JavaScript print differently', async () => {
    const before = {
      b: 1e-7,
      a: [1e21, -0, 0.1, 1.7976931348623157e308, 5e-324],
      '': null,
      __proto__x: '\u0000\ud800😀',
    };
    await append({
      ...update('odd\u0000', [{ path: 'properties', before, after: { z: { b: 1, a: 2 } } }]),
      reason: "'\\%",
    });
    const [event] = await newest(1);
    expect(event).toMatchObject({ targetName: 'odd\ufffd', reason: "'\\%" });
    expect((await verifyAuditChain(ADA, null)).fault).toBeNull();
  });

  it('has no event of a transaction that fails, and no gap after it', async () => {
    const { sequence } = await readHead(database);
    const failing = transaction(async (tx) => {
      await appendAuditEvent(tx, ADA, update('never'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await readHead(database)).sequence).toBe(sequence);
    await append(update('after'));
    expect((await readHead(database)).sequence).toBe(String(BigInt(sequence) + 1n));
  });

  it('keeps no secret', async () => {
    await append(update('masked', [{ path: 'clientSecret', before: 'canary-old', after: 'canary-new' }]));
    expect(JSON.stringify(await newest(1))).not.toContain('canary');
  });
});

describe('the trail is append-only', () => {
  it.each([
    'UPDATE audit_events SET reason = $$x$$',
    'UPDATE audit_events SET reason = $$x$$ WHERE false',
    'DELETE FROM audit_events',
    'TRUNCATE audit_events',
    'DELETE FROM audit_head',
    'TRUNCATE audit_head',
    'UPDATE audit_head SET sequence = sequence - 1',
    'UPDATE audit_head SET hash = $$\\x00$$',
  ])('refuses its owner: %s', async (sql) => {
    await expect(owner.query(sql)).rejects.toThrow('is refused');
  });

  it.each([
    `INSERT INTO audit_events SELECT * FROM audit_events`,
    'UPDATE audit_head SET sequence = sequence + 1',
    'ALTER TABLE audit_events DISABLE TRIGGER USER',
  ])('does not even let the application try: %s', async (sql) => {
    await expect(database.$executeRawUnsafe(sql)).rejects.toThrow();
    expect((await verifyAuditChain(ADA, null)).fault).toBeNull();
  });
});

describe('verification names the first bad event', () => {
  const fault = async () => (await verifyAuditChain(ADA, null)).fault;

  it.each([
    ['a flipped content', `UPDATE audit_events SET actor_name = 'Mallory' WHERE sequence = 7`, '7', 'content'],
    ['a flipped change', `UPDATE audit_events SET changes = '[{}]' WHERE sequence = 7`, '7', 'content'],
    ['a flipped time', `UPDATE audit_events SET at = at + interval '1 ms' WHERE sequence = 7`, '7', 'content'],
    ['a flipped link', `UPDATE audit_events SET previous_hash = sha256('x') WHERE sequence = 7`, '7', 'link'],
    ['a deletion', 'DELETE FROM audit_events WHERE sequence = 7', '7', 'missing'],
    [
      'a deletion with the rest renumbered',
      'DELETE FROM audit_events WHERE sequence = 7; UPDATE audit_events SET sequence = -sequence WHERE sequence > 7; UPDATE audit_events SET sequence = -sequence - 1 WHERE sequence < 0',
      '7',
      'link',
    ],
    [
      'a reorder',
      'UPDATE audit_events SET sequence = -1 WHERE sequence = 7; UPDATE audit_events SET sequence = 7 WHERE sequence = 8; UPDATE audit_events SET sequence = 8 WHERE sequence = -1',
      '7',
      'link',
    ],
    ['a cut end', 'DELETE FROM audit_events WHERE sequence > 7', '8', 'truncated'],
  ])('after %s', async (_name, sql, sequence, kind) => {
    expect(await tampered(sql, () => fault())).toEqual({ sequence, kind });
    expect(await fault()).toBeNull();
  });

  it('after a cut whose head was moved back, against a published head', async () => {
    const published = await readHead(database);
    const cut = `DELETE FROM audit_events WHERE sequence > 7;
      UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM audit_events WHERE sequence = 7)`;
    const faults = await tampered(cut, async () => [
      // The refusal to be fooled comes first: verifying without a head appends an event at 8.
      (await verifyAuditChain(ADA, published)).fault,
      (await verifyAuditChain(ADA, null)).fault,
    ]);
    expect(faults).toEqual([{ sequence: '8', kind: 'truncated' }, null]);
  });

  it('when events stand beyond the head', async () => {
    const back = `UPDATE audit_head SET (sequence, hash) = (SELECT sequence, hash FROM audit_events WHERE sequence = 7)`;
    const { sequence } = await readHead(database);
    // Its own event cannot be written on such a chain; it answers all the same.
    expect((await tampered(back, () => verifyAuditChain(ADA, null))).fault).toEqual({ sequence, kind: 'head' });
    expect((await readHead(database)).sequence).toBe(sequence);
  });
});

describe('the list', () => {
  beforeAll(async () => {
    const uris = { path: 'redirectUris', before: [], after: ['https://needle.example.com/100%'] };
    await append(update('billing', [uris, { path: 'description', before: 'Über uns', after: '' }]));
    await append({ ...update('Billing-2'), action: 'secret.reset' }, { ...ADA, name: 'Grace Hopper', origin: 'api' });
  });

  it.each([
    [{ text: 'NEEDLE' }, ['billing']],
    [{ text: 'ÜBER UNS' }, ['billing']],
    [{ text: '100%' }, ['billing']],
    [{ text: '100_' }, []],
    [{ actor: 'grace' }, ['Billing-2']],
    [{ action: 'secret.reset' }, ['Billing-2']],
    [{ action: 'no.such' }, []],
    [{ origin: 'api' }, ['Billing-2']],
    [{ origin: 'elsewhere' }, []],
    [{ registration: 'BILLING' }, ['billing']],
    [{ targetType: 'user' }, []],
    [{ from: '2026-02-30' }, []],
    [{ to: '2020-01-01' }, []],
    [{ text: "'; DROP TABLE users; --" }, []],
  ])('filters by %j', async (filters, names) => {
    const { events, total } = await listAuditEvents(ADA, { ...NO_FILTERS, ...filters }, null);
    expect(events.map(({ targetName }) => targetName)).toEqual(names);
    expect(total).toEqual({ count: names.length, exact: true });
  });

  it.each([NO_FILTERS, { ...NO_FILTERS, actor: 'LOVELACE' }, { ...NO_FILTERS, text: 'lovelace' }])(
    'pages both ways without losing or repeating an event: %j',
    async (filters) => {
      const { events: all } = await listAuditEvents(ADA, filters, null, 1000);
      const seen: string[] = [];
      let cursor: Parameters<typeof listAuditEvents>[2] = null;
      for (;;) {
        const page = await listAuditEvents(ADA, filters, cursor, 7);
        seen.push(...page.events.map(({ sequence }) => sequence));
        expect(page.hasNewer).toBe(cursor !== null);
        expect(page.total).toEqual({ count: all.length, exact: true });
        if (!page.hasOlder) break;
        cursor = { direction: 'before', sequence: page.events.at(-1)?.sequence ?? '' };
      }
      expect(seen).toEqual(all.map(({ sequence }) => sequence));
      const back = await listAuditEvents(ADA, filters, { direction: 'after', sequence: seen[20] ?? '' }, 7);
      expect(back.events.map(({ sequence }) => sequence)).toEqual(seen.slice(13, 20));
      expect(back).toMatchObject({ hasOlder: true, hasNewer: true });
      const newest = await listAuditEvents(ADA, filters, { direction: 'after', sequence: seen[3] ?? '' }, 7);
      expect(newest.events.map(({ sequence }) => sequence)).toEqual(seen.slice(0, 7));
      expect(newest).toMatchObject({ hasOlder: true, hasNewer: false });
    },
  );

  it('gives a registration its history', async () => {
    const { events } = await listRegistrationEvents(ADA, 'id-of-billing', null);
    expect(events.map(({ targetName }) => targetName)).toEqual(['billing']);
  });
});

describe('the export', () => {
  it.each([NO_FILTERS, { ...NO_FILTERS, action: 'registration.update' }])('equals the list: %j', async (filters) => {
    const { events } = await listAuditEvents(ADA, filters, null, 1000);
    const { header, batches } = await exportAuditEvents(ADA, filters, 'json', new Date(0));
    const exported: AuditEventView[] = [];
    for await (const batch of batches) exported.push(...batch);
    expect(exported).toEqual(events.toReversed());
    expect(header).toMatchObject({ exportedBy: 'Ada Lovelace', exportedAt: '1970-01-01T00:00:00.000Z' });
    expect((await newest(1))[0]).toMatchObject({ action: 'audit.export', targetName: 'JSON' });
  });

  it('is refused to an operator, who may read but not take away, and the refusal is one event', async () => {
    const { sequence } = await readHead(database);
    const operator: Actor = { ...ADA, role: 'operator' };
    await expect(exportAuditEvents(operator, NO_FILTERS, 'csv', new Date(0))).rejects.toThrow('forbidden');
    await expect(verifyAuditChain(operator, null)).rejects.toThrow('forbidden');
    expect((await readHead(database)).sequence).toBe(String(BigInt(sequence) + 2n));
    expect(await newest(2)).toMatchObject([{ targetName: 'audit:verify' }, { targetName: 'audit:export' }]);
  });
});
