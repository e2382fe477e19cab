import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // next-auth imports next/server the way only a bundler finds it.
    server: { deps: { inline: ['next-auth'] } },
    // A property is a hundred tests in one, and the machine may be busy: nothing here is about time.
    testTimeout: 30_000,
    include: ['{app,components,lib,bin}/**/*.test.{ts,tsx}', 'server.test.ts'],
    exclude: ['**/*.integration.test.ts', 'node_modules/**'],
  },
});
