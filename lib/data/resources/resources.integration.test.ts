import { afterAll, describe, expect, it } from 'vitest';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { matchesDigest } from '@/lib/server/secrets';
import { verifyAuditChain } from '../audit/verify';
import { database } from '../database';
import { createRegistration, deleteRegistration } from '../registrations';
import {
  addApiSecret,
  countResources,
  createResource,
  deleteResource,
  getResource,
  getResourceUse,
  listResources,
  listScopeNames,
  revokeApiSecret,
  UNSAFE_findApiSecrets,
  UNSAFE_loadEnabledResources,
  updateResource,
} from '../resources';
import { actorOf, admin } from '../testing/actors';
import { type Cut, withCut } from '../testing/cut-connection';
import { builtInRequest, freshId } from '../testing/registrations';

const create = <K extends ResourceKind>(kind: K, input: object = {}) =>
  createResource(admin, kind, { input: { name: freshId('res'), ...input }, reason: '' });
const save = { reason: '', rowVersion: 1 };
const everything = { q: '', after: null, before: null, size: 50 };
const eventsOf = (targetId: string) =>
  database.auditEvent.findMany({
    where: { targetId },
    orderBy: { sequence: 'asc' },
    select: { action: true, targetType: true, targetName: true, changes: true },
  });
const version = async () =>
  (await database.serverConfiguration.findUniqueOrThrow({ where: { id: 1 }, select: { version: true } })).version;

afterAll(async () => {
  expect((await verifyAuditChain(admin, null)).fault).toBeNull();
});

