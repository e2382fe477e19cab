import { describe, expect, it } from 'vitest';
import { revokeApiToken } from '@/lib/data/api-tokens';
import { database } from '@/lib/data/database';
import { admin } from '@/lib/data/testing/actors';
import { builtInRequest, freshId } from '@/lib/data/testing/registrations';
import { API_TOKEN_PERMISSIONS } from '@/lib/domain/api-tokens/permissions';
import { OPERATIONS } from './operations';
import { program, send } from './testing/program';

const input = (members: object = {}) => builtInRequest(members).input as Record<string, unknown>;
const client = (members: object = {}) => ({
  clientId: freshId('client'),
  redirectUris: ['https://app.example.com/cb'],
  ...members,
});
const refusals = (actorId: string) => database.auditEvent.count({ where: { actorId, action: 'access.refuse' } });

describe('a token', () => {
  it('does what it was given and nothing else: each refusal is one event', async () => {
    for (const given of API_TOKEN_PERMISSIONS) {
      const { token, ask } = await program([given]);
      const others = OPERATIONS.filter(({ permission }) => permission !== given);
      for (const { id, method, path, permission } of others) {
        const before = await refusals(token.id);
        const sent = method === 'GET' ? {} : { raw: 'never read' };
        const { status, body, headers } = await ask(method, path.replaceAll(/\{\w+\}/g, 'x'), sent);
        expect(status, `${given}: ${id}`).toBe(403);
        expect(body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining(permission) });
        expect(headers.get('www-authenticate')).toContain(`error="insufficient_scope", scope="${permission}"`);
        expect(await refusals(token.id)).toBe(before + 1);
      }
    }
  });

  it.each([
    ['revoked', (id: string) => revokeApiToken(admin, id)],
    ['expired', (id: string) => database.apiToken.update({ where: { id }, data: { expiresAt: new Date() } })],
  ])('that is %s between two requests opens nothing at the second', async (_, end) => {
    const { token, ask } = await program();
    expect((await ask('GET', '/registrations')).status).toBe(200);
    await end(token.id);
    const { status, headers, body } = await ask('POST', '/registrations', { body: { configuration: input() } });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="Clientele API", error="invalid_token"');
    expect(body.code).toBe('unauthenticated');
  });

  it('in an address is refused, and not repeated', async () => {
    const { token, value, ask } = await program();
    for (const address of [`/registrations?access_token=${value}`, `/registrations?q=${value}`]) {
      const { status, body } = await ask('GET', address);
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'token_in_address' });
      expect(JSON.stringify(body)).not.toContain(value);
    }
    expect(await refusals(token.id)).toBe(2);
    expect((await send('GET', `/registrations?access_token=${value}`)).status).toBe(400);
  });

  it.each([
    ['twice in the path', (value: string) => `/registrations/${value}/secrets/${value}`],
    ['percent-encoded in the path', (value: string) => `/registrations/${value.replace('clt_api_', '%63lt%5Fapi_')}`],
    [
      'encoded, beside an escape that is none',
      (value: string) => `/registrations?x=%&q=${value.replace('clt', 'cl%74')}`,
    ],
    ['encoded, beside bytes that are no UTF-8', (value: string) => `/Client/%ff${value.replace('clt', '%ffcl%74')}`],
  ])('in an address reaches no trail in clear: %s', async (_, addressWith) => {
    const { token, value, ask } = await program();
    const { status, body } = await ask('GET', addressWith(value));
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'token_in_address' });
    const [event, ...others] = await database.auditEvent.findMany({ where: { actorId: token.id } });
    expect(others).toEqual([]);
    const told = decodeURIComponent(
      JSON.stringify(event, (__, one) => (typeof one === 'bigint' ? `${one}` : one)).replaceAll('%ff', ''),
    );
    expect(told).toContain('token_in_address');
    expect(told).not.toContain(value.slice('clt_api_'.length));
  });

  it('in addresses again and again is slowed by its network, and tells the trail no more', async () => {
    const { token, value } = await program();
    const leak = () => send('GET', `/registrations?q=${value}`, { headers: { 'x-clientele-address': '198.51.100.9' } });
    const answers = await Promise.all(Array.from({ length: 62 }, leak));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    expect(await refusals(token.id)).toBe(60);
  });

  it('is the only thing that counts: no cookie, no origin, no CORS', async () => {
    const { ask } = await program();
    const cookie = '__Host-clientele.session=x; clientele.session=x';
    expect((await send('GET', '/registrations', { headers: { cookie } })).status).toBe(401);
    const foreign = await ask('POST', '/Client', { body: client(), headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(201);
    const preflight = await send('OPTIONS', '/Client', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PUT' },
    });
    for (const { headers } of [foreign, preflight]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('that guesses is slowed by its network, and one that asks too often by itself', async () => {
    const { token, ask } = await program();
    const first = await ask('GET', '/registrations?size=25');
    expect(first.headers.get('ratelimit-policy')).toBe('"token";q=600;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"token";r=599;t=\d+$/);
    await database.rateLimit.updateMany({ where: { key: { endsWith: token.id } }, data: { points: 600 } });
    const refused = await ask('GET', '/registrations?size=25');
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit')).toMatch(/^"token";r=0;t=\d+$/);

    const guess = () =>
      send('GET', '/registrations', {
        headers: { authorization: `Bearer clt_api_${freshId()}`, 'x-clientele-address': '198.51.100.7' },
      });
    const answers = await Promise.all(Array.from({ length: 70 }, guess));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });
});
