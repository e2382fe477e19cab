import { environmentVariable, jsString } from './quote';
import { grantsOf, redirectUriOf, type UseItSubject, usesCertificate, usesSecret } from './subject';
import { type Note, present, type ToolHelp, unfit } from './tool';

const TOOL = 'Auth.js';

/** Where Auth.js waits for the browser: the application's address and this. */
export function authjsCallback(registrationId: string): string {
  return `/api/auth/callback/${registrationId}`;
}

/** Why Auth.js cannot be used; null when it can. */
function obstacle({ configuration, provider }: UseItSubject): Note | null {
  const grants = grantsOf(configuration);
  if (!grants.code) return grants.inBrowserOnly ? 'in_browser' : 'grants';
  if (usesCertificate(configuration.tokenEndpointAuthMethod)) return 'auth_method';
  if (provider.issuer !== null) return null;
  if (provider.authorization === null || provider.token === null) return 'endpoint_missing';
  return provider.userInfo === null ? 'authjs_user_info' : null;
}

/** A provider of one's own for Auth.js 5 (next-auth): `oidc` where there is an issuer and `openid`, else plain OAuth with UserInfo. */
export function authjsHelp(subject: UseItSubject): ToolHelp {
  const { configuration, provider } = subject;
  const reason = obstacle(subject);
  if (reason !== null) return unfit(TOOL, reason);
  const { registrationId, name, clientId, tokenEndpointAuthMethod: method, usernameAttribute } = configuration;
  const isOidc = provider.issuer !== null && configuration.scopes.includes('openid');
  // Without an issuer an ID token cannot be checked, and Auth.js insists on checking one that it gets.
  const scope = configuration.scopes.filter((each) => isOidc || each !== 'openid').join(' ');
  const endpoints =
    provider.issuer === null
      ? present([
          provider.authorization !== null &&
            `authorization: { url: ${jsString(provider.authorization)}, params: { scope: ${jsString(scope)} } },`,
          provider.userInfo !== null && `userinfo: ${jsString(provider.userInfo)},`,
        ])
      : [`issuer: ${jsString(provider.issuer)},`, `authorization: { params: { scope: ${jsString(scope)} } },`];
  const attribute = jsString(usernameAttribute);
  const isKeyed = method === 'private_key_jwt';
  const token = present([
    provider.issuer === null && provider.token !== null && `url: ${jsString(provider.token)}`,
    isKeyed && 'clientPrivateKey: privateKey',
  ]);
  const lines = present([
    `id: ${jsString(registrationId)},`,
    `name: ${jsString(name)},`,
    `type: ${isOidc ? '"oidc"' : '"oauth"'},`,
    ...endpoints,
    `clientId: ${jsString(clientId)},`,
    usesSecret(method) && `clientSecret: ${environmentVariable('CLIENT_SECRET')},`,
    `client: { token_endpoint_auth_method: ${jsString(method)} },`,
    token.length > 0 && `token: { ${token.join(', ')} },`,
    `checks: [${isOidc ? '"pkce", "state", "nonce"' : '"pkce", "state"'}],`,
    (!isOidc || usernameAttribute !== 'sub') &&
      `profile: (profile) => ({ id: String(profile[${attribute}]), name: profile.name ?? String(profile[${attribute}]) }),`,
  ]);
  const head = present([isKeyed && 'import { importPKCS8 } from "jose";', 'import NextAuth from "next-auth";']);
  const key = isKeyed
    ? `const privateKey = await importPKCS8(${environmentVariable('CLIENT_PRIVATE_KEY')} ?? "", "RS256");\n\n`
    : '';
  const code = `${head.join('\n')}

${key}export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [
    {
${lines.map((line) => `      ${line}`).join('\n')}
    },
  ],
});
`;
  const redirect = redirectUriOf(configuration);
  const isRegistered = configuration.redirectUris.some((uri) => uri.endsWith(authjsCallback(registrationId)));
  const notes: (Note | false)[] = [
    !(isRegistered || redirect?.uri.endsWith(authjsCallback(registrationId))) && 'authjs_redirect',
    provider.issuer === null && configuration.scopes.includes('openid') && 'authjs_openid',
    isKeyed && 'private_key',
  ];
  return { tool: TOOL, snippets: [{ id: 'module', language: 'typescript', code }], notes: present(notes) };
}
