import { afterAll, describe, expect, it } from 'vitest';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { matchesDigest } from '@/lib/server/secrets';
import { verifyAuditChain } from '../audit/verify';
import { database } from '../database';
import { addApiSecret, createResource, revokeApiSecret, UNSAFE_findApiSecrets, updateResource } from '../resources';
import { admin } from '../testing/actors';
import { freshId } from '../testing/registrations';

const create = <K extends ResourceKind>(kind: K, input: object = {}) =>
  createResource(admin, kind, { input: { name: freshId('res'), ...input }, reason: '' });
const save = { reason: '', rowVersion: 1 };
const eventsOf = (targetId: string) =>
  database.auditEvent.findMany({
    where: { targetId },
    orderBy: { sequence: 'asc' },
    select: { action: true, targetType: true, targetName: true, changes: true },
  });

afterAll(async () => {
  expect((await verifyAuditChain(admin, null)).fault).toBeNull();
});

describe("an API's secrets", () => {
  const secret = { value: null, description: 'production', expiresAt: null };
  const typed = (value: string) => ({ value, type: 'shared_secret', description: '', expiresAt: null }) as const;
  const opens = async (name: string, value: string, at = new Date()) => {
    const digests = (await UNSAFE_findApiSecrets(name, at)) ?? [];
    return (await Promise.all(digests.map(({ digest }) => matchesDigest(value, digest)))).includes(true);
  };

  it('are several, generated once or typed, kept as digests, and revoked one by one', async () => {
    const { id, resource } = await create('apiResource');
    const first = await addApiSecret(admin, id, secret);
    const second = await addApiSecret(admin, id, { ...secret, value: 'typed-by-hand-0123456789' });
    expect([first.generated?.length, second.generated]).toEqual([62, null]);
    expect(second.view.secrets).toMatchObject([
      { origin: 'entered', last4: '6789', state: 'current' },
      { origin: 'generated', last4: first.generated?.slice(-4), state: 'current' },
    ]);
    const [typedOne, generatedOne] = second.view.secrets;
    expect(await opens(resource.name, first.generated ?? '')).toBe(true);
    expect(await opens(resource.name, 'typed-by-hand-0123456789')).toBe(true);

    const { secrets } = await revokeApiSecret(admin, id, generatedOne?.id ?? '', { reason: 'leaked' });
    expect(secrets.map(({ state }) => state)).toEqual(['current', 'revoked']);
    expect(await opens(resource.name, first.generated ?? '')).toBe(false);
    await expect(revokeApiSecret(admin, id, generatedOne?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });

    const events = await eventsOf(id);
    expect(events.map(({ action }) => action)).toEqual([
      'resource.create',
      'resource.addSecret',
      'resource.addSecret',
      'resource.revokeSecret',
    ]);
    const told = JSON.stringify(events);
    expect(told).toContain(typedOne?.id);
    expect(told).not.toContain(first.generated);
    expect(told).not.toContain('typed-by-hand');
  });

  it('expire, and are no one else’s to revoke', async () => {
    const { id, resource } = await create('apiResource');
    const other = await create('apiResource');
    const expiresAt = new Date(Date.now() + 60_000);
    const { view, generated } = await addApiSecret(admin, id, { ...secret, expiresAt });
    expect(await opens(resource.name, generated ?? '')).toBe(true);
    expect(await opens(resource.name, generated ?? '', expiresAt)).toBe(false);
    const secretId = view.secrets[0]?.id ?? '';
    await expect(revokeApiSecret(admin, other.id, secretId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(addApiSecret(admin, id, { ...secret, expiresAt: new Date(0) })).rejects.toMatchObject({
      fieldErrors: [{ path: 'secret.expiresAt', code: 'expiry_past' }],
    });
  });

  it('are none of a disabled API', async () => {
    const { id, resource } = await create('apiResource');
    await addApiSecret(admin, id, secret);
    await updateResource(admin, 'apiResource', { id }, { ...save, input: { enabled: false } });
    expect(await UNSAFE_findApiSecrets(resource.name, new Date())).toBeNull();
  });

  it('sent as a set replace the set: what is known stays, and no empty set takes any away', async () => {
    const input = { name: freshId('set') };
    const secrets = [typed('value-number-one-0123456789'), typed('')];
    const { id } = await createResource(admin, 'apiResource', { input, secrets, reason: '' });
    const put = (...sent: ReturnType<typeof typed>[]) =>
      updateResource(admin, 'apiResource', { id }, { input, secrets: sent, rowVersion: null, reason: '' });
    const states = ({ secrets: shown }: ResourceView) => shown.map(({ state }) => state);

    expect(states(await put(typed('')))).toEqual(['current']);
    expect(states(await put(typed('value-number-one-0123456789')))).toEqual(['current']);
    expect(await eventsOf(id)).toHaveLength(1);
    expect(states(await put(typed('value-number-two-0123456789')))).toEqual(['current', 'revoked']);
    expect(await opens(input.name, 'value-number-one-0123456789')).toBe(false);
    expect(await opens(input.name, 'value-number-two-0123456789')).toBe(true);
    expect(await eventsOf(id)).toHaveLength(2);
    await expect(put(typed('b\u00e4d'))).rejects.toMatchObject({
      fieldErrors: [{ path: 'secrets.0.value', code: 'secret_characters' }],
    });
  });

  it('sent as two sets at once leave one of them', async () => {
    const input = { name: freshId('sets') };
    const { id } = await createResource(admin, 'apiResource', { input, reason: '' });
    const put = (value: string) =>
      updateResource(admin, 'apiResource', { id }, { input, secrets: [typed(value)], rowVersion: null, reason: '' });
    const values = ['one', 'two', 'three', 'four'].map((name) => `value-number-${name}-0123456789`);
    await Promise.all(values.map(put));
    const opening = await Promise.all(values.map((value) => opens(input.name, value)));
    expect(opening.filter(Boolean)).toHaveLength(1);
  });
});
