import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A data folder, removed with what root's database account put elsewhere for it. `mkdtemp` makes it for its owner alone, so
 * that no other account can enter: as in a clone under /root. `reachable` opens it.
 */
export function temporaryFolder({ reachable }: { reachable: boolean }): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'clientele-start-'));
  if (reachable) chmodSync(path, 0o755);
  const remove = () => {
    const note = join(path, 'postgres-is-elsewhere.txt');
    if (existsSync(note)) rmSync(readFileSync(note, 'utf8').trim(), { recursive: true, force: true });
    rmSync(path, { recursive: true, force: true });
  };
  return { path, remove };
}
