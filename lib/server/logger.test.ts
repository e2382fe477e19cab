import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type pino from 'pino';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const SETTINGS = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://nobody@localhost/none',
  AUTH_SECRET: Buffer.alloc(32, 'auth').toString('base64'),
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 'key').toString('base64')}`,
} as const;

const lines: string[] = [];

vi.mock('./env', () => ({ env: { NODE_ENV: 'production' } }));
vi.mock('pino', async (original) => {
  const real = (await original<typeof import('pino')>()).default;
  const sink = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) });
  return { default: Object.assign((options: pino.LoggerOptions) => real(options, sink), real) };
});

describe('logger', () => {
  let log: typeof import('./logger').logger;
  beforeAll(async () => {
    log = (await import('./logger')).logger;
  });

  it('masks secret members at three levels', () => {
    log.info(
      { password: 'canary', a: { client_secret: 'canary', 'set-cookie': 'canary' }, b: { c: { token: 'canary' } } },
      'kept',
    );
    expect(lines.at(-1)).toContain('kept');
    expect(lines.at(-1)).not.toContain('canary');
  });

  it('keeps of a database error the reason and not the statement with its values', () => {
    const error = Object.assign(
      new Error('Invalid `create()` invocation:\n data: { digest: "canary" }\nUnique constraint failed'),
      { name: 'PrismaClientKnownRequestError' },
    );
    log.error({ err: new Error('outer', { cause: error }) }, 'unexpected');
    expect(lines.at(-1)).toContain('Unique constraint failed');
    expect(lines.at(-1)).not.toContain('canary');
  });
});

it('keeps no process from ending when its reader stopped reading and went away', async () => {
  const script = `
    import { logger } from './lib/server/logger';
    process.stdout.on('error', () => {});
    for (let line = 0; line < 20_000; line++) logger.info({ line, text: 'more than a pipe holds' });
    process.exit(7);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    env: { ...process.env, ...SETTINGS },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'readable');
  await sleep(300);
  child.stdout.destroy();
  expect(await once(child, 'exit')).toEqual([7, null]);
});
