import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type Client, Pool } from 'pg';
import { expect, it } from 'vitest';
import { env } from './env';
import { PromptClient } from './prompt-client';

const pool = (connectionString: string) =>
  new Pool({ connectionString, connectionTimeoutMillis: 10_000, Client: PromptClient as typeof Client });

it('a process that was too busy to see the database’s answer has not waited for it', async () => {
  const own = pool(env.DATABASE_URL);
  const answer = own.query('SELECT 1 AS one');
  // Two hundred pages at once do the same to the event loop.
  for (const end = performance.now() + 3_500; performance.now() < end; );
  expect((await answer).rows).toEqual([{ one: 1 }]);
  await own.end();
});

it('a database that takes connections and says nothing is away', async () => {
  const silent = createServer(() => {});
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const own = pool(`postgresql://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/none`);
  await expect(own.query('SELECT 1')).rejects.toThrow('timeout expired');
  await own.end();
  silent.close();
});
