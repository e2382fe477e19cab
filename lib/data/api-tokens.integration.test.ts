import { describe, expect, it } from 'vitest';
import { actorOfToken } from '@/lib/server/api-token';
import { createApiToken, listApiTokens, revokeApiToken } from './api-tokens';
import { database } from './database';
import { UNSAFE_flushUses } from './last-use';
import { actorOf, admin } from './testing/actors';

const REQUEST = { name: 'Deployment', permissions: ['registration:read'], days: 30 } as const;
const make = () => createApiToken(admin, { ...REQUEST, permissions: [...REQUEST.permissions] });
const arriving = (authorization: string | null, path = '/api/v1/registrations') =>
  actorOfToken(new Request(`http://localhost${path}`, authorization === null ? {} : { headers: { authorization } }));
const eventsOf = (targetId: string) =>
  database.auditEvent.findMany({ where: { targetId }, select: { action: true, changes: true } });

describe('an API token', () => {
  it('is shown once, kept as a digest, and told in the trail without its value', async () => {
    const { token, value } = await make();
    expect(value).toMatch(/^clt_api_[0-9A-Za-z]{49}$/);
    expect(token).toMatchObject({
      name: 'Deployment',
      permissions: ['registration:read'],
      state: 'active',
      last4: value.slice(-4),
    });
    const row = await database.apiToken.findUniqueOrThrow({ where: { id: token.id } });
    const events = await eventsOf(token.id);
    expect(events).toMatchObject([{ action: 'apiToken.create' }]);
    expect(JSON.stringify({ ...row, digest: null, events })).not.toContain(value);
    expect(Buffer.from(row.digest)).toHaveLength(32);
    expect(JSON.stringify(await listApiTokens(admin))).not.toContain(value);
  });

  it('is an actor that may what it was given, and nothing that the role of anybody holds', async () => {
    const { token, value } = await make();
    expect(await arriving(`Bearer ${value}`)).toMatchObject({
      ok: true,
      actor: { kind: 'token', id: token.id, name: 'Deployment', permissions: ['registration:read'], origin: 'api' },
    });
    expect(await arriving(`bearer  ${value}`)).toMatchObject({ ok: true });
  });

  it.each([
    ['nothing', () => null, 'missing'],
    ['another scheme', (value: string) => `Basic ${value}`, 'missing'],
    ['no token', () => 'Bearer', 'missing'],
    ['an unknown one', () => 'Bearer clt_api_nobody', 'invalid'],
    ['a longer one', (value: string) => `Bearer ${value}x`, 'invalid'],
    ['a shorter one', (value: string) => `Bearer ${value.slice(0, -1)}`, 'invalid'],
  ])('%s opens nothing', async (_, header, reason) => {
    const { value } = await make();
    expect(await arriving(header(value))).toEqual({ ok: false, reason });
  });

  it('is dead at the next request after it was revoked, and stays so', async () => {
    const { token, value } = await make();
    expect((await arriving(`Bearer ${value}`)).ok).toBe(true);
    await revokeApiToken(admin, token.id);
    expect(await arriving(`Bearer ${value}`)).toEqual({ ok: false, reason: 'invalid' });
    await revokeApiToken(admin, token.id);
    expect((await eventsOf(token.id)).map(({ action }) => action)).toEqual(['apiToken.create', 'apiToken.revoke']);
  });

  it('is dead when its time is over', async () => {
    const { token, value } = await make();
    await database.apiToken.update({ where: { id: token.id }, data: { expiresAt: new Date() } });
    expect(await arriving(`Bearer ${value}`)).toEqual({ ok: false, reason: 'invalid' });
    expect((await listApiTokens(admin)).find(({ id }) => id === token.id)?.state).toBe('expired');
  });

  it.each([
    ['as a parameter', (value: string) => `/api/v1/registrations?access_token=${value}`],
    ['under another name', (value: string) => `/api/v1/registrations?q=${value}`],
    ['escaped', (value: string) => `/api/v1/registrations?q=${value.replace('clt_', 'clt%5F')}`],
    ['in the path', (value: string) => `/api/v1/registrations/${value}`],
  ])('is refused in an address (%s), whatever else was sent, and named as leaked', async (_, address) => {
    const { token, value } = await make();
    expect(await arriving(`Bearer ${value}`, address(value))).toEqual({ ok: false, reason: 'in_address' });
    const refusals = await database.auditEvent.findMany({ where: { actorId: token.id, action: 'access.refuse' } });
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.changes).toEqual([{ path: 'code', before: null, after: 'token_in_address' }]);
    const told = JSON.stringify(refusals, (_key, member) => (typeof member === 'bigint' ? String(member) : member));
    expect(told).not.toContain(value);
  });

  it('says when it was last used, in batches', async () => {
    const { token, value } = await make();
    await arriving(`Bearer ${value}`);
    expect((await listApiTokens(admin)).find(({ id }) => id === token.id)?.lastUsedAt).toBeNull();
    await UNSAFE_flushUses();
    const used = (await listApiTokens(admin)).find(({ id }) => id === token.id)?.lastUsedAt;
    expect(Date.now() - Date.parse(used ?? '')).toBeLessThan(60_000);
    // Never back in time: another instance may have written a later use.
    const later = new Date(Date.now() + 60_000);
    await database.apiToken.update({ where: { id: token.id }, data: { lastUsedAt: later } });
    await arriving(`Bearer ${value}`);
    await UNSAFE_flushUses();
    expect((await listApiTokens(admin)).find(({ id }) => id === token.id)?.lastUsedAt).toBe(later.toISOString());
  });

  it('is made and revoked by administrators alone, who signed in lately', async () => {
    for (const role of ['operator', 'reviewer'] as const) {
      await expect(listApiTokens(actorOf(role))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(
        createApiToken(actorOf(role), { ...REQUEST, permissions: [...REQUEST.permissions] }),
      ).rejects.toMatchObject({ code: 'forbidden' });
      await expect(revokeApiToken(actorOf(role), crypto.randomUUID())).rejects.toMatchObject({ code: 'forbidden' });
    }
    const stale = actorOf('admin', { authenticatedAt: new Date(0) });
    await expect(createApiToken(stale, { ...REQUEST, permissions: [...REQUEST.permissions] })).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
  });
});
