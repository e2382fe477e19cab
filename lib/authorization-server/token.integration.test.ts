import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { askForToken, registerClient } from './testing/clients';
import { startAuthorizationServer } from './testing/server';

const server = startAuthorizationServer();
const ISSUER = 'https://clientele.example.com/oauth';

describe('a client registered a moment ago', () => {
  it('gets a token', async () => {
    const { status, body, headers } = await askForToken(server, await registerClient());
    expect({ status, body }).toEqual({
      status: 200,
      body: { access_token: expect.stringMatching(/^[\w-]{43}$/), expires_in: 3600, token_type: 'Bearer' },
    });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('gets a JWT for an API, which the published keys verify', async () => {
    await database.apiScope.create({ data: { name: 'invoices.read' } });
    await database.apiResource.create({ data: { name: 'invoices', scopes: ['invoices.read'] } });
    const client = await registerClient({ scopes: ['invoices.read'] });
    const { body } = await askForToken(server, client, { scope: 'invoices.read' });
    expect(body).toMatchObject({ scope: 'invoices.read', token_type: 'Bearer' });
    const keys = createRemoteJWKSet(new URL(server.url('/jwks')));
    const { payload, protectedHeader } = await jwtVerify(body.access_token ?? '', keys, {
      issuer: ISSUER,
      audience: 'invoices',
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    expect(payload).toMatchObject({ client_id: client.clientId, sub: client.clientId, scope: 'invoices.read' });
  });
});

it('publishes what it is', async () => {
  const document = await (await fetch(server.url('/.well-known/openid-configuration'))).json();
  expect(document).toMatchObject({ issuer: ISSUER, token_endpoint: `${ISSUER}/token`, jwks_uri: `${ISSUER}/jwks` });
});
