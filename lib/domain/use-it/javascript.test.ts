import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEVICE_CODE } from '../registration/grants';
import { AUTH_METHODS, PROVIDER_MODES } from '../registration/model';
import { authjsHelp } from './authjs';
import { openidClientHelp } from './openid-client';
import { redirectUriOf, signInScope, type UseItSubject } from './subject';
import { hostileSubject, subjectOf } from './testing/subjects';
import type { ToolHelp } from './tool';

/** Beside the packages that the modules import: they are run and judged where a person would put them. */
const cache = resolve('node_modules/.cache');
let folder: string;
beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'use-it-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = ({ snippets }: ToolHelp) => snippets[0]?.code ?? null;
let files = 0;

/** Runs a module and answers what it exports. */
async function load<Exports>(code: string): Promise<Exports> {
  const file = join(folder, `module-${files++}.mjs`);
  writeFileSync(file, (await transform(code, { loader: 'ts', format: 'esm', target: 'node20' })).code);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Exports;
}

const GRANTS = ['authorization_code', 'client_credentials', 'password', 'refresh_token', DEVICE_CODE];

/** Every mode with every method. */
const everyKind: UseItSubject[] = PROVIDER_MODES.flatMap((mode) =>
  AUTH_METHODS.map((tokenEndpointAuthMethod) =>
    subjectOf(mode, { tokenEndpointAuthMethod, grantTypes: GRANTS, refreshTokenLimit: 'unlimited' }),
  ),
);

describe('the TypeScript that is printed', () => {
  it('has the types of openid-client and next-auth, for every mode and method', () => {
    const modules = [openidClientHelp, authjsHelp].flatMap((help) => everyKind.map((subject) => codeOf(help(subject))));
    const there = modules.filter((code) => code !== null);
    // Auth.js takes no certificates: two methods less in each mode.
    expect(there).toHaveLength(AUTH_METHODS.length * 3 + (AUTH_METHODS.length - 2) * 3);
    const project = join(folder, 'types');
    mkdirSync(project);
    for (const [index, code] of there.entries()) writeFileSync(join(project, `snippet-${index}.ts`), code);
    const options = { strict: true, noEmit: true, module: 'esnext', moduleResolution: 'bundler', target: 'es2023' };
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          ...options,
          types: ['node'],
          typeRoots: [resolve('node_modules/@types')],
          skipLibCheck: true,
        },
        include: ['*.ts'],
      }),
    );
    const check = () => execFileSync(resolve('node_modules/.bin/tsc'), ['-p', project], { encoding: 'utf8' });
    try {
      check();
    } catch (error) {
      expect((error as { stdout: string }).stdout).toBe('');
    }
  }, 120_000);
});

type OpenidModule = {
  startSignIn: () => Promise<{ address: URL; codeVerifier: string; state: string }>;
};

describe('openid-client', () => {
  /** Where nothing has to be discovered, the module works without a network up to the browser's way. */
  const offline = hostileSubject.map((subject) =>
    subjectOf('manual', {
      ...subject.configuration,
      providerMode: 'manual',
      grantTypes: ['authorization_code'],
      tokenEndpointAuthMethod: 'client_secret_post',
    }),
  );

  it('sends every character that the registration holds', async () => {
    await fc.assert(
      fc.asyncProperty(offline, async (subject) => {
        const { startSignIn } = await load<OpenidModule>(codeOf(openidClientHelp(subject)) ?? '');
        const { address, state } = await startSignIn();
        const scope = signInScope(subject);
        expect(address.href.startsWith('https://idp.example.com/authorize?')).toBe(true);
        expect(Object.fromEntries(address.searchParams)).toEqual({
          tenant: "o'neill",
          response_type: 'code',
          client_id: subject.configuration.clientId,
          redirect_uri: redirectUriOf(subject.configuration)?.uri,
          ...(scope !== '' && { scope }),
          state,
          code_challenge: expect.stringMatching(/^[\w-]{43}$/),
          code_challenge_method: 'S256',
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ grantTypes: ['implicit'] }, 'in_browser'],
    [{ grantTypes: [] }, 'grants'],
    [{ redirectUris: [] }, 'no_redirect'],
  ])('says why it does not fit %j', (members, note) => {
    expect(openidClientHelp(subjectOf('automatic', members))).toEqual({
      tool: 'openid-client',
      snippets: [],
      notes: [note],
    });
  });
});

/** Auth.js is Next's guest: its module is run with what it asks for standing in, to see what it would be given. */
async function givenToAuthjs(subject: UseItSubject) {
  const code = codeOf(authjsHelp(subject));
  if (code === null) return null;
  const alone = code
    .replace(
      'import NextAuth from "next-auth";',
      'const NextAuth = (given: unknown) => ({ handlers: given }) as never;',
    )
    .replace('import { importPKCS8 } from "jose";', 'const importPKCS8 = async (...key: unknown[]) => key;');
  const { handlers } = await load<{ handlers: { providers: Record<string, unknown>[] } }>(alone);
  return handlers.providers[0] ?? null;
}

describe('Auth.js', () => {
  it('is given an OpenID provider where there is an issuer and openid', async () => {
    expect(await givenToAuthjs(subjectOf('automatic'))).toEqual({
      id: 'shop',
      name: 'Shop',
      type: 'oidc',
      issuer: 'https://idp.example.com/realms/a',
      authorization: { params: { scope: 'openid orders.read' } },
      clientId: 'shop-client',
      clientSecret: undefined,
      client: { token_endpoint_auth_method: 'client_secret_basic' },
      checks: ['pkce', 'state', 'nonce'],
    });
  });

  it('is given the endpoints where there is none, and reads the person from UserInfo', async () => {
    const subject = subjectOf('manual', { usernameAttribute: 'login' });
    const { profile, ...given } = (await givenToAuthjs(subject)) ?? {};
    expect(given).toMatchObject({
      type: 'oauth',
      authorization: { url: subject.provider.authorization, params: { scope: 'orders.read' } },
      token: { url: subject.provider.token },
      userinfo: subject.provider.userInfo,
      checks: ['pkce', 'state'],
    });
    expect((profile as (person: object) => object)({ login: 7 })).toEqual({ id: '7', name: '7' });
    expect(authjsHelp(subject).notes).toEqual(['authjs_redirect', 'authjs_openid']);
  });

  it.each([
    [{ grantTypes: ['client_credentials'] }, {}, 'grants'],
    [{ tokenEndpointAuthMethod: 'tls_client_auth' }, {}, 'auth_method'],
    [{}, { userInfo: null }, 'authjs_user_info'],
  ])('says why it does not fit %j %j', (members, provider, note) => {
    expect(authjsHelp(subjectOf('manual', members as object, provider))).toEqual({
      tool: 'Auth.js',
      snippets: [],
      notes: [note],
    });
  });

  it('is given every character', async () => {
    await fc.assert(
      fc.asyncProperty(hostileSubject, async (subject) => {
        const given = await givenToAuthjs(subject);
        const { registrationId, name, clientId, tokenEndpointAuthMethod } = subject.configuration;
        if (given === null) return;
        expect(given).toMatchObject({
          id: registrationId,
          name,
          clientId,
          client: { token_endpoint_auth_method: tokenEndpointAuthMethod },
        });
      }),
      { numRuns: 60 },
    );
  });
});
