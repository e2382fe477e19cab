import { build } from 'esbuild';

/** Where the server's bundle is: started from here, it resolves node_modules as the sources do. */
export const SERVER_BUNDLE = '.build/server.mjs';

/**
 * Bundles server.ts with our own code and leaves every package outside: one file to load instead of two hundred, and no
 * TypeScript to compile at the start (docs/decisions/004-esbuild-bundle.md).
 */
export async function bundleServer() {
  await build({
    entryPoints: { server: 'server.ts' },
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
}
