import { build, stop } from 'esbuild';

/** Where the server's bundle is: started from here, it resolves node_modules as the sources do. */
export const SERVER_BUNDLE = '.build/server.mjs';
/** The rules of the settings alone, so that a bad one is told before anything is built or started. */
export const SETTINGS_BUNDLE = '.build/settings.mjs';

/**
 * Bundles server.ts with our own code and leaves every package outside: one file to load instead of two hundred, and no
 * TypeScript to compile at the start (docs/decisions/004-esbuild-bundle.md).
 */
export async function bundle() {
  await build({
    entryPoints: { server: 'server.ts', settings: 'lib/server/settings.ts' },
    outdir: '.build',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  await stop();
}
