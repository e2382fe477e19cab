import type { RegistrationConfiguration } from '../registration/model';
import { yamlString } from './quote';
import { backendScope, grantsOf, redirectUriOf, type UseItSubject, usesCertificate, usesSecret } from './subject';
import { type Note, present, type ToolHelp, unfit } from './tool';

const TOOL = 'Spring Boot';
/** Where Spring Security waits for the browser unless it is told otherwise. */
const DEFAULT_TEMPLATE = '{baseUrl}/login/oauth2/code/{registrationId}';

/** Spring reads `${…}` in a value as a placeholder; a backslash before it makes it text (Spring Framework 6.2). */
const value = (text: string): string => yamlString(text.replaceAll('${', '\\${'));

/** A key of a map: in brackets Spring keeps every character of it, without it drops what is no letter, digit or hyphen. */
const key = (text: string): string => yamlString(/^[a-z0-9-]+$/.test(text) ? text : `[${text}]`);

function redirectTemplate(configuration: RegistrationConfiguration): string {
  const { redirectUris, redirectUriTemplate, registrationId } = configuration;
  if (redirectUriTemplate !== null) return redirectUriTemplate;
  const [first] = redirectUris;
  const isDefault = redirectUris.some((uri) => uri.endsWith(`/login/oauth2/code/${registrationId}`));
  return first === undefined || isDefault ? DEFAULT_TEMPLATE : first;
}

type Registration = { id: string; grant: string; scopes: string[]; redirect: string | null };

/** Spring has one grant a registration: a client with two grants is registered twice. */
function registrations(subject: UseItSubject): Registration[] {
  const { configuration } = subject;
  const { registrationId, scopes } = configuration;
  const grants = grantsOf(configuration);
  const backend = backendScope(subject).split(' ').filter(Boolean);
  return present<Registration>([
    grants.code && {
      id: registrationId,
      grant: 'authorization_code',
      scopes,
      redirect: redirectTemplate(configuration),
    },
    grants.clientCredentials && {
      id: grants.code ? `${registrationId}-client-credentials` : registrationId,
      grant: 'client_credentials',
      scopes: backend,
      redirect: null,
    },
  ]);
}

function registrationLines({ configuration }: UseItSubject, { id, grant, scopes, redirect }: Registration): string[] {
  const { registrationId, clientId, name, tokenEndpointAuthMethod: method } = configuration;
  return present([
    `          ${key(id)}:`,
    `            provider: ${value(registrationId)}`,
    `            client-id: ${value(clientId)}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Spring's own placeholder
    usesSecret(method) && '            client-secret: "${CLIENT_SECRET}"',
    `            client-authentication-method: ${value(method)}`,
    `            authorization-grant-type: ${value(grant)}`,
    redirect !== null && `            redirect-uri: ${value(redirect)}`,
    scopes.length > 0 && '            scope:',
    ...scopes.map((scope) => `              - ${value(scope)}`),
    `            client-name: ${value(name)}`,
  ]);
}

function providerLines({ configuration, provider }: UseItSubject): string[] {
  const { registrationId, usernameAttribute, userInfoAuthMethod } = configuration;
  const endpoints: [string, string | null][] =
    provider.issuer === null
      ? [
          ['authorization-uri', provider.authorization],
          ['token-uri', provider.token],
          ['user-info-uri', provider.userInfo],
          ['jwk-set-uri', provider.jwks],
        ]
      : [['issuer-uri', provider.issuer]];
  return present([
    `          ${key(registrationId)}:`,
    ...endpoints.map(([name, address]) => address !== null && `            ${name}: ${value(address)}`),
    userInfoAuthMethod !== 'header' && `            user-info-authentication-method: ${value(userInfoAuthMethod)}`,
    `            user-name-attribute: ${value(usernameAttribute)}`,
  ]);
}

/** `application.yaml` of Spring Boot with Spring Security's OAuth 2.0 client. */
export function springHelp(subject: UseItSubject): ToolHelp {
  const { configuration, provider } = subject;
  const method = configuration.tokenEndpointAuthMethod;
  const grants = grantsOf(configuration);
  if (usesCertificate(method)) return unfit(TOOL, 'auth_method');
  if (provider.issuer === null && provider.token === null) return unfit(TOOL, 'endpoint_missing');
  const all = registrations(subject);
  if (all.length === 0) return unfit(TOOL, grants.inBrowserOnly ? 'in_browser' : 'grants');
  const code = [
    'spring:',
    '  security:',
    '    oauth2:',
    '      client:',
    '        registration:',
    ...all.flatMap((registration) => registrationLines(subject, registration)),
    '        provider:',
    ...providerLines(subject),
  ].join('\n');
  const redirect = grants.code ? redirectTemplate(configuration) : DEFAULT_TEMPLATE;
  const notes: (Note | false)[] = [
    (method === 'private_key_jwt' || method === 'client_secret_jwt') && 'spring_jwt',
    grants.code && method !== 'none' && configuration.requirePkce && 'spring_pkce',
    grants.code && redirectUriOf(configuration) === null && 'no_redirect',
    redirect !== DEFAULT_TEMPLATE && 'spring_redirect',
  ];
  return { tool: TOOL, snippets: [{ id: 'application', language: 'yaml', code: `${code}\n` }], notes: present(notes) };
}
