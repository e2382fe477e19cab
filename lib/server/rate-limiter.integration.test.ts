import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { rateLimiter, spend } from './rate-limiter';

it('whoever waits long for one of the two connections is counted all the same, and not told that nobody can count', async () => {
  const limiter = rateLimiter({ name: 'waiting', points: 10, seconds: 60 });
  await spend(limiter, 'here');
  const waiting: Promise<unknown>[] = [];
  await database.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM rate_limits WHERE key = 'waiting:here' FOR UPDATE`;
      for (let each = 0; each < 6; each++) waiting.push(spend(limiter, 'here').catch((error: unknown) => error));
      // Longer than reaching the database may take.
      await sleep(3_500);
    },
    { timeout: 10_000 },
  );
  expect(await Promise.all(waiting)).toEqual(Array(6).fill(expect.objectContaining({ seconds: expect.any(Number) })));
});
