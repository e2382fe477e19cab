import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEVICE_CODE } from '../registration/grants';
import { curlHelp } from './curl';
import { oauth2ProxyHelp } from './oauth2-proxy';
import { backendScope, redirectUriOf, signInScope, type UseItSubject } from './subject';
import { hostileSubject, subjectOf } from './testing/subjects';
import type { Snippet, ToolHelp } from './tool';

/** What the environment holds that the lines ask for. */
const VALUES = {
  CLIENT_SECRET: 's3cr3t \'$(id)" \\ value',
  CLIENT_ASSERTION: 'eyJ.a.b',
  CODE: 'the code',
  DEVICE_CODE: 'the-device-code',
  REFRESH_TOKEN: 'the-refresh-token',
  USERNAME: 'ada',
  PASSWORD: "pass 'word'",
  ISSUER_URL: 'https://idp.example.com',
};

/** Two programs that say what they were called with, and do nothing. */
const RECORDED = String.raw`
record() { printf '%s\0' "$@"; printf '\n\0'; }
curl() { record curl "$@"; }
oauth2-proxy() { record oauth2-proxy "$@"; }
set -eu
`;

/** Runs the lines in bash, one after the other in one shell, and answers each call's arguments and what was printed besides. */
function run(codes: readonly string[]): string[][] {
  const output = execFileSync('bash', ['--norc', '--noprofile', '-c', [RECORDED, ...codes].join('\n')], {
    env: { ...process.env, ...VALUES },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  const calls: string[][] = [[]];
  for (const part of output.split('\0')) {
    if (part === '\n') calls.push([]);
    else calls.at(-1)?.push(part);
  }
  return calls.filter((call) => call.some((argument) => argument !== ''));
}

/** A call of curl as the request that it is: address, user, and the form before it is encoded. */
function requestOf(call: string[]) {
  const form: Record<string, string> = {};
  let user: string | null = null;
  const rest: string[] = [];
  for (let at = 1; at < call.length; at++) {
    const [option, next = ''] = [call[at], call[at + 1]];
    if (option === '--data-urlencode') {
      form[next.slice(0, next.indexOf('='))] = next.slice(next.indexOf('=') + 1);
      at += 1;
    } else if (option === '--user') {
      user = next;
      at += 1;
    } else if (option === '--cert' || option === '--key') at += 1;
    else if (!['--silent', '--show-error', '--globoff'].includes(option ?? '')) rest.push(option ?? '');
  }
  return { addresses: rest, user, form };
}

/** A shell takes a while to start: it runs the lines of many at once. */
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 25, maxLength: 25 });

const codeOf = (help: ToolHelp, id: Snippet['id']) => help.snippets.find((snippet) => snippet.id === id)?.code ?? '';
const request = (subject: UseItSubject, id: Snippet['id']) =>
  requestOf(run([codeOf(curlHelp(subject), id)]).at(-1) ?? []);

