import { env } from '@/lib/server/env';
import { SeedRefused, seed } from './seed/seed';

/** `npm run seed -- --registrations N`: demonstration data for a look around, or for a measurement. */

const MAXIMUM = 1_000_000;
const position = process.argv.indexOf('--registrations');
const count = position === -1 ? 200 : Number(process.argv[position + 1]);
if (!Number.isInteger(count) || count < 1 || count > MAXIMUM) {
  console.error(
    `How many registrations? npm run seed -- --registrations 200 (at most ${MAXIMUM.toLocaleString('en')})`,
  );
  process.exit(1);
}

const since = performance.now();
try {
  const { registrations, events } = await seed(env.DATABASE_MIGRATION_URL ?? env.DATABASE_URL, count);
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(
    `Seeded ${registrations.toLocaleString('en')} registrations and ${events.toLocaleString('en')} audit events in ${seconds} s.`,
  );
} catch (error) {
  if (!(error instanceof SeedRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
