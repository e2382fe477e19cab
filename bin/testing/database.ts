import type { TestProject } from 'vitest/node';
import { createDatabase, migrate, onDatabase } from '../migrate.mjs';
import { APPLICATION_ROLE, startPostgres } from '../postgres.mjs';
import { temporaryFolder } from './temporary-folder';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection strings of the template database: as the owner of the tables, and as the application. */
    database: { ownerUrl: string; applicationUrl: string };
  }
}

/** The database that every test file's own is copied from. */
export const TEMPLATE = 'template_clientele';

/** One bundled PostgreSQL for the run, with a migrated template. What it stores may be lost: no fsync. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { path: dataDirectory, remove } = temporaryFolder({ reachable: true });
  const server = await startPostgres({
    dataDirectory,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const ownerUrl = onDatabase(server.ownerUrl, TEMPLATE);
  const applicationUrl = onDatabase(server.url, TEMPLATE);
  await createDatabase({ ownerUrl, applicationUrl });
  await migrate({ ownerUrl, applicationRole: APPLICATION_ROLE });
  project.provide('database', { ownerUrl, applicationUrl });
  return async () => {
    await server.stop();
    remove();
  };
}