describe('curl', () => {
  const backend = { grantTypes: ['client_credentials'], redirectUris: [], responseTypes: [] };

  it('proves the client in the method that is registered, and no other', () => {
    const ask = (tokenEndpointAuthMethod: never) =>
      request(subjectOf('built_in', { ...backend, clientId: 'a:b c', tokenEndpointAuthMethod }), 'clientCredentials');
    const token = ['https://console.example.com/oauth/token'];
    const form = { grant_type: 'client_credentials', scope: 'orders.read' };
    expect(ask('client_secret_basic' as never)).toEqual({
      addresses: token,
      user: `a%3Ab+c:${VALUES.CLIENT_SECRET}`,
      form,
    });
    expect(ask('client_secret_post' as never)).toEqual({
      addresses: token,
      user: null,
      form: { ...form, client_id: 'a:b c', client_secret: VALUES.CLIENT_SECRET },
    });
    expect(ask('private_key_jwt' as never)).toMatchObject({
      user: null,
      form: { client_assertion: VALUES.CLIENT_ASSERTION, client_id: 'a:b c' },
    });
    expect(ask('tls_client_auth' as never)).toEqual({
      addresses: token,
      user: null,
      form: { ...form, client_id: 'a:b c' },
    });
  });

  it('asks for a code with S256, and exchanges it with the verifier it made', () => {
    const subject = subjectOf('manual', { tokenEndpointAuthMethod: 'none', clientType: 'public' });
    const help = curlHelp(subject);
    const [printed, exchange] = run([
      codeOf(help, 'authorizationAddress'),
      "printf '\\0\\n\\0'",
      codeOf(help, 'authorizationToken'),
    ]);
    const address = new URL(printed?.[0]?.trim() ?? '');
    const { form } = requestOf(exchange ?? []);
    expect(`${address.origin}${address.pathname}`).toBe('https://idp.example.com/authorize');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      tenant: "o'neill",
      response_type: 'code',
      client_id: 'shop-client',
      redirect_uri: 'https://shop.example.com/callback',
      scope: 'openid orders.read',
      state: expect.stringMatching(/^[0-9a-f]{32}$/),
      code_challenge: createHash('sha256')
        .update(form.code_verifier ?? '')
        .digest('base64url'),
      code_challenge_method: 'S256',
    });
    expect(form).toEqual({
      client_id: 'shop-client',
      grant_type: 'authorization_code',
      code: VALUES.CODE,
      redirect_uri: 'https://shop.example.com/callback',
      code_verifier: expect.stringMatching(/^[\w.~-]{43,128}$/),
    });
  });

  it('shows the grants that the client has, and the addresses that there are', () => {
    const ids = (help: ToolHelp) => help.snippets.map(({ id }) => id);
    const grantTypes = ['authorization_code', 'password', DEVICE_CODE, 'client_credentials'];
    const all = subjectOf('built_in', { grantTypes, refreshTokenLimit: 'unlimited' });
    expect(ids(curlHelp(all))).toEqual([
      ...['clientCredentials', 'password', 'authorizationAddress', 'authorizationToken'],
      ...['deviceStart', 'deviceToken', 'refresh'],
    ]);
    expect(ids(curlHelp(subjectOf('manual', { grantTypes })))).not.toContain('deviceStart');
    expect(ids(curlHelp(subjectOf('built_in')))).not.toContain('refresh');
    expect(request(all, 'deviceStart').addresses).toEqual(['https://console.example.com/oauth/device/authorize']);
    expect(request(all, 'deviceToken').form).toMatchObject({
      device_code: VALUES.DEVICE_CODE,
      grant_type: DEVICE_CODE,
    });
    expect(request(all, 'password').form).toMatchObject({ username: 'ada', password: VALUES.PASSWORD });
    expect(request(all, 'refresh').form).toMatchObject({ refresh_token: VALUES.REFRESH_TOKEN });
  });

  it.each([
    [{ grantTypes: ['implicit'] }, {}, ['in_browser']],
    [{ redirectUris: [] }, {}, ['no_redirect']],
    [{}, { token: null }, ['endpoint_missing']],
    [{ grantTypes: [] }, {}, ['grants']],
  ])('says why it does not fit %j %j', (members, provider, notes) => {
    expect(curlHelp(subjectOf('automatic', members, provider))).toEqual({ tool: 'curl', snippets: [], notes });
  });

  it('hands over every character, and runs nothing that a name hides', () => {
    fc.assert(
      fc.property(many(hostileSubject), (subjects) => {
        const asked = subjects.flatMap((subject) =>
          curlHelp(subject)
            .snippets.filter(({ id }) => id !== 'authorizationAddress')
            .map(({ code }) => ({ subject, code })),
        );
        const calls = run(['code_verifier=v', ...asked.map(({ code }) => code)]);
        expect(calls).toHaveLength(asked.length);
        for (const [at, { subject }] of asked.entries()) {
          const { configuration, provider } = subject;
          const { addresses, user, form } = requestOf(calls[at] ?? []);
          expect([[provider.token], [provider.deviceAuthorization]]).toContainEqual(addresses);
          const basic = user && new URLSearchParams(`id=${user.slice(0, user.indexOf(':'))}`).get('id');
          expect(basic ?? form.client_id).toBe(configuration.clientId);
          const scopes = [signInScope(subject), backendScope(subject)];
          if (form.scope !== undefined) expect(scopes).toContain(form.scope);
          if (form.redirect_uri !== undefined) expect(form.redirect_uri).toBe(redirectUriOf(configuration)?.uri);
        }
      }),
      { numRuns: 4 },
    );
  });
});

describe('oauth2-proxy', () => {
  const flagsOf = (call: string[]) =>
    Object.fromEntries(call.slice(1).map((flag) => /^--([^=]+)=?(.*)$/s.exec(flag)?.slice(1) ?? []));
  const flags = (subject: UseItSubject) => {
    const [call = []] = run([codeOf(oauth2ProxyHelp(subject), 'run')]);
    return flagsOf(call);
  };
  const redirectUris = ['https://shop.example.com/oauth2/callback'];

  it('gets every setting of a discovered provider', () => {
    expect(flags(subjectOf('automatic', { redirectUris }))).toEqual({
      provider: 'oidc',
      'oidc-issuer-url': 'https://idp.example.com/realms/a',
      'client-id': 'shop-client',
      'client-secret': VALUES.CLIENT_SECRET,
      'redirect-url': redirectUris[0],
      scope: 'openid orders.read',
      'code-challenge-method': 'S256',
      'email-domain': '*',
      upstream: 'http://127.0.0.1:8080',
      'cookie-secret': expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('gets the typed endpoints of one that publishes none', () => {
    const subject = subjectOf('manual', { redirectUris });
    expect(flags(subject)).toMatchObject({
      'skip-oidc-discovery': '',
      'oidc-issuer-url': VALUES.ISSUER_URL,
      'login-url': subject.provider.authorization,
      'redeem-url': subject.provider.token,
      'oidc-jwks-url': subject.provider.jwks,
    });
    expect(oauth2ProxyHelp(subject).notes).toEqual(['issuer_missing']);
  });

  it.each([
    [{ grantTypes: ['client_credentials'] }, 'grants'],
    [{ clientType: 'public', tokenEndpointAuthMethod: 'none' }, 'public_client'],
    [{ tokenEndpointAuthMethod: 'private_key_jwt' }, 'auth_method'],
    [{ scopes: ['orders.read'] }, 'openid_missing'],
  ])('says why it does not fit %j', (members, note) => {
    expect(oauth2ProxyHelp(subjectOf('automatic', members as object))).toEqual({
      tool: 'oauth2-proxy',
      snippets: [],
      notes: [note],
    });
  });

  it('hands over every character', () => {
    fc.assert(
      fc.property(many(hostileSubject), (subjects) => {
        const fitting = subjects.filter((subject) => oauth2ProxyHelp(subject).snippets.length > 0);
        const calls = run(fitting.map((subject) => codeOf(oauth2ProxyHelp(subject), 'run')));
        expect(calls.map(flagsOf)).toMatchObject(
          fitting.map((subject) => ({ 'client-id': subject.configuration.clientId, scope: signInScope(subject) })),
        );
      }),
      { numRuns: 4 },
    );
  });
});
