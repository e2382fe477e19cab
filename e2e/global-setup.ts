import { ADMIN } from './fixtures/people';
import { startProduct } from './fixtures/product';

/**
 * One product for the whole run, on a fresh database; its address and data folder reach the tests as environment variables.
 * Whoever writes tests starts one by hand and sets both: then nothing is started here (and `--no-deps` keeps its people).
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL) return async () => {};
  const product = await startProduct({
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    OUTBOUND_ALLOW: 'http://127.0.0.1:*',
  });
  process.env.E2E_URL = product.url;
  process.env.E2E_DATA_DIR = product.dataDirectory;
  return () => product.dispose();
}
