import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // next-auth imports next/server the way only a bundler finds it.
    server: { deps: { inline: ['next-auth'] } },
    include: ['{app,components,lib,bin}/**/*.test.{ts,tsx}', 'server.test.ts'],
    exclude: ['**/*.integration.test.ts', 'node_modules/**'],
  },
});
