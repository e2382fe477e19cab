import type { AuthMethod, RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { Random } from './random';
import { API_SCOPES, SCOPE_SETS } from './vocabulary';

/** Kinds of clients, as often as one meets them. */
export type Archetype = {
  weight: number;
  members: (host: string, random: Random) => Partial<RegistrationConfiguration>;
};

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

const userScopes = (random: Random) => [...random.pick(SCOPE_SETS)];
const apiScopes = (random: Random) => [...new Set([random.pick(API_SCOPES), random.pick(API_SCOPES)])];
const secretMethod = (random: Random): AuthMethod =>
  random.chance(0.7) ? 'client_secret_basic' : 'client_secret_post';

export const ARCHETYPES: readonly Archetype[] = [
  {
    weight: 42, // web application
    members: (host, random) => ({
      tokenEndpointAuthMethod: secretMethod(random),
      grantTypes: random.chance(0.6) ? ['authorization_code', 'refresh_token'] : ['authorization_code'],
      redirectUris: [
        `https://${host}/login/oauth2/code/main`,
        ...(random.chance(0.3) ? [`https://${host}/signin-oidc`] : []),
        ...(random.chance(0.15) ? ['http://localhost:8080/login/oauth2/code/main'] : []),
      ],
      scopes: [...userScopes(random), ...(random.chance(0.3) ? apiScopes(random) : [])],
      requirePkce: random.chance(0.75),
    }),
  },
  {
    weight: 24, // machine to machine
    members: (_, random) => ({
      tokenEndpointAuthMethod: secretMethod(random),
      grantTypes: ['client_credentials'],
      scopes: apiScopes(random),
    }),
  },
  {
    weight: 13, // single-page application
    members: (host, random) => ({
      clientType: 'public',
      tokenEndpointAuthMethod: 'none',
      grantTypes: ['authorization_code'],
      redirectUris: [`https://${host}/callback`, `https://${host}/silent-renew`],
      scopes: userScopes(random),
    }),
  },
  {
    weight: 11, // native
    members: (host, random) => ({
      clientType: 'public',
      tokenEndpointAuthMethod: 'none',
      applicationType: 'native',
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: [`${host.split('.').reverse().join('.').replaceAll('-', '')}:/oauth`, 'http://127.0.0.1/callback'],
      scopes: userScopes(random),
    }),
  },
  {
    weight: 4, // a service that acts for the person who called it
    members: (_, random) => ({ grantTypes: [TOKEN_EXCHANGE, 'client_credentials'], scopes: apiScopes(random) }),
  },
  {
    weight: 4, // what should have been replaced long ago
    members: (host, random) => ({
      grantTypes: random.chance(0.5) ? ['password', 'refresh_token'] : ['authorization_code', 'password'],
      redirectUris: [`https://${host}/oauth_callback`],
      scopes: userScopes(random),
      requirePkce: false,
    }),
  },
  {
    weight: 2, // television, kiosk
    members: (_, random) => ({
      clientType: 'public',
      tokenEndpointAuthMethod: 'none',
      applicationType: 'native',
      grantTypes: [DEVICE_CODE],
      scopes: userScopes(random),
    }),
  },
];
