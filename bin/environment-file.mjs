import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** Where the secrets of this clone are kept; Next reads the same file. */
const FILE = '.env.local';

const SECRETS = {
  AUTH_SECRET: (key) => key,
  ENCRYPTION_KEYS: (key) => `${new Date().toISOString().slice(0, 7)}:${key}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: (key) => key,
};

/**
 * Puts the settings of .env.local into `process.env` (what is set there already wins). The first time, makes the file with the
 * secrets that are not set; a file that exists is never written to.
 */
export function loadEnvironmentFile() {
  if (!existsSync(FILE)) makeSecrets();
  if (!existsSync(FILE)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(FILE, 'utf8')))) process.env[name] ??= value;
}

function makeSecrets() {
  const missing = Object.entries(SECRETS).filter(([name]) => !process.env[name]);
  if (missing.length === 0) return;
  if (!process.env.ENCRYPTION_KEYS && hasData()) {
    throw new Error(
      `${FILE} is missing, and the database in ${process.env.DATA_DIR || '.data'} holds secrets that only its ENCRYPTION_KEYS can read.\n` +
        'Restore the file, or set ENCRYPTION_KEYS. To begin with an empty database, set DATA_DIR to a new folder.',
    );
  }
  const lines = missing.map(([name, write]) => `${name}=${write(randomBytes(32).toString('base64'))}\n`);
  writeFileSync(FILE, lines.join(''), { mode: 0o600, flag: 'wx' });
  console.log(
    `Made ${missing.map(([name]) => name).join(', ')} and wrote them to ${FILE}. Keep that file: stored secrets open with it only.`,
  );
}

function hasData() {
  const folder = process.env.DATA_DIR || '.data';
  return existsSync(join(folder, 'postgres', 'data')) || existsSync(join(folder, 'postgres-is-elsewhere.txt'));
}
