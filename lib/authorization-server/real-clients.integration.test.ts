import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePerson, PASSWORD, type Person } from '@/lib/data/testing/people';
import { CALLBACK, openBrowser } from './testing/browser';
import { registerApi, registerClient, registerWebApp } from './testing/clients';
import { startAuthorizationServer } from './testing/server';

/** Clients that we did not write, through every flow that needs no page: they check what they are answered, and we do not. */

const server = startAuthorizationServer();
const ISSUER = new URL('https://clientele.example.com/oauth');
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
let person: Person;
beforeAll(async () => {
  person = await makePerson('reviewer');
  await registerApi('parcels');
});

/** The issuer is reached at the test's own port. */
const customFetch = (address: string, options: object) => fetch(server.url(address.slice(ISSUER.href.length)), options);

describe('openid-client', () => {
  const discover = (clientId: string, authentication: openid.ClientAuth) =>
    openid.discovery(ISSUER, clientId, undefined, authentication, { [openid.customFetch]: customFetch as never });

  it('discovers, authorizes with PKCE, refreshes, asks UserInfo, introspects and revokes', async () => {
    const input = { scopes: ['openid', 'email', 'parcels.use'], refreshTokenLimit: 'unlimited' };
    const { clientId, secret } = await registerWebApp(input);
    const config = await discover(clientId, openid.ClientSecretBasic(secret));
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [openid.randomState(), openid.randomNonce()];
    const address = openid.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid email parcels.use',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
    });
    const arrived = await openBrowser(server, person.id).authorize(Object.fromEntries(address.searchParams));
    const checks = { pkceCodeVerifier, expectedState, expectedNonce };
    const tokens = await openid.authorizationCodeGrant(config, new URL(arrived.location), checks);
    expect(tokens.claims()).toMatchObject({ sub: person.id, aud: clientId });
    expect(await openid.fetchUserInfo(config, tokens.access_token, person.id)).toMatchObject({ email: person.email });

    const next = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(await openid.tokenIntrospection(config, next.access_token)).toMatchObject({ active: true });
    await openid.tokenRevocation(config, next.refresh_token ?? '');
    expect(await openid.tokenIntrospection(config, next.access_token)).toMatchObject({ active: false });
  });

  it('pushes its authorization request', async () => {
    const { clientId, secret } = await registerWebApp();
    const config = await discover(clientId, openid.ClientSecretBasic(secret));
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    const address = await openid.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: CALLBACK,
      scope: 'openid',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const arrived = await openBrowser(server, person.id).authorize(Object.fromEntries(address.searchParams));
    const tokens = await openid.authorizationCodeGrant(config, new URL(arrived.location), { pkceCodeVerifier });
    expect(tokens.claims()?.sub).toBe(person.id);
  });

  it('hybrid: checks the code against the ID token that came with it', async () => {
    const hybrid = { grantTypes: ['hybrid'], responseTypes: ['code id_token'], requirePkce: false };
    const { clientId, secret } = await registerWebApp(hybrid);
    const config = await discover(clientId, openid.ClientSecretBasic(secret));
    openid.useCodeIdTokenResponseType(config);
    const expectedNonce = openid.randomNonce();
    const address = openid.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: 'openid',
      nonce: expectedNonce,
    });
    const arrived = await openBrowser(server, person.id).authorize(Object.fromEntries(address.searchParams));
    const tokens = await openid.authorizationCodeGrant(config, new URL(arrived.location), { expectedNonce });
    expect(tokens.claims()?.sub).toBe(person.id);
  });

  it('gets tokens by client credentials, password, and exchange', async () => {
    const { clientId, secret } = await registerClient({
      clientId: 'parcels',
      grantTypes: ['client_credentials', 'password', EXCHANGE],
      scopes: ['openid', 'parcels.use'],
      tokenEndpointAuthMethod: 'client_secret_post',
    });
    const config = await discover(clientId, openid.ClientSecretPost(secret));
    const service = await openid.clientCredentialsGrant(config, { scope: 'parcels.use' });
    expect(service).toMatchObject({ token_type: 'bearer', scope: 'parcels.use' });
    const password = { username: person.email, password: PASSWORD, scope: 'openid parcels.use' };
    const own = await openid.genericGrantRequest(config, 'password', password);
    expect(own.claims()?.sub).toBe(person.id);
    const exchanged = await openid.genericGrantRequest(config, EXCHANGE, {
      subject_token: own.access_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience: 'parcels',
    });
    expect(exchanged.issued_token_type).toBe('urn:ietf:params:oauth:token-type:access_token');
  });

  it('starts a device on its way', async () => {
    const { clientId } = await registerClient({ clientType: 'public', grantTypes: [DEVICE], scopes: ['openid'] });
    const config = await discover(clientId, openid.None());
    const started = await openid.initiateDeviceAuthorization(config, { scope: 'openid' });
    expect(started.verification_uri).toBe('https://clientele.example.com/device');
    expect(started.expires_in).toBe(300);
  });
});

describe('oauth4webapi', () => {
  const options = { [oauth.customFetch]: customFetch as never };

  it('discovers, gets a JWT by client credentials, and validates it as an API would', async () => {
    const as = await oauth.processDiscoveryResponse(ISSUER, await oauth.discoveryRequest(ISSUER, options));
    const { clientId, secret } = await registerClient({ scopes: ['parcels.use'] });
    const client: oauth.Client = { client_id: clientId };
    const parameters = new URLSearchParams({ scope: 'parcels.use' });
    const authentication = oauth.ClientSecretBasic(secret);
    const response = await oauth.clientCredentialsGrantRequest(as, client, authentication, parameters, options);
    const { access_token } = await oauth.processClientCredentialsResponse(as, client, response);
    const request = new Request('https://parcels.example.com', {
      headers: { authorization: `Bearer ${access_token}` },
    });
    const claims = await oauth.validateJwtAccessToken(as, request, 'parcels', options);
    expect(claims).toMatchObject({ client_id: clientId, scope: 'parcels.use', iss: ISSUER.href });
  });

  it('authorizes with PKCE and checks the issuer in the answer (RFC 9207)', async () => {
    const as = await oauth.processDiscoveryResponse(ISSUER, await oauth.discoveryRequest(ISSUER, options));
    const { clientId, secret } = await registerWebApp();
    const client: oauth.Client = { client_id: clientId };
    const verifier = oauth.generateRandomCodeVerifier();
    const arrived = await openBrowser(server, person.id).authorize({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid',
      state: 'state',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const parameters = oauth.validateAuthResponse(as, client, new URL(arrived.location), 'state');
    const authentication = oauth.ClientSecretBasic(secret);
    const grant = [as, client, authentication, parameters, CALLBACK, verifier, options] as const;
    const response = await oauth.authorizationCodeGrantRequest(...grant);
    const result = await oauth.processAuthorizationCodeResponse(as, client, response, { requireIdToken: true });
    expect(oauth.getValidatedIdTokenClaims(result)?.sub).toBe(person.id);
  });
});
