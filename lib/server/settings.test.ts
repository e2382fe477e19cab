import { describe, expect, it } from 'vitest';
import { parseSettings } from './settings';

const KEY = Buffer.alloc(32, 7).toString('base64');
const GOOD = { DATABASE_URL: 'postgresql://me@localhost/db', AUTH_SECRET: 'x'.repeat(32), ENCRYPTION_KEYS: `a:${KEY}` };

function problems(changes: Record<string, string | undefined>): string[] {
  const settings = parseSettings({ ...GOOD, ...changes });
  return settings.ok ? [] : settings.problems;
}

function value(changes: Record<string, string> = {}) {
  const settings = parseSettings({ ...GOOD, ...changes });
  if (!settings.ok) throw new Error(settings.problems.join('\n'));
  return settings.value;
}

describe('parseSettings', () => {
  it('takes the defaults of product.md', () => {
    expect(value()).toMatchObject({
      PORT: 3000,
      PUBLIC_URL: 'http://localhost:3000',
      DATA_DIR: '.data',
      TRUSTED_PROXIES: [],
    });
  });

  it('follows PORT in the default PUBLIC_URL, and keeps the origin of a given one', () => {
    expect(value({ PORT: '4100' }).PUBLIC_URL).toBe('http://localhost:4100');
    expect(value({ PUBLIC_URL: 'https://clients.example.com/' }).PUBLIC_URL).toBe('https://clients.example.com');
  });

  it('reads every key, the current one first', () => {
    expect(value({ ENCRYPTION_KEYS: `new:${KEY},old:${KEY}` }).ENCRYPTION_KEYS.map(({ id }) => id)).toEqual([
      'new',
      'old',
    ]);
  });

  it('reads networks and single addresses of proxies', () => {
    expect(value({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).TRUSTED_PROXIES.map(([, bits]) => bits)).toEqual([8, 128]);
  });

  it.each([
    [{ WEB_CONCURRENCY: '0' }, /^WEB_CONCURRENCY must be 1 at least/],
    [{ WEB_CONCURRENCY: 'all' }, /^WEB_CONCURRENCY must be a number of processes/],
    [{ AUTH_SECRET: undefined }, /^AUTH_SECRET is missing.*randomBytes/],
    [{ AUTH_SECRET: '' }, /^AUTH_SECRET is missing/],
    [{ AUTH_SECRET: 'short' }, /^AUTH_SECRET is too short.*randomBytes/],
    [{ ENCRYPTION_KEYS: undefined }, /^ENCRYPTION_KEYS is missing.*randomBytes/],
    [{ ENCRYPTION_KEYS: 'a:c2hvcnQ=' }, /^ENCRYPTION_KEYS key “a” has 5 bytes and needs 32.*randomBytes/],
    [{ ENCRYPTION_KEYS: KEY }, /^ENCRYPTION_KEYS entry 1 is not of the form id:base64.*randomBytes/],
    [
      { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'c2hvcnQ=' },
      /^NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be 32 bytes.*randomBytes/,
    ],
    [{ ENCRYPTION_KEYS: `a:${KEY},a:${KEY}` }, /^ENCRYPTION_KEYS names the same key id twice/],
    [{ DATABASE_URL: 'mysql://localhost/db' }, /^DATABASE_URL must be a PostgreSQL address/],
    [{ PORT: 'http' }, /^PORT must be a port number/],
    [{ PUBLIC_URL: 'https://example.com/console' }, /^PUBLIC_URL must be an origin without a path/],
    [{ PUBLIC_URL: 'example.com' }, /^PUBLIC_URL must be an http or https address/],
    [{ ADMIN_EMAIL: 'a@example.com' }, /^ADMIN_PASSWORD is missing: it goes together with ADMIN_EMAIL/],
    [{ ADMIN_EMAIL: 'a@example.com', ADMIN_PASSWORD: 'short' }, /^ADMIN_PASSWORD needs 15 characters/],
    [{ OUTBOUND_ALLOW: '10.0.0.0/8,http://*:80' }, /^OUTBOUND_ALLOW cannot be read at: http:\/\/\*:80/],
    [{ TRUSTED_PROXIES: 'loopback' }, /^TRUSTED_PROXIES has an entry that is neither/],
    [{ AUTH_OIDC_ISSUER: 'https://idp.example.com' }, /^AUTH_OIDC_CLIENT_ID is missing/],
  ])('names the variable and what to do: %j', (changes, message) => {
    expect(problems(changes)[0]).toMatch(message);
  });

  it('never repeats a key in its messages', () => {
    expect(problems({ ENCRYPTION_KEYS: `bad id:${KEY}`, AUTH_SECRET: 'shortsecret' }).join()).not.toMatch(
      new RegExp(`shortsecret|${KEY.slice(0, 8)}`),
    );
  });
});
