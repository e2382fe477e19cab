import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate.mjs';
import { APPLICATION_ROLE } from './postgres.mjs';

const owner = new pg.Client({ connectionString: process.env.DATABASE_MIGRATION_URL });
const application = new pg.Client({ connectionString: process.env.DATABASE_URL });

beforeAll(() => Promise.all([owner.connect(), application.connect()]));
afterAll(() => Promise.all([owner.end(), application.end()]));

describe('migrate', () => {
  const options = { ownerUrl: process.env.DATABASE_MIGRATION_URL as string, applicationRole: APPLICATION_ROLE };

  it('applies each migration once, also when several runners start together on an empty database', async () => {
    await owner.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    const runs = await Promise.all([migrate(options), migrate(options), migrate(options)]);
    expect(runs.filter((applied) => applied.length > 0)).toHaveLength(1);
    expect(await migrate(options)).toEqual([]);
  });

  it('refuses a migration that was edited after it was applied, and names it', async () => {
    await owner.query(`UPDATE _prisma_migrations SET checksum = 'edited' WHERE migration_name = '0001_initial'`);
    await expect(migrate(options)).rejects.toThrow('Migration 0001_initial was changed');
  });
});

describe("the application's role", () => {
  it.each(['UPDATE audit_events SET reason = reason', 'DELETE FROM audit_events', 'TRUNCATE audit_events'])(
    'may not %s',
    async (sql) => {
      await expect(application.query(sql)).rejects.toThrow('permission denied');
    },
  );

  it('may not change the schema', async () => {
    await expect(application.query('DROP TABLE users')).rejects.toThrow('must be owner');
    await expect(application.query('CREATE TABLE public.mine ()')).rejects.toThrow('permission denied');
  });

  it('works on a database of this file alone', () => {
    expect(process.env.DATABASE_URL).not.toBe(inject('database').applicationUrl);
  });
});
