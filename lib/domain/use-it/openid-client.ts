import type { AuthMethod } from '../registration/model';
import { environmentVariable, jsString } from './quote';
import { backendScope, grantsOf, redirectUriOf, signInScope, type UseItSubject, usesCertificate } from './subject';
import { type Note, present, type ToolHelp, unfit } from './tool';

const SECRET = environmentVariable('CLIENT_SECRET');

const AUTHENTICATION: Readonly<Record<AuthMethod, string>> = {
  client_secret_basic: `client.ClientSecretBasic(${SECRET})`,
  client_secret_post: `client.ClientSecretPost(${SECRET})`,
  client_secret_jwt: `client.ClientSecretJwt(${SECRET})`,
  private_key_jwt: 'client.PrivateKeyJwt(privateKey)',
  tls_client_auth: 'client.TlsClientAuth()',
  self_signed_tls_client_auth: 'client.TlsClientAuth()',
  none: 'client.None()',
};

/** The object literal of the parameters of a request; empty ones are left out. */
function parameters(entries: Record<string, string>): string {
  const said = Object.entries(entries).filter(([, code]) => code !== '""');
  return said.length === 0 ? '{}' : `{ ${said.map(([name, code]) => `${name}: ${code}`).join(', ')} }`;
}

function configurationCode({ configuration, provider }: UseItSubject): string {
  const { clientId, tokenEndpointAuthMethod } = configuration;
  const authentication = AUTHENTICATION[tokenEndpointAuthMethod];
  const isHttp = [provider.issuer, provider.token].some((address) => address?.startsWith('http:'));
  if (provider.issuer !== null) {
    const options = isHttp ? '\n  { execute: [client.allowInsecureRequests] },' : '';
    return `const config = await client.discovery(
  new URL(${jsString(provider.issuer)}),
  ${jsString(clientId)},
  undefined,
  ${authentication},${options}
);`;
  }
  const members = present([
    `    issuer: ${environmentVariable('ISSUER_URL')} ?? "",`,
    provider.authorization !== null && `    authorization_endpoint: ${jsString(provider.authorization)},`,
    provider.token !== null && `    token_endpoint: ${jsString(provider.token)},`,
    provider.userInfo !== null && `    userinfo_endpoint: ${jsString(provider.userInfo)},`,
    provider.jwks !== null && `    jwks_uri: ${jsString(provider.jwks)},`,
  ]);
  return `const config = new client.Configuration(
  {
${members.join('\n')}
  },
  ${jsString(clientId)},
  undefined,
  ${authentication},
);${isHttp ? '\nclient.allowInsecureRequests(config);' : ''}`;
}

const PRIVATE_KEY = `const privateKey = await importPKCS8(${environmentVariable('CLIENT_PRIVATE_KEY')} ?? "", "RS256");`;

function functions(subject: UseItSubject): string[] {
  const { configuration, provider } = subject;
  const grants = grantsOf(configuration);
  const redirect = redirectUriOf(configuration);
  const scope = jsString(signInScope(subject));
  return present([
    grants.clientCredentials &&
      `/** A token for the client itself. */
export function getToken() {
  return client.clientCredentialsGrant(config, ${parameters({ scope: jsString(backendScope(subject)) })});
}`,
    grants.code &&
      redirect !== null &&
      `/** Where to send the browser, and what to keep in its session until it is back. */
export async function startSignIn() {
  const codeVerifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: ${jsString(redirect.uri)},${scope === '""' ? '' : `\n    scope: ${scope},`}
    state,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
  });
  return { address, codeVerifier, state };
}

/** The tokens, once the browser is back at \`currentUrl\`. */
export function finishSignIn(currentUrl: URL, kept: { codeVerifier: string; state: string }) {
  return client.authorizationCodeGrant(config, currentUrl, {
    pkceCodeVerifier: kept.codeVerifier,
    expectedState: kept.state,
  });
}`,
    grants.device &&
      provider.issuer !== null &&
      `/** What to show the person: an address and a code. */
export function startDevice() {
  return client.initiateDeviceAuthorization(config, ${parameters({ scope })});
}

/** The tokens, once the person has agreed. */
export function finishDevice(started: client.DeviceAuthorizationResponse) {
  return client.pollDeviceAuthorizationGrant(config, started);
}`,
    grants.password &&
      `/** The tokens of a person whose password the client is trusted with. */
export function signInWithPassword(username: string, password: string) {
  return client.genericGrantRequest(config, "password", ${parameters({ username: 'username', password: 'password', scope })});
}`,
    grants.refresh &&
      `/** Fresh tokens for a refresh token. */
export function refresh(refreshToken: string) {
  return client.refreshTokenGrant(config, refreshToken);
}`,
  ]);
}

/** openid-client 6: a module with a function for each grant. */
export function openidClientHelp(subject: UseItSubject): ToolHelp {
  const { configuration, provider } = subject;
  const grants = grantsOf(configuration);
  const tool = 'openid-client';
  if (provider.issuer === null && provider.token === null) return unfit(tool, 'endpoint_missing');
  const parts = functions(subject);
  if (parts.length === 0) {
    if (grants.inBrowserOnly) return unfit(tool, 'in_browser');
    return unfit(tool, grants.code ? 'no_redirect' : 'grants');
  }
  const method = configuration.tokenEndpointAuthMethod;
  const isKeyed = method === 'private_key_jwt';
  const imports = present([
    isKeyed && 'import { importPKCS8 } from "jose";',
    'import * as client from "openid-client";',
  ]);
  const code = [imports.join('\n'), present([isKeyed && PRIVATE_KEY, configurationCode(subject)]).join('\n'), ...parts];
  const notes: (Note | false)[] = [
    provider.issuer === null && 'issuer_missing',
    isKeyed && 'private_key',
    usesCertificate(method) && 'certificate',
    grants.code && redirectUriOf(configuration)?.isSample === true && 'redirect_sample',
  ];
  return {
    tool,
    snippets: [{ id: 'module', language: 'typescript', code: `${code.join('\n\n')}\n` }],
    notes: present(notes),
  };
}
