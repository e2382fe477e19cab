import { shellVariable, shellWord } from './quote';
import { grantsOf, signInScope, type UseItSubject, usesSecret } from './subject';
import { type Note, present, type ToolHelp, unfit } from './tool';

const TOOL = 'oauth2-proxy';
/** Where oauth2-proxy waits for the browser. */
const CALLBACK = '/oauth2/callback';

const flag = (name: string, text: string): string => `--${name}=${shellWord(text)}`;
const variable = (name: string, shellName: string): string => `--${name}=${shellVariable('', shellName)}`;

/** Why oauth2-proxy cannot be used; null when it can. It signs people in with a code and an ID token, and needs a secret. */
function obstacle({ configuration, provider }: UseItSubject): Note | null {
  const { clientType, tokenEndpointAuthMethod: method, scopes } = configuration;
  if (!grantsOf(configuration).code) return grantsOf(configuration).inBrowserOnly ? 'in_browser' : 'grants';
  if (clientType === 'public') return 'public_client';
  if (!usesSecret(method) || method === 'client_secret_jwt') return 'auth_method';
  if (!scopes.includes('openid')) return 'openid_missing';
  const isKnown = provider.authorization !== null && provider.token !== null && provider.jwks !== null;
  return provider.issuer === null && !isKnown ? 'endpoint_missing' : null;
}

/** oauth2-proxy in front of an application on port 8080. */
export function oauth2ProxyHelp(subject: UseItSubject): ToolHelp {
  const { configuration, provider } = subject;
  const reason = obstacle(subject);
  if (reason !== null) return unfit(TOOL, reason);
  const redirect = configuration.redirectUris.find((uri) => new URL(uri).pathname.endsWith(CALLBACK));
  const scope = signInScope(subject);
  const address =
    provider.issuer === null
      ? present([
          '--skip-oidc-discovery',
          variable('oidc-issuer-url', 'ISSUER_URL'),
          provider.authorization !== null && flag('login-url', provider.authorization),
          provider.token !== null && flag('redeem-url', provider.token),
          provider.jwks !== null && flag('oidc-jwks-url', provider.jwks),
          provider.userInfo !== null && flag('profile-url', provider.userInfo),
        ])
      : [flag('oidc-issuer-url', provider.issuer)];
  const lines = [
    'oauth2-proxy',
    flag('provider', 'oidc'),
    ...address,
    flag('client-id', configuration.clientId),
    variable('client-secret', 'CLIENT_SECRET'),
    ...(redirect === undefined ? [] : [flag('redirect-url', redirect)]),
    flag('scope', scope),
    flag('code-challenge-method', 'S256'),
    flag('email-domain', '*'),
    flag('upstream', 'http://127.0.0.1:8080'),
    '--cookie-secret="$(openssl rand -hex 16)"',
  ];
  const notes: (Note | false)[] = [
    redirect === undefined && 'proxy_redirect',
    provider.issuer === null && 'issuer_missing',
  ];
  return {
    tool: TOOL,
    snippets: [{ id: 'run', language: 'shell', code: lines.join(' \\\n  ') }],
    notes: present(notes),
  };
}
