import { parseSettings, type Settings } from './settings';

/** `next build` loads every route's module and asks for nothing: it has no database and needs no secret. */
const WHILE_BUILDING = {
  DATABASE_URL: 'postgresql://nobody@localhost/none',
  AUTH_SECRET: 'not a secret: only used while building',
  ENCRYPTION_KEYS: `none:${Buffer.alloc(32).toString('base64')}`,
};

function readSettings(): Settings {
  const building = process.env.NEXT_PHASE === 'phase-production-build';
  const settings = parseSettings(building ? WHILE_BUILDING : process.env);
  if (settings.ok) return settings.value;
  throw new Error(`These settings stop the start (.env.example explains them):\n  ${settings.problems.join('\n  ')}`);
}

/** The settings of the machine's operator. The only place that reads `process.env`; a bad setting stops the start here. */
export const env: Settings = readSettings();
