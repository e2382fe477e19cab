import { afterAll, describe, expect, it } from 'vitest';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
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
