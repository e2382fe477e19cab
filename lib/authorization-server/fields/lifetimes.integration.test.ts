import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { updateTokenSettings } from '@/lib/data/settings';
import { admin } from '@/lib/data/testing/actors';
import { makePerson } from '@/lib/data/testing/people';
import { codeRequest, openBrowser, pkce, signIn } from '../testing/browser';
import {
  askForToken,
  introspect,
  refresh,
  registerApi,
  registerClient,
  registerWebApp,
  type TestClient,
} from '../testing/clients';
import { post, startAuthorizationServer } from '../testing/server';

/** Every lifetime and the rules of refresh tokens, by two clients that differ only in that field (docs/fields.md). */

const server = startAuthorizationServer();
const UNLIMITED = { refreshTokenLimit: 'unlimited' };
let accountId: string;
beforeAll(async () => {
  accountId = (await makePerson('reviewer')).id;
  await registerApi('timed');
});

/** Seconds pass while a test runs. */
const between = (low: number, high: number) => (value: unknown) => Number(value) >= low && Number(value) <= high;

const secondsOf = ({ exp = 0, iat = 0 }) => exp - iat;

/** When the stored artifacts of a client end, in seconds from now, by their kinds. */
async function endsOf({ clientId }: TestClient): Promise<Record<string, number>> {
  const rows = await database.protocolArtifact.findMany({ where: { clientId }, orderBy: { createdAt: 'asc' } });
  return Object.fromEntries(rows.map(({ kind, expiresAt }) => [kind, Math.round((+expiresAt - Date.now()) / 1000)]));
}

/** Lets everything that a client has been issued grow older. */
const letPass = ({ clientId }: TestClient, seconds: number) =>
  database.$executeRaw`
    UPDATE protocol_artifacts SET expires_at = expires_at - make_interval(secs => ${seconds}), payload = payload
      || jsonb_build_object('iat', (payload ->> 'iat')::bigint - ${seconds}::int, 'exp', (payload ->> 'exp')::bigint - ${seconds}::int)
      || CASE WHEN payload ? 'iiat' THEN jsonb_build_object('iiat', (payload ->> 'iiat')::bigint - ${seconds}::int) ELSE '{}' END
    WHERE client_id = ${clientId}`;

describe('accessTokenLifetime', () => {
  it.each([
    ['opaque', {}, {}],
    ['JWT', { scopes: ['timed.use'] }, { scope: 'timed.use' }],
  ])('is N seconds, the global setting, or for ever: %s', async (_, input, form) => {
    const lifetimeOf = async (accessTokenLifetime: number | 'never' | null) =>
      (await askForToken(server, await registerClient({ ...input, accessTokenLifetime }), form)).body.expires_in;
    expect(await lifetimeOf(77)).toBe(77);
    expect(await lifetimeOf('never')).toBe(2_147_483_647);
    expect(await lifetimeOf(null)).toBe(3600);
  });

  it('never: the token says iat + 2,147,483,647, and lives', async () => {
    const client = await registerClient({ scopes: ['timed.use'], accessTokenLifetime: 'never' });
    const { body } = await askForToken(server, client, { scope: 'timed.use' });
    expect(secondsOf(decodeJwt(body.access_token ?? ''))).toBe(2_147_483_647);
    expect(await introspect(server, client, body.access_token)).toMatchObject({ active: true });
  });

  it('the global setting counts at the next request', async () => {
    const client = await registerClient();
    const save = (accessTokenLifetime: number, version: number) =>
      updateTokenSettings(admin, { value: { accessTokenLifetime }, version, reason: '' });
    const { version } = await save(600, 0);
    expect((await askForToken(server, client)).body.expires_in).toBe(600);
    await save(3600, version);
    expect((await askForToken(server, client)).body.expires_in).toBe(3600);
  });

  it('is over when it is over', async () => {
    const client = await registerClient({ accessTokenLifetime: 60 });
    const { body } = await askForToken(server, client);
    expect(await introspect(server, client, body.access_token)).toMatchObject({ active: true });
    await letPass(client, 61);
    expect(await introspect(server, client, body.access_token)).toEqual({ active: false });
  });
});

it('identityTokenLifetime', async () => {
  const lifetimeOf = async (input: object) =>
    secondsOf(decodeJwt(String((await signIn(server, await registerWebApp(input), accountId)).body.id_token)));
  expect(await lifetimeOf({})).toBe(300);
  expect(await lifetimeOf({ identityTokenLifetime: 42 })).toBe(42);
});

it('authorizationCodeLifetime', async () => {
  const askForCode = async (input: object) => {
    const client = await registerWebApp(input);
    await openBrowser(server, accountId).authorize(codeRequest(client, pkce().challenge));
    return (await endsOf(client)).AuthorizationCode;
  };
  expect(await askForCode({})).toSatisfy(between(298, 300));
  expect(await askForCode({ authorizationCodeLifetime: 20 })).toSatisfy(between(18, 20));
});

it('deviceCodeLifetime', async () => {
  const device = { grantTypes: ['urn:ietf:params:oauth:grant-type:device_code'], scopes: ['openid'] };
  const lifetimeOf = async (input: object) => {
    const { authorization } = await registerClient({ ...device, ...input });
    return (await post(server.url('/device/authorize'), { scope: 'openid' }, { authorization })).body.expires_in;
  };
  expect(await lifetimeOf({})).toBe(300);
  expect(await lifetimeOf({ deviceCodeLifetime: 99 })).toBe(99);
});

