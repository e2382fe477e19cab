import { Writable } from 'node:stream';
import type pino from 'pino';
import { beforeAll, describe, expect, it, vi } from 'vitest';

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
