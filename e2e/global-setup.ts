import { ADMIN } from './fixtures/people';
import { startProduct } from './fixtures/product';

/** One product for the whole run, on a fresh database; its address and data folder reach the tests as environment variables. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const product = await startProduct({
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    OUTBOUND_ALLOW: 'http://127.0.0.1:*',
  });
  process.env.E2E_URL = product.url;
  process.env.E2E_DATA_DIR = product.dataDirectory;
  return () => product.dispose();
}
