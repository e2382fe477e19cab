import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { cleanUpProtocol } from '@/lib/data/protocol';
import { deleteRegistration, setRegistrationEnabled } from '@/lib/data/registrations';
import { admin } from '@/lib/data/testing/actors';
import { makePerson } from '@/lib/data/testing/people';
import { setUserDisabled } from '@/lib/data/users';
import { openBrowser, signIn } from './testing/browser';
import { askForToken, introspect, refresh, registerApi, registerClient, registerWebApp } from './testing/clients';
import { basic, post, startAuthorizationServer } from './testing/server';

/** Whoever is shut out takes with them all that was issued, at once and whatever its form (security.md §4). */

const server = startAuthorizationServer();
beforeAll(() => registerApi('ledger'));

const WEB = { scopes: ['openid', 'ledger.use'], refreshTokenLimit: 'unlimited' };

/** Everything that can be had: an opaque token, a JWT and a refresh token, asked about by their own API. */
async function issueAll() {
  const person = await makePerson('reviewer');
  const client = await registerWebApp(WEB);
  const opaque = (await signIn(server, client, person.id)).body;
  const jwt = (await signIn(server, client, person.id, { scope: 'openid ledger.use' })).body;
  return { person, client, opaque, jwt };
}

type Issued = Awaited<ReturnType<typeof issueAll>>;

/** Whether the tokens live, as the API and UserInfo see it: the client itself may be shut out and cannot ask. */
async function livingOf({ opaque, jwt }: Issued) {
  const userInfo = async (token: unknown) =>
    (await fetch(server.url('/userinfo'), { headers: { authorization: `Bearer ${token}` } })).status;
  const told = await post(
    server.url('/introspect'),
    { token: String(jwt.access_token) },
    basic('ledger', 'api-secret'),
  );
  return [await userInfo(opaque.access_token), await userInfo(jwt.access_token), told.body.active];
}

beforeAll(async () => {
  const { createHash } = await import('node:crypto');
  const { id } = await database.apiResource.findUniqueOrThrow({ where: { name: 'ledger' }, select: { id: true } });
  const digest = `sha256:${createHash('sha256').update('api-secret').digest('hex')}`;
  await database.apiResourceSecret.create({ data: { apiResourceId: id, origin: 'generated', digest, last4: 'cret' } });
});

describe('a client', () => {
  it.each([
    ['disabled', (id: string) => setRegistrationEnabled(admin, id, { enabled: false, reason: '' })],
    ['deleted', (id: string) => deleteRegistration(admin, id, { reason: '' })],
  ])('that is %s', async (_, act) => {
    const issued = await issueAll();
    expect(await livingOf(issued)).toEqual([200, 200, true]);
    await act(issued.client.registrationId);
    expect(await livingOf(issued)).toEqual([401, 401, false]);
    expect(await database.protocolArtifact.count({ where: { clientId: issued.client.clientId } })).toBe(0);
  });

  it('that is enabled again does not bring back what was issued before', async () => {
    const issued = await issueAll();
    const { client } = issued;
    await setRegistrationEnabled(admin, client.registrationId, { enabled: false, reason: '' });
    await setRegistrationEnabled(admin, client.registrationId, { enabled: true, reason: '' });
    expect(await livingOf(issued)).toEqual([401, 401, false]);
    expect((await refresh(server, client, issued.opaque.refresh_token)).body.error).toBe('invalid_grant');
  });
});

describe('a person', () => {
  it('who is disabled', async () => {
    const issued = await issueAll();
    await setUserDisabled(admin, issued.person.id, true);
    expect(await livingOf(issued)).toEqual([401, 401, false]);
    expect((await refresh(server, issued.client, issued.opaque.refresh_token)).body.error).toBe('invalid_grant');
  });

  it('whose session at the server ends with them', async () => {
    const { id } = await makePerson('reviewer');
    const client = await registerWebApp({ requirePkce: false });
    const browser = openBrowser(server, id);
    const parameters = { client_id: client.clientId, response_type: 'code', scope: 'openid', prompt: 'none' };
    const silently = () => browser.authorize({ ...parameters, redirect_uri: 'https://app.example.com/callback' });
    await browser.authorize({ ...parameters, redirect_uri: 'https://app.example.com/callback', prompt: 'login' });
    expect((await silently()).parameters.get('code')).toEqual(expect.any(String));
    await setUserDisabled(admin, id, true);
    expect((await silently()).parameters.get('error')).toBe('login_required');
  });
});

it('tokens, codes and sessions stand in no table of the database', async () => {
  const { client, opaque, jwt } = await issueAll();
  const device = await registerClient({
    grantTypes: ['urn:ietf:params:oauth:grant-type:device_code'],
    scopes: ['openid'],
  });
  const { authorization } = device;
  const { body } = await post(server.url('/device/authorize'), { scope: 'openid' }, { authorization });
  const { body: service } = await askForToken(server, await registerClient());
  const values = [opaque, jwt].flatMap((one) => [one.access_token, one.refresh_token, one.id_token]);
  const secrets = [...values, body.device_code, body.user_code, service.access_token, client.secret].map(String);
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const rows = await database.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" AS t`);
    const text = rows.map(({ row }) => row).join('\n');
    for (const secret of secrets) expect(text).not.toContain(secret);
    for (const secret of [String(body.user_code).replaceAll('-', '')]) expect(text).not.toContain(secret);
  }
});

it('the job takes away what has expired, and only that', async () => {
  const client = await registerClient();
  const { body: kept } = await askForToken(server, client);
  await askForToken(server, await registerClient({ accessTokenLifetime: 1 }));
  await database.protocolArtifact.updateMany({
    where: { clientId: { not: client.clientId } },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  expect(await cleanUpProtocol(admin)).toBeGreaterThan(0);
  expect(await database.protocolArtifact.count({ where: { expiresAt: { lt: new Date() } } })).toBe(0);
  expect(await introspect(server, client, kept.access_token)).toMatchObject({ active: true });
});
