import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests against a real PostgreSQL: one server for the run, one database for each file (bin/testing). */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // next-auth imports next/server the way only a bundler finds it.
    server: { deps: { inline: ['next-auth'] } },
    include: ['{app,components,lib,bin,prisma}/**/*.integration.test.{ts,tsx}', 'server.integration.test.ts'],
    globalSetup: ['bin/testing/database.ts'],
    setupFiles: ['bin/testing/file-database.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