/** Signs in and refreshes until that fails: how many times it went well. */
async function refreshesOf(input: object): Promise<number> {
  const client = await registerWebApp(input);
  let token = (await signIn(server, client, accountId)).body.refresh_token;
  for (let count = 0; ; count++) {
    if (token === undefined || count === 5) return count;
    const { status, body } = await refresh(server, client, token);
    if (status !== 200) return count;
    token = body.refresh_token;
  }
}

describe('refreshTokenLimit', () => {
  it.each([
    [0, 0],
    [1, 1],
    [3, 3],
    ['unlimited', 5],
  ])('%s, one time each: %i refreshes', async (refreshTokenLimit, count) => {
    expect(await refreshesOf({ refreshTokenLimit })).toBe(count);
  });

  it.each([
    [1, 1],
    [3, 3],
    ['unlimited', 5],
  ])('%s, with reuse: %i refreshes', async (refreshTokenLimit, count) => {
    expect(await refreshesOf({ refreshTokenLimit, refreshTokenUsage: 'reuse' })).toBe(count);
  });

  it('ten at once with one token that may be used twice: two', async () => {
    const client = await registerWebApp({ refreshTokenLimit: 2, refreshTokenUsage: 'reuse' });
    const { body } = await signIn(server, client, accountId);
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(server, client, body.refresh_token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
  });
});

describe('refreshTokenUsage', () => {
  it('oneTimeOnly: another one each time, and using the old one again ends everything', async () => {
    const client = await registerWebApp(UNLIMITED);
    const first = (await signIn(server, client, accountId)).body;
    const second = (await refresh(server, client, first.refresh_token)).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await refresh(server, client, first.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(server, client, second.refresh_token)).body.error).toBe('invalid_grant');
    expect(await introspect(server, client, second.access_token)).toEqual({ active: false });
  });

  it('reuse: the same one stays', async () => {
    const client = await registerWebApp({ ...UNLIMITED, refreshTokenUsage: 'reuse' });
    const first = (await signIn(server, client, accountId)).body;
    expect((await refresh(server, client, first.refresh_token)).body.refresh_token).toBe(first.refresh_token);
    expect((await refresh(server, client, first.refresh_token)).status).toBe(200);
  });
});

describe('refreshTokenExpiration', () => {
  const times = { ...UNLIMITED, absoluteRefreshTokenLifetime: 1000, slidingRefreshTokenLifetime: 600 };

  it.each(['oneTimeOnly', 'reuse'] as const)('absolute: the end does not move (%s)', async (refreshTokenUsage) => {
    const client = await registerWebApp({ ...times, refreshTokenUsage });
    const { body } = await signIn(server, client, accountId);
    await letPass(client, 500);
    expect((await refresh(server, client, body.refresh_token)).status).toBe(200);
    expect((await endsOf(client)).RefreshToken).toSatisfy(between(495, 500));
  });

  it.each(['oneTimeOnly', 'reuse'] as const)(
    'sliding: renewed on use, never past the absolute lifetime (%s)',
    async (refreshTokenUsage) => {
      const client = await registerWebApp({ ...times, refreshTokenUsage, refreshTokenExpiration: 'sliding' });
      const { body } = await signIn(server, client, accountId);
      expect((await endsOf(client)).RefreshToken).toSatisfy(between(595, 600));
      await letPass(client, 300);
      const next = await refresh(server, client, body.refresh_token);
      expect((await endsOf(client)).RefreshToken).toSatisfy(between(595, 600));
      await letPass(client, 500);
      expect((await refresh(server, client, next.body.refresh_token)).status).toBe(200);
      expect((await endsOf(client)).RefreshToken).toSatisfy(between(195, 200));
    },
  );

  it('what is over is over', async () => {
    const client = await registerWebApp(times);
    const { body } = await signIn(server, client, accountId);
    await letPass(client, 1001);
    expect((await refresh(server, client, body.refresh_token)).body.error).toBe('invalid_grant');
  });
});

describe('updateAccessTokenClaimsOnRefresh', () => {
  it('says anew what is true of the person now, or what was true then', async () => {
    const { id } = await makePerson('reviewer');
    await registerApi('people', { userClaims: ['nickname'] });
    const setNickname = (nickname: string) => database.user.update({ where: { id }, data: { claims: { nickname } } });
    const nicknames = async (updateAccessTokenClaimsOnRefresh: boolean) => {
      await setNickname('before');
      const scopes = ['openid', 'people.use'];
      const client = await registerWebApp({ ...UNLIMITED, scopes, updateAccessTokenClaimsOnRefresh });
      const { body } = await signIn(server, client, id, { scope: scopes.join(' ') });
      await setNickname('after');
      const first = await refresh(server, client, body.refresh_token);
      const second = await refresh(server, client, first.body.refresh_token);
      return [body, first.body, second.body].map((one) => decodeJwt(one.access_token ?? '').nickname);
    };
    expect(await nicknames(false)).toEqual(['before', 'before', 'before']);
    expect(await nicknames(true)).toEqual(['before', 'after', 'after']);
  });
});
