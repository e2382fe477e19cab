import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { parseAllowList } from './guarded-fetch/allow-list';

/**
 * The settings of the machine's operator: environment variables, read by name, parsed once (lib/server/env.ts). Each sentence
 * here completes “NAME …” and says what to do; .env.example lists them all.
 */

export const HOW_TO_MAKE_A_KEY = `node -e "console.log(require('crypto').randomBytes(32).toString('base64'))"`;

/** Keys secrets are encrypted with: the first encrypts, all decrypt. */
export type Keyring = readonly [{ id: string; key: Uint8Array }, ...{ id: string; key: Uint8Array }[]];
/** A network as ipaddr.js takes it: its address and the length of its prefix. */
export type TrustedNetwork = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

const postgres = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a PostgreSQL address: postgresql://user:password@host:5432/database.',
});
const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address.' });

const origin = webAddress
  .refine(
    (text) => !URL.canParse(text) || new URL(text).href === `${new URL(text).origin}/`,
    'must be an origin without a path: https://clients.example.com',
  )
  .transform((text) => new URL(text).origin);

const keyring = z
  .string({
    error: `is missing. It is a list of keys id:base64, the first is the current one. Make a key of 32 bytes with: ${HOW_TO_MAKE_A_KEY}`,
  })
  .transform((text, context): Keyring => {
    const problem = (message: string) => context.addIssue({ code: 'custom', message });
    const keys = text.split(',').map((entry, index) => {
      const [, id, base64] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})\s*$/.exec(entry) ?? [];
      // The entry itself is a secret: it is named by its place.
      if (!id || !base64)
        problem(
          `entry ${index + 1} is not of the form id:base64, with an id of letters, digits, _ and -. Make a key with: ${HOW_TO_MAKE_A_KEY}`,
        );
      const key = new Uint8Array(Buffer.from(base64 ?? '', 'base64'));
      if (id && key.length !== 32)
        problem(`key “${id}” has ${key.length} bytes and needs 32. Make one with: ${HOW_TO_MAKE_A_KEY}`);
      return { id: id ?? '', key };
    });
    if (new Set(keys.map(({ id }) => id)).size !== keys.length) problem('names the same key id twice.');
    return keys as unknown as Keyring;
  });

const allowList = z
  .string()
  .default('')
  .transform((text, context) => {
    const list = parseAllowList(text);
    if (list.ok) return list.value;
    context.addIssue({
      code: 'custom',
      message: `cannot be read at: ${list.problems.join(', ')}. Entries are networks (10.0.0.0/8), host names (idp.corp.example) or origins (http://127.0.0.1:*).`,
    });
    return z.NEVER;
  });

const trustedProxies = z
  .string()
  .default('')
  .transform((text, context): readonly TrustedNetwork[] => {
    const networks: TrustedNetwork[] = [];
    for (const entry of text.split(',').map((part) => part.trim())) {
      if (ipaddr.isValidCIDR(entry)) networks.push(ipaddr.parseCIDR(entry));
      else if (ipaddr.isValid(entry))
        networks.push([ipaddr.parse(entry), ipaddr.parse(entry).kind() === 'ipv4' ? 32 : 128]);
      else if (entry !== '')
        context.addIssue({
          code: 'custom',
          message: `has an entry that is neither an address nor a network: ${entry}`,
        });
    }
    return networks;
  });

/** Next reads it itself, and fails on the first form that is sent when it is no AES key. */
const actionKey = z
  .string()
  .refine(
    (text) => /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length === 32,
    `must be 32 bytes in base64. Make one with: ${HOW_TO_MAKE_A_KEY}`,
  );

const optional = z.string().optional();

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    PORT: z.coerce.number({ error: 'must be a port number, 0 to 65535.' }).int().min(0).max(65_535).default(3000),
    PUBLIC_URL: origin.optional(),
    WEB_CONCURRENCY: z.coerce
      .number({ error: 'must be a number of processes, 1 to 32.' })
      .int('must be a whole number of processes.')
      .min(1, 'must be 1 at least.')
      .max(32, 'must be 32 at most.')
      .optional(),
    DATABASE_URL: postgres,
    DATABASE_MIGRATION_URL: postgres.optional(),
    DATA_DIR: z.string().default('.data'),
    AUTH_SECRET: z
      .string({ error: `is missing. It signs the sessions. Make one with: ${HOW_TO_MAKE_A_KEY}` })
      .min(32, `is too short: 32 characters at least. Make one with: ${HOW_TO_MAKE_A_KEY}`),
    ENCRYPTION_KEYS: keyring,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey.optional(),
    ADMIN_EMAIL: z.email('must be an e-mail address.').optional(),
    ADMIN_PASSWORD: z.string().min(15, 'needs 15 characters at least.').optional(),
    OUTBOUND_ALLOW: allowList,
    TRUSTED_PROXIES: trustedProxies,
    AUTH_OIDC_ISSUER: webAddress.optional(),
    AUTH_OIDC_CLIENT_ID: optional,
    AUTH_OIDC_CLIENT_SECRET: optional,
    AUTH_OIDC_ROLE_CLAIM: optional,
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be an address like smtps://user:password@host:465.' })
      .optional(),
  })
  .superRefine((settings, context) => {
    const together = (names: readonly (keyof typeof settings)[]) => {
      const missing = names.filter((name) => settings[name] === undefined);
      if (missing.length === 0 || missing.length === names.length) return;
      for (const name of missing) {
        const others = names.filter((other) => other !== name).join(' and ');
        context.addIssue({ code: 'custom', path: [name], message: `is missing: it goes together with ${others}.` });
      }
    };
    together(['ADMIN_EMAIL', 'ADMIN_PASSWORD']);
    together(['AUTH_OIDC_ISSUER', 'AUTH_OIDC_CLIENT_ID', 'AUTH_OIDC_CLIENT_SECRET']);
  })
  .transform((settings) => ({ ...settings, PUBLIC_URL: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}` }));

export type Settings = z.output<typeof schema>;

/** Reads the settings. A variable that is set to nothing counts as not set. */
export function parseSettings(
  variables: Readonly<Record<string, string | undefined>>,
): { ok: true; value: Settings } | { ok: false; problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
}
