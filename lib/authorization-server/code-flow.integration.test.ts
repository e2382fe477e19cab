import { decodeJwt } from 'jose';
import { beforeAll, expect, it } from 'vitest';
import { makePerson } from '@/lib/data/testing/people';
import { CALLBACK, signIn } from './testing/browser';
import { registerClient, type TestClient } from './testing/clients';
import { post, startAuthorizationServer } from './testing/server';

const server = startAuthorizationServer();
const WEB_APP = {
  grantTypes: ['authorization_code'],
  responseTypes: ['code'],
  redirectUris: [CALLBACK],
  scopes: ['openid', 'profile'],
};

let accountId: string;
beforeAll(async () => {
  accountId = (await makePerson('reviewer')).id;
});

it('signs a person in', async () => {
  const client = await registerClient(WEB_APP);
  const { status, body } = await signIn(server, client, accountId, { scope: 'openid profile' });
  expect({ status, body }).toMatchObject({ status: 200, body: { scope: 'openid profile', token_type: 'Bearer' } });
  expect(decodeJwt(String(body.id_token))).toMatchObject({ sub: accountId, aud: client.clientId });
  expect(body.refresh_token).toBeUndefined();
});

async function refresh(client: TestClient, refreshToken: unknown) {
  const { authorization } = client;
  return post(
    server.url('/token'),
    { grant_type: 'refresh_token', refresh_token: String(refreshToken) },
    { authorization },
  );
}

it('refreshes twice and no more where the limit is two', async () => {
  const client = await registerClient({ ...WEB_APP, refreshTokenLimit: 2 });
  const first = await signIn(server, client, accountId);
  const second = await refresh(client, first.body.refresh_token);
  expect(second.status).toBe(200);
  const third = await refresh(client, second.body.refresh_token);
  expect(third.status).toBe(200);
  expect(third.body.refresh_token).toBeUndefined();
});

it('a replayed code takes everything with it', async () => {
  const client = await registerClient({ ...WEB_APP, refreshTokenLimit: 'unlimited' });
  const { code, body } = await signIn(server, client, accountId);
  const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
  const replay = await post(server.url('/token'), form, { authorization: client.authorization });
  expect(replay.body).toMatchObject({ error: 'invalid_grant' });
  void body;
});
