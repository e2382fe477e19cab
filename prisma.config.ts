import { defineConfig } from 'prisma/config';

/** Used by `prisma generate` only: migrations run through `bin/` with the WASM engine (docs/decisions). */
export default defineConfig({ schema: 'prisma/schema.prisma' });