describe('resources', () => {
  it('begin with the identity resources of OpenID Connect', async () => {
    const { identityResources } = await UNSAFE_loadEnabledResources();
    expect(identityResources.map(({ name }) => name)).toEqual(['address', 'email', 'openid', 'phone', 'profile']);
    expect(await countResources(admin)).toMatchObject({ identityResource: 5 });
    expect(await listScopeNames(admin)).toEqual(expect.arrayContaining(['openid', 'profile', 'email']));
  });

  it('are created, read back whole, changed and deleted, one event each', async () => {
    const before = await version();
    const { id, resource } = await create('apiScope', {
      displayName: 'Orders',
      emphasize: true,
      userClaims: ['name', { type: 'tenant', value: 'acme' }],
      properties: { owner: 'team' },
    });
    expect(await version()).toBe(before + 1n);
    expect(await getResource(admin, 'apiScope', { name: resource.name })).toMatchObject({
      id,
      rowVersion: 1,
      resource,
    });
    expect((await UNSAFE_loadEnabledResources()).apiScopes).toContainEqual(resource);

    const changed = await updateResource(
      admin,
      'apiScope',
      { id },
      { ...save, input: { ...resource, required: true } },
    );
    expect(changed).toMatchObject({ rowVersion: 2, resource: { required: true, displayName: 'Orders' } });
    await deleteResource(admin, 'apiScope', { id }, { reason: 'done' });
    expect(await getResource(admin, 'apiScope', { id })).toBeNull();
    expect(await eventsOf(id)).toMatchObject([
      { action: 'resource.create', targetType: 'resource', targetName: resource.name },
      { action: 'resource.update', changes: [{ path: 'required', before: false, after: true }] },
      { action: 'resource.delete' },
    ]);
  });

  it('say nothing when nothing changes', async () => {
    const { id, resource } = await create('identityResource', { userClaims: ['department'] });
    const before = await version();
    expect(await updateResource(admin, 'identityResource', { id }, { ...save, input: resource })).toMatchObject({
      rowVersion: 1,
    });
    expect(await version()).toBe(before);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('replace what is not said by its default, without a version under the lock', async () => {
    const { resource } = await create('apiScope', { displayName: 'Orders', enabled: false });
    const { name } = resource;
    const put = await updateResource(admin, 'apiScope', { name }, { input: { name }, rowVersion: null, reason: '' });
    expect(put.resource).toMatchObject({ displayName: '', enabled: true });
  });

  it('are found by any part of what describes them, page by page', async () => {
    const mark = freshId('page');
    for (const letter of ['c', 'a', 'e', 'b', 'd']) {
      await create('apiScope', { name: `${letter}.${mark}`, description: `100% ${mark.toUpperCase()}` });
    }
    const read = (query: object) => listResources(admin, 'apiScope', { ...everything, q: mark, size: 2, ...query });
    const names = ({ rows }: { rows: ResourceView[] }) => rows.map(({ resource }) => resource.name[0]).join('');
    const first = await read({});
    expect([names(first), first.total, first.previousName]).toEqual(['ab', 5, null]);
    const second = await read({ after: first.nextName });
    expect(names(second)).toBe('cd');
    const last = await read({ after: second.nextName });
    expect([names(last), last.nextName]).toEqual(['e', null]);
    expect(names(await read({ before: last.previousName }))).toBe('cd');
    expect(names(await read({ before: second.previousName }))).toBe('ab');
    expect((await read({ q: '100%' })).total).toBe(5);
    expect((await read({ q: '1_0%' })).total).toBe(0);
  });

  it.each(['operator', 'reviewer'] as const)(
    'are read by an %s, and changed by no one but an administrator',
    async (role) => {
      const { id, resource } = await create('apiResource');
      const actor = actorOf(role);
      await expect(listResources(actor, 'apiResource', everything)).resolves.toMatchObject({ rows: expect.any(Array) });
      await expect(getResourceUse(actor, 'apiResource', resource)).resolves.toMatchObject({ clients: [] });
      const refused = { code: 'forbidden', params: { permission: 'resource:write' } };
      const secret = { value: null, description: '', expiresAt: null };
      for (const act of [
        () => createResource(actor, 'apiScope', { input: { name: freshId('no') }, reason: '' }),
        () => updateResource(actor, 'apiResource', { id }, { ...save, input: {} }),
        () => deleteResource(actor, 'apiResource', { id }, { reason: '' }),
        () => addApiSecret(actor, id, secret),
        () => revokeApiSecret(actor, id, id),
      ]) {
        await expect(act()).rejects.toMatchObject(refused);
      }
    },
  );

  it('refuse what is wrong, member by member', async () => {
    await expect(create('apiScope', { name: 'two words' })).rejects.toMatchObject({
      code: 'invalid_input',
      fieldErrors: [{ path: 'name', code: 'scope_characters' }],
    });
    await expect(create('apiResource', { scopes: ['orders', 'openid'] })).rejects.toMatchObject({
      fieldErrors: [{ path: 'scopes.1', code: 'scope_identity' }],
    });
    await expect(updateResource(admin, 'apiScope', { id: 'nonsense' }, { ...save, input: {} })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('a name', () => {
  it.each([
    ['apiScope', 'apiScope'],
    ['apiScope', 'identityResource'],
    ['identityResource', 'apiScope'],
    ['apiResource', 'apiResource'],
  ] as const)('of an %s is not free for an %s', async (kind, other) => {
    const { resource } = await create(kind);
    await expect(create(other, { name: resource.name })).rejects.toMatchObject({
      code: 'already_exists',
      fieldErrors: [{ path: 'name', code: 'taken' }],
    });
  });

  it('may be both an API and a scope of it', async () => {
    const { resource } = await create('apiScope');
    await expect(create('apiResource', { name: resource.name, scopes: [resource.name] })).resolves.toBeTruthy();
  });

  it('goes to one of many who want it at once, in both tables', async () => {
    const name = freshId('race');
    const kinds = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? 'apiScope' : 'identityResource'));
    const outcomes = await Promise.allSettled(kinds.map((kind) => create(kind as 'apiScope', { name })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'already_exists' });
    }
    expect(await database.auditEvent.count({ where: { targetName: name } })).toBe(1);
  });
});

describe('two at once', () => {
  it('save one resource: the first wins, the second sees what stands now', async () => {
    const { id, resource } = await create('apiScope');
    const saves = ['one', 'two', 'three'].map((displayName) =>
      updateResource(admin, 'apiScope', { id }, { ...save, input: { ...resource, displayName } }),
    );
    const outcomes = await Promise.allSettled(saves);
    const won = outcomes.find((outcome) => outcome.status === 'fulfilled');
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({
          code: 'conflict',
          current: { rowVersion: 2, resource: won?.value.resource },
        });
      }
    }
    expect(await eventsOf(id)).toHaveLength(2);
  });
});

describe('what is in use', () => {
  it('is not deleted, and says who uses it', async () => {
    const { id, resource: scope } = await create('apiScope', { name: `${freshId('Used')}_%` });
    const api = await create('apiResource', { scopes: [scope.name] });
    const { registration } = await createRegistration(admin, builtInRequest({ scopes: [scope.name, 'openid'] }));
    await createRegistration(admin, builtInRequest({ scopes: [`${scope.name}x`] }));
    const { registrationId, name } = registration.configuration;

    const use = { clients: [{ registrationId, name }], clientCount: { count: 1, exact: true } };
    expect(await getResourceUse(admin, 'apiScope', scope)).toEqual({ ...use, apiResources: [api.resource.name] });
    await expect(deleteResource(admin, 'apiScope', { id }, { reason: '' })).rejects.toMatchObject({
      code: 'in_use',
      current: { ...use, apiResources: [api.resource.name] },
    });
    await expect(deleteResource(admin, 'apiResource', { id: api.id }, { reason: '' })).rejects.toMatchObject({
      code: 'in_use',
      current: { ...use, apiResources: [] },
    });

    await deleteRegistration(admin, registrationId, { reason: '' });
    await deleteResource(admin, 'apiResource', { id: api.id }, { reason: '' });
    await deleteResource(admin, 'apiScope', { id }, { reason: '' });
    expect(await getResource(admin, 'apiScope', { id })).toBeNull();
  });

  it('openid stays, and stays enabled', async () => {
    const key = { name: 'openid' };
    await expect(deleteResource(admin, 'identityResource', key, { reason: '' })).rejects.toMatchObject({
      code: 'not_applicable',
    });
    const disable = updateResource(admin, 'identityResource', key, { ...save, input: { ...key, enabled: false } });
    await expect(disable).rejects.toMatchObject({ fieldErrors: [{ path: 'enabled', code: 'openid_enabled' }] });
  });

  it('is deleted only by somebody who signed in lately', async () => {
    const { id } = await create('apiScope');
    const idle = actorOf('admin', { authenticatedAt: new Date(0) });
    await expect(deleteResource(idle, 'apiScope', { id }, { reason: '' })).rejects.toMatchObject({
      code: 'reauthentication_required',
    });
  });
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

describe('cut at any statement', () => {
  const made = () => create('apiResource');
  const ACTS: Record<string, (to: Awaited<ReturnType<typeof made>>) => Promise<unknown>> = {
    update: ({ id, resource }) =>
      updateResource(admin, 'apiResource', { id }, { ...save, input: { ...resource, description: 'changed' } }),
    'new secret': ({ id }) => addApiSecret(admin, id, { value: null, description: '', expiresAt: null }),
    delete: ({ id }) => deleteResource(admin, 'apiResource', { id }, { reason: '' }),
  };

  it.each(Object.entries(ACTS))('%s is a change with its event, or neither', async (_name, act) => {
    const whole = await made();
    const { statements } = await withCut(null, () => act(whole));
    expect(statements).toBeGreaterThan(4);
    const cuts: Cut[] = Array.from({ length: statements }, (_, index) => ({ statement: index + 1, moment: 'after' }));
    for (const cut of cuts) {
      const one = await made();
      const state = async () => JSON.stringify(await getResource(admin, 'apiResource', { id: one.id }));
      const before = await state();
      const { result } = await withCut(cut, () => act(one));
      const hasChanged = (await state()) !== before;
      expect({ cut, events: (await eventsOf(one.id)).length }).toEqual({ cut, events: hasChanged ? 2 : 1 });
      if (result.status === 'fulfilled') expect({ cut, hasChanged }).toEqual({ cut, hasChanged: true });
      else expect(result.reason, JSON.stringify(cut)).toMatchObject({ code: 'unavailable' });
    }
  });
});
