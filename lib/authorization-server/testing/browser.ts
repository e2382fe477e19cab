import { createHash, randomBytes } from 'node:crypto';
import type { TestClient } from './clients';
import { type Answer, post, type TestServer } from './server';

/** Where a browser was sent in the end: the client's address, and the parameters it was given. */
export type Arrival = { status: number; location: string; parameters: URLSearchParams };

/** A browser with cookies, without pages: it goes where it is sent, and its person signs in and agrees at once. */
export function openBrowser(server: TestServer, accountId: string) {
  const cookies = new Map<string, string>();

  async function visit(address: string): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { headers: { cookie, 'x-forwarded-proto': 'https' }, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** Answers an interaction as our pages do. */
  async function answer(uid: string): Promise<string> {
    const { provider } = await server.current();
    const interaction = await provider.Interaction.find(uid);
    if (interaction === undefined) throw new Error(`no interaction ${uid}`);
    const { prompt, params } = interaction;
    if (prompt.name === 'login') interaction.result = { login: { accountId, amr: ['pwd'] } };
    else {
      const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
      Object.assign(grant, { expiresIn: 600 });
      grant.addOIDCScope(String(params.scope));
      const missing = (prompt.details.missingResourceScopes ?? {}) as Record<string, string[]>;
      for (const [resource, scopes] of Object.entries(missing)) grant.addResourceScope(resource, scopes.join(' '));
      interaction.result = { ...interaction.lastSubmission, consent: { grantId: await grant.save() } };
    }
    await interaction.save(600);
    return server.url(`/authorize/${uid}`);
  }

  /** Opens the authorization endpoint and goes on until the browser leaves this server. */
  async function authorize(parameters: Record<string, string> | URLSearchParams): Promise<Arrival> {
    let address = `${server.url('/authorize')}?${new URLSearchParams(parameters)}`;
    for (let step = 0; step < 8; step++) {
      const response = await visit(address);
      const location = response.headers.get('location') ?? '';
      const uid = /^\/interaction\/([\w-]+)$/.exec(location)?.[1];
      if (uid !== undefined) address = await answer(uid);
      else if (/^https:\/\/clientele\.example\.com\/oauth\//.test(location)) {
        address = server.url(location.slice('https://clientele.example.com/oauth'.length));
      } else return { status: response.status, location, parameters: parametersOf(location) };
    }
    throw new Error('the browser is sent around in circles');
  }

  return { visit, authorize, cookies };
}

function parametersOf(location: string): URLSearchParams {
  if (!URL.canParse(location)) return new URLSearchParams();
  const { search, hash } = new URL(location);
  return new URLSearchParams(hash === '' ? search : hash.slice(1));
}

export const CALLBACK = 'https://app.example.com/callback';

/** RFC 7636: a verifier and its S256 challenge. */
export function pkce() {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  return { verifier, challenge: { code_challenge: challenge, code_challenge_method: 'S256' } };
}

type CodeFlow = { scope?: string; authorize?: Record<string, string>; token?: Record<string, string> };

/** The authorization request of a client with a code flow; what `parameters` says goes over it. */
export function codeRequest(client: TestClient, parameters: Record<string, string> = {}): Record<string, string> {
  return { client_id: client.clientId, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid', ...parameters };
}

/** Signs `accountId` in and exchanges the code; the whole flow as a well-behaved confidential client does it. */
export async function signIn(
  server: TestServer,
  client: TestClient,
  accountId: string,
  { scope = 'openid', authorize = {}, token = {} }: CodeFlow = {},
): Promise<Answer & { code: string }> {
  const { verifier, challenge } = pkce();
  const browser = openBrowser(server, accountId);
  const { parameters, location } = await browser.authorize(codeRequest(client, { scope, ...challenge, ...authorize }));
  const code = parameters.get('code');
  if (code === null) throw new Error(`no code: ${location}`);
  const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier, ...token };
  const { authorization } = client;
  return { code, ...(await post(server.url('/token'), form, { authorization })) };
}
