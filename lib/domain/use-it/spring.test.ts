import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { springHelp } from './spring';
import { backendScope, type UseItSubject } from './subject';
import { hostileSubject, subjectOf } from './testing/subjects';

type Properties = Record<string, unknown>;
type Client = { registration: Record<string, Properties>; provider: Record<string, Properties> };

/** What Spring Boot makes of the file: YAML (1.2 here, 1.1 in SnakeYAML), bracketed keys of maps, `\${` as text. */
function read(subject: UseItSubject, version: '1.1' | '1.2' = '1.2'): Client | null {
  const [snippet] = springHelp(subject).snippets;
  if (snippet === undefined) return null;
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll('\\${', '${');
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [/^\[(.*)\]$/.exec(key)?.[1] ?? key, plain(member)]),
    );
  };
  const document = parse(snippet.code, { version, uniqueKeys: true }) as { spring: never };
  return (plain(document.spring) as { security: { oauth2: { client: Client } } }).security.oauth2.client;
}

describe('Spring Boot', () => {
  it('gets every property of a client that signs people in', () => {
    const redirectUris = ['https://shop.example.com/login/oauth2/code/shop'];
    expect(read(subjectOf('automatic', { redirectUris }))).toEqual({
      registration: {
        shop: {
          provider: 'shop',
          'client-id': 'shop-client',
          // biome-ignore lint/suspicious/noTemplateCurlyInString: Spring's own placeholder
          'client-secret': '${CLIENT_SECRET}',
          'client-authentication-method': 'client_secret_basic',
          'authorization-grant-type': 'authorization_code',
          'redirect-uri': '{baseUrl}/login/oauth2/code/{registrationId}',
          scope: ['openid', 'orders.read'],
          'client-name': 'Shop',
        },
      },
      provider: { shop: { 'issuer-uri': 'https://idp.example.com/realms/a', 'user-name-attribute': 'sub' } },
    });
  });

  it('gets the typed endpoints of a provider that publishes none', () => {
    const manual = subjectOf('manual', { userInfoAuthMethod: 'form', usernameAttribute: 'login' });
    expect(read(manual)?.provider).toEqual({
      shop: {
        'authorization-uri': manual.provider.authorization,
        'token-uri': manual.provider.token,
        'user-info-uri': manual.provider.userInfo,
        'jwk-set-uri': manual.provider.jwks,
        'user-info-authentication-method': 'form',
        'user-name-attribute': 'login',
      },
    });
  });

  it('gets two registrations for two grants, and no personal scope for the client itself', () => {
    const grantTypes = ['authorization_code', 'client_credentials'];
    const client = read(subjectOf('built_in', { grantTypes, redirectUris: [] }));
    expect(Object.keys(client?.registration ?? {})).toEqual(['shop', 'shop-client-credentials']);
    expect(client?.registration['shop-client-credentials']).toMatchObject({
      'authorization-grant-type': 'client_credentials',
      scope: ['orders.read'],
    });
    expect(client?.registration['shop-client-credentials']).not.toHaveProperty('redirect-uri');
  });

  it('gets no secret for a public client, and the template that was registered', () => {
    const redirectUriTemplate = '{baseUrl}/authorized/{registrationId}';
    const subject = subjectOf('automatic', { tokenEndpointAuthMethod: 'none', redirectUris: [], redirectUriTemplate });
    const shop = read(subject)?.registration.shop;
    expect(shop).toMatchObject({ 'client-authentication-method': 'none', 'redirect-uri': redirectUriTemplate });
    expect(shop).not.toHaveProperty('client-secret');
    expect(springHelp(subject).notes).toEqual(['spring_redirect']);
  });

  it.each([
    [{ tokenEndpointAuthMethod: 'tls_client_auth' }, ['auth_method']],
    [{ grantTypes: ['implicit'] }, ['in_browser']],
    [{ grantTypes: ['password'] }, ['grants']],
  ] as const)('says why it does not fit %j', (members, notes) => {
    expect(springHelp(subjectOf('automatic', members as object))).toEqual({ tool: 'Spring Boot', snippets: [], notes });
  });

  it.each(['1.1', '1.2'] as const)('reads back every character, as YAML %s', (version) => {
    fc.assert(
      fc.property(hostileSubject, (subject) => {
        const { configuration } = subject;
        const client = read(subject, version);
        for (const registration of Object.values(client?.registration ?? {})) {
          const isBackend = registration['authorization-grant-type'] === 'client_credentials';
          const scopes = isBackend ? backendScope(subject).split(' ').filter(Boolean) : configuration.scopes;
          expect(registration).toMatchObject({
            provider: configuration.registrationId,
            'client-id': configuration.clientId,
            'client-name': configuration.name,
            ...(scopes.length > 0 && { scope: scopes }),
          });
        }
        if (client !== null) {
          expect(client.provider[configuration.registrationId]).toMatchObject({
            'user-name-attribute': configuration.usernameAttribute,
          });
        }
      }),
    );
  });
});
