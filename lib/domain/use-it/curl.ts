import { DEVICE_CODE } from '../registration/grants';
import { formEncoded, shellVariable, shellWord } from './quote';
import { backendScope, grantsOf, redirectUriOf, signInScope, type UseItSubject, usesCertificate } from './subject';
import { type Note, present, type Snippet, type ToolHelp, unfit } from './tool';

/** Options of one curl, each a line. */
type Lines = (string | false)[];

const CONTINUED = ' \\\n  ';

const data = (name: string, value: string): string => `--data-urlencode ${shellWord(`${name}=${value}`)}`;
const variable = (name: string, shellName: string): string =>
  `--data-urlencode ${shellVariable(`${name}=`, shellName)}`;

function post(address: string, lines: Lines): string {
  // Braces and brackets in an address would be patterns to curl.
  const globoff = /[[\]{}]/.test(address) && '--globoff';
  return ['curl --silent --show-error', globoff, shellWord(address), ...lines].filter(Boolean).join(CONTINUED);
}

/** How the client proves itself (RFC 6749 §2.3, RFC 7521 §4.2, RFC 8705 §2), in the method that is registered and no other. */
function authentication({ configuration }: UseItSubject): Lines {
  const { clientId, tokenEndpointAuthMethod: method } = configuration;
  switch (method) {
    case 'client_secret_basic':
      return [`--user ${shellVariable(`${formEncoded(clientId)}:`, 'CLIENT_SECRET')}`];
    case 'client_secret_post':
      return [data('client_id', clientId), variable('client_secret', 'CLIENT_SECRET')];
    case 'client_secret_jwt':
    case 'private_key_jwt':
      return [
        data('client_id', clientId),
        data('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
        variable('client_assertion', 'CLIENT_ASSERTION'),
      ];
    case 'tls_client_auth':
    case 'self_signed_tls_client_auth':
      return ['--cert client.crt --key client.key', data('client_id', clientId)];
    case 'none':
      return [data('client_id', clientId)];
  }
}

/** Asks for the code with S256 whatever the registration demands: a server that does not know it ignores it (RFC 7636 §5). */
function authorizationAddress(subject: UseItSubject, endpoint: string, redirectUri: string): string {
  const scope = signInScope(subject);
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: subject.configuration.clientId,
    redirect_uri: redirectUri,
    ...(scope !== '' && { scope }),
  });
  const address = `${endpoint}${endpoint.includes('?') ? '&' : '?'}${parameters}`;
  return [
    'code_verifier=$(openssl rand -hex 32)',
    "code_challenge=$(printf %s \"$code_verifier\" | openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d '=')",
    'state=$(openssl rand -hex 16)',
    `printf '%s\\n' ${shellWord(address)}"&state=$state&code_challenge=$code_challenge&code_challenge_method=S256"`,
  ].join('\n');
}

function codeSnippets(subject: UseItSubject, token: string): Snippet[] {
  const { configuration, provider } = subject;
  const redirect = redirectUriOf(configuration);
  if (!grantsOf(configuration).code || provider.authorization === null || redirect === null) return [];
  return [
    {
      id: 'authorizationAddress',
      language: 'shell',
      code: authorizationAddress(subject, provider.authorization, redirect.uri),
    },
    {
      id: 'authorizationToken',
      language: 'shell',
      code: post(token, [
        ...authentication(subject),
        data('grant_type', 'authorization_code'),
        variable('code', 'CODE'),
        data('redirect_uri', redirect.uri),
        variable('code_verifier', 'code_verifier'),
      ]),
    },
  ];
}

function deviceSnippets(subject: UseItSubject, token: string): Snippet[] {
  const { configuration, provider } = subject;
  if (!grantsOf(configuration).device || provider.deviceAuthorization === null) return [];
  const scope = signInScope(subject);
  const start = [...authentication(subject), scope !== '' && data('scope', scope)];
  const ask = [...authentication(subject), data('grant_type', DEVICE_CODE), variable('device_code', 'DEVICE_CODE')];
  return [
    { id: 'deviceStart', language: 'shell', code: post(provider.deviceAuthorization, start) },
    { id: 'deviceToken', language: 'shell', code: post(token, ask) },
  ];
}

/** Grants of one request to the token endpoint. */
function tokenSnippets(subject: UseItSubject, token: string): Snippet[] {
  const grants = grantsOf(subject.configuration);
  const ask = (id: Snippet['id'], ...lines: Lines): Snippet => ({
    id,
    language: 'shell',
    code: post(token, [...authentication(subject), ...lines]),
  });
  const scoped = (scope: string) => scope !== '' && data('scope', scope);
  return present([
    grants.clientCredentials &&
      ask('clientCredentials', data('grant_type', 'client_credentials'), scoped(backendScope(subject))),
    grants.password &&
      ask(
        'password',
        data('grant_type', 'password'),
        variable('username', 'USERNAME'),
        variable('password', 'PASSWORD'),
        scoped(signInScope(subject)),
      ),
  ]);
}

/** curl: each grant as the requests that it is. */
export function curlHelp(subject: UseItSubject): ToolHelp {
  const { configuration, provider } = subject;
  const { token } = provider;
  const grants = grantsOf(configuration);
  if (token === null) return unfit('curl', 'endpoint_missing');
  const refresh: Snippet = {
    id: 'refresh',
    language: 'shell',
    code: post(token, [
      ...authentication(subject),
      data('grant_type', 'refresh_token'),
      variable('refresh_token', 'REFRESH_TOKEN'),
    ]),
  };
  const first = [...tokenSnippets(subject, token), ...codeSnippets(subject, token), ...deviceSnippets(subject, token)];
  if (first.length === 0) return unfit('curl', whyNone(subject));
  const method = configuration.tokenEndpointAuthMethod;
  const notes: (Note | false)[] = [
    method === 'client_secret_basic' && 'basic_encoding',
    (method === 'client_secret_jwt' || method === 'private_key_jwt') && 'assertion',
    usesCertificate(method) && 'certificate',
    grants.code && redirectUriOf(configuration)?.isSample === true && 'redirect_sample',
  ];
  return { tool: 'curl', snippets: grants.refresh ? [...first, refresh] : first, notes: present(notes) };
}

function whyNone({ configuration, provider }: UseItSubject): Note {
  const grants = grantsOf(configuration);
  if (grants.inBrowserOnly) return 'in_browser';
  if (grants.code && redirectUriOf(configuration) === null) return 'no_redirect';
  const isEndpointMissing =
    (grants.code && provider.authorization === null) || (grants.device && provider.deviceAuthorization === null);
  return isEndpointMissing ? 'endpoint_missing' : 'grants';
}
