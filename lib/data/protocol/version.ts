import { statement } from '../database';
import { createBatch } from './batch';

/**
 * The version of everything a running authorization server is built from: settings, resources, keys. Triggers move it in the
 * transaction of the change, so whoever reads it afterwards knows. Requests that arrive together share one reading.
 */
const readVersion = createBatch<null, string>(async (askers) => {
  const [row] = await statement<{ version: string }>(
    'protocol-version',
    'SELECT version FROM server_configuration WHERE id = 1',
    [],
  );
  return askers.map(() => row?.version ?? '0');
});

export function UNSAFE_readConfigurationVersion(): Promise<string> {
  return readVersion(null);
}
