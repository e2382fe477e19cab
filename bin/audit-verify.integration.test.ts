import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAuditEvent } from '@/lib/data/audit';
import { database } from '@/lib/data/database';
import { transaction } from '@/lib/data/transaction';
import type { Actor } from '@/lib/domain/actor';
import { EXPORT_CLOSING, EXPORT_FORMAT, exportLine, exportOpening } from '@/lib/domain/audit/export-file';
import { chainOf } from '@/lib/domain/audit/testing/chain-of';

type Answer = { code: number; said: string };

/** Runs the command as `npm run` does, and waits for its end. */
function verify(...args: string[]): Promise<Answer> {
  const command = ['--import', 'tsx', 'bin/audit-verify.ts', ...args];
  return new Promise((answer) => {
    execFile(process.execPath, command, (error, stdout, stderr) =>
      answer({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });
}

const SYSTEM: Actor = {
  kind: 'system',
  id: null,
  name: 'test',
  role: 'admin',
  sessionId: null,
  authenticatedAt: null,
  origin: 'job',
  requestId: 'test',
  address: null,
};

const owner = new pg.Client({ connectionString: process.env.DATABASE_MIGRATION_URL });
const folder = mkdtempSync(join(tmpdir(), 'clientele-audit-'));

beforeAll(async () => {
  await owner.connect();
  for (const targetName of ['a', 'b', 'c']) {
    await transaction((tx) =>
      appendAuditEvent(tx, SYSTEM, { action: 'registration.update', targetId: null, targetName }),
    );
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([owner.end(), database.$disconnect()]);
});

describe('audit:verify', () => {
  it('answers 0 for a sound chain, with the head to keep, and holds the next one against it', async () => {
    const first = await verify();
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('3 events were read') });
    const head = /3:[0-9a-f]{64}/.exec(first.said)?.[0] ?? '';
    expect(await verify('--head', head)).toMatchObject({ code: 0, said: expect.stringContaining('published head') });
  });

  it('answers 1 for a broken chain, and names the event', async () => {
    await owner.query(`ALTER TABLE audit_events DISABLE TRIGGER USER;
      UPDATE audit_events SET target_name = 'x' WHERE sequence = 2`);
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining('broken at event 2') });
  });

  it('verifies an export without a database', async () => {
    const events = chainOf(2);
    const head = { sequence: '2', hash: events[1]?.hash ?? '' };
    const header = { format: EXPORT_FORMAT, exportedAt: '', exportedBy: '', head, filters: {} } as const;
    const file = join(folder, 'export.json');
    const write = (list: typeof events) =>
      writeFileSync(
        file,
        exportOpening(header) + list.map((event, index) => exportLine(event, index === 0)).join('') + EXPORT_CLOSING,
      );
    write(events);
    expect(await verify('--file', file)).toMatchObject({ code: 0 });
    write(events.slice(0, 1));
    expect(await verify('--file', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('ends before event 2'),
    });
  });

  it.each([[['--head', 'nonsense']], [['--file', '/no/such/file']], [['--no-such-option']]])(
    'answers 2 when it could not verify: %j',
    async (args) => {
      expect(await verify(...args)).toMatchObject({ code: 2, said: expect.stringContaining('npm run audit:verify') });
    },
  );
});
