import { describe, expect, it } from 'vitest';
import type { DomainError } from '@/lib/domain/problem';
import { digestToken } from '@/lib/server/tokens';
import { database } from '../database';
import { actorOf, admin } from '../testing/actors';
import { builtInRequest, freshId, manualRequest, typed } from '../testing/registrations';
import { createRegistration } from './create';
import { getRegistration } from './get';
import { deleteRegistration, restoreRegistration, setRegistrationEnabled } from './lifecycle';
import { purgeDeletedRegistrations } from './purge';
import { updateRegistration } from './update';

const save = { secret: null, acceptUnverified: false, reason: '' };
const created = async (request = builtInRequest()) => (await createRegistration(admin, request)).registration;
const failureOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error) as Promise<DomainError>;
const actionsOf = async (id: string) =>
  (
    await database.auditEvent.findMany({
      where: { targetId: id },
      orderBy: { sequence: 'asc' },
      select: { action: true },
    })
  ).map(({ action }) => action);

describe('updateRegistration', () => {
  it('saves over the version that was seen, and tells what changed', async () => {
    const { id, configuration } = await created();
    const input = { ...configuration, description: 'New words', scopes: ['openid'] };
    const { registration } = await updateRegistration(admin, configuration.registrationId, {
      ...save,
      input,
      rowVersion: 1,
      reason: 'because',
    });
    expect(registration).toMatchObject({ rowVersion: 2, configuration: input, updatedBy: admin.name });
    const event = await database.auditEvent.findFirst({
      where: { targetId: id, action: 'registration.update' },
      select: { changes: true, reason: true },
    });
    expect(event).toEqual({
      reason: 'because',
      changes: [
        { path: 'description', before: '', after: 'New words' },
        { path: 'scopes', before: [], after: ['openid'] },
      ],
    });
  });

  it('lets one of ten at once win and shows the others what stands', async () => {
    const { id, configuration } = await created();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        failureOf(
          updateRegistration(admin, configuration.registrationId, {
            ...save,
            input: { ...configuration, description: `by ${index}` },
            rowVersion: 1,
          }),
        ),
      ),
    );
    const conflicts = answers.filter((answer) => answer instanceof Error);
    expect(conflicts).toHaveLength(9);
    const now = await getRegistration(admin, configuration.registrationId);
    for (const conflict of conflicts) expect(conflict).toMatchObject({ code: 'conflict', current: { rowVersion: 2 } });
    expect(now?.rowVersion).toBe(2);
    expect(await actionsOf(id)).toEqual(['registration.create', 'registration.update']);
  });

  it('keeps the registration ID and the authority', async () => {
    const { configuration } = await created();
    const change = (input: object) =>
      failureOf(
        updateRegistration(admin, configuration.registrationId, {
          ...save,
          input: { ...configuration, ...input },
          rowVersion: 1,
        }),
      );
    expect(await change({ registrationId: 'other' })).toMatchObject({ fieldErrors: [{ path: 'registrationId' }] });
    const manual = manualRequest({ registrationId: configuration.registrationId }).input as object;
    expect(
      await failureOf(
        updateRegistration(admin, configuration.registrationId, { ...save, input: manual, rowVersion: 1 }),
      ),
    ).toMatchObject({
      fieldErrors: expect.arrayContaining([expect.objectContaining({ path: 'providerMode', code: 'mode_change' })]),
    });
  });

  it('revokes every secret of a client that becomes public, and generates one when it comes back', async () => {
    const { configuration } = await created();
    const { registrationId } = configuration;
    const asPublic = { ...configuration, clientType: 'public', tokenEndpointAuthMethod: 'none' };
    const { registration } = await updateRegistration(admin, registrationId, {
      ...save,
      input: asPublic,
      rowVersion: 1,
    });
    expect(registration.secrets.map(({ state }) => state)).toEqual(['revoked']);
    const back = await updateRegistration(admin, registrationId, { ...save, input: configuration, rowVersion: 2 });
    expect(back.generatedSecret).toMatch(/^clientele_sk_/);
    expect(back.registration.secrets.map(({ state }) => state)).toEqual(['current', 'revoked']);
  });

  it('lets an external client come back without a secret and says so', async () => {
    const { configuration } = await created(manualRequest({}, { secret: typed('x'.repeat(40)) }));
    const { registrationId } = configuration;
    const asPublic = { ...configuration, clientType: 'public', tokenEndpointAuthMethod: 'none' };
    await updateRegistration(admin, registrationId, { ...save, input: asPublic, rowVersion: 1 });
    const back = await updateRegistration(admin, registrationId, { ...save, input: configuration, rowVersion: 2 });
    expect(back.generatedSecret).toBeNull();
    expect(back.registration.findings.map(({ rule }) => rule)).toContain('secret-missing');
  });

  it('says which name and version are taken', async () => {
    const [one, two] = [await created(), await created()];
    const input = { ...two.configuration, name: one.configuration.name };
    expect(
      await failureOf(updateRegistration(admin, two.configuration.registrationId, { ...save, input, rowVersion: 1 })),
    ).toMatchObject({
      code: 'already_exists',
      fieldErrors: [{ path: 'version', code: 'name_version_taken', params: { name: input.name, version: '1.0' } }],
    });
  });

  it('stops at a policy error it introduces, and not at one that was there', async () => {
    const { configuration } = await created(builtInRequest({ clientType: 'public', applicationType: 'native' }));
    const { registrationId } = configuration;
    const update = (input: object, rowVersion: number) =>
      updateRegistration(admin, registrationId, { ...save, input: { ...configuration, ...input }, rowVersion });
    const refused = await failureOf(update({ requirePkce: false }, 1));
    expect(refused).toMatchObject({
      code: 'policy_violation',
      fieldErrors: [{ path: 'requirePkce', code: 'pkce-missing' }],
    });

    await database.registration.updateMany({ where: { registrationId }, data: { requirePkce: false } });
    const { registration } = await update({ requirePkce: false, description: 'better' }, 1);
    expect(registration.findings).toContainEqual(expect.objectContaining({ rule: 'pkce-missing', severity: 'error' }));
  });

  it('does not know what is not there', async () => {
    const input = builtInRequest().input;
    expect(await failureOf(updateRegistration(admin, freshId(), { ...save, input, rowVersion: 1 }))).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the life of a registration', () => {
  it('is disabled, enabled, deleted, restored: one event each, none for nothing', async () => {
    const { id, configuration } = await created();
    const { registrationId } = configuration;
    await setRegistrationEnabled(admin, registrationId, { enabled: true, reason: '' });
    const disabled = await setRegistrationEnabled(admin, registrationId, { enabled: false, reason: '' });
    expect(disabled.configuration.enabled).toBe(false);
    await setRegistrationEnabled(admin, registrationId, { enabled: true, reason: '' });
    const deleted = await deleteRegistration(admin, registrationId, { reason: 'gone' });
    expect(deleted).toMatchObject({ deletedBy: admin.name, deletedAt: expect.any(String) });
    const restored = await restoreRegistration(admin, registrationId, { reason: 'back' });
    expect(restored).toMatchObject({ deletedAt: null, rowVersion: 5 });
    expect(await actionsOf(id)).toEqual([
      'registration.create',
      'registration.disable',
      'registration.enable',
      'registration.delete',
      'registration.restore',
    ]);
  });

  it('keeps its tokens when it is told to be as it is', async () => {
    const { id, configuration } = await created();
    const { registrationId, clientId } = configuration;
    const expiresAt = new Date(Date.now() + 60_000);
    const token = { id: digestToken(`token of ${clientId}`), kind: 'RefreshToken', payload: {}, clientId, expiresAt };
    await database.protocolArtifact.create({ data: token });
    await setRegistrationEnabled(admin, registrationId, { enabled: true, reason: '' });
    expect(await database.protocolArtifact.count({ where: { clientId } })).toBe(1);
    const row = await database.registration.findUniqueOrThrow({ where: { id }, select: { tokensValidFrom: true } });
    expect(row.tokensValidFrom).toBeNull();
    await setRegistrationEnabled(admin, registrationId, { enabled: false, reason: '' });
    expect(await database.protocolArtifact.count({ where: { clientId } })).toBe(0);
  });

  it('keeps its IDs while deleted, and gives up name and version', async () => {
    const { configuration } = await created(builtInRequest({ name: freshId('Name') }));
    const { registrationId, name, clientId } = configuration;
    await deleteRegistration(admin, registrationId, { reason: '' });
    for (const taken of [{ registrationId }, { clientId }]) {
      expect(await failureOf(createRegistration(admin, builtInRequest(taken)))).toMatchObject({
        code: 'already_exists',
      });
    }
    await createRegistration(admin, builtInRequest({ name }));
    expect(await failureOf(restoreRegistration(admin, registrationId, { reason: '' }))).toMatchObject({
      code: 'already_exists',
      fieldErrors: [{ code: 'name_version_taken', params: { name, version: '1.0' } }],
    });
  });

  it('changes nothing about a deleted one, and restores no living one', async () => {
    const { configuration } = await created();
    const { registrationId } = configuration;
    const notApplicable = { code: 'not_applicable' };
    expect(await failureOf(restoreRegistration(admin, registrationId, { reason: '' }))).toMatchObject(notApplicable);
    await deleteRegistration(admin, registrationId, { reason: '' });
    const request = { ...save, input: configuration, rowVersion: 2 };
    expect(await failureOf(updateRegistration(admin, registrationId, request))).toMatchObject(notApplicable);
    expect(await failureOf(deleteRegistration(admin, registrationId, { reason: '' }))).toMatchObject(notApplicable);
  });

  it('ends after 30 days, secrets and all, with what it was in the trail', async () => {
    const { id, configuration } = await created();
    await deleteRegistration(admin, configuration.registrationId, { reason: '' });
    const days = (count: number) => new Date(Date.now() + count * 86_400_000);
    await purgeDeletedRegistrations(admin, days(29));
    expect(await getRegistration(admin, configuration.registrationId)).not.toBeNull();
    await purgeDeletedRegistrations(admin, days(31));
    expect(await getRegistration(admin, configuration.registrationId)).toBeNull();
    expect(await database.registrationSecret.count({ where: { registrationId: id } })).toBe(0);
    expect((await actionsOf(id)).at(-1)).toBe('registration.purge');
    await createRegistration(admin, builtInRequest({ registrationId: configuration.registrationId }));
  });

  it('ends for all that are due, however many', async () => {
    const made = await Promise.all(Array.from({ length: 101 }, () => created()));
    const which = { id: { in: made.map(({ id }) => id) } };
    await database.registration.updateMany({ where: which, data: { deletedAt: new Date(0) } });
    expect(await purgeDeletedRegistrations(admin)).toBe(101);
    expect(await database.registration.count({ where: which })).toBe(0);
  });

  it.each(['operator', 'reviewer'] as const)('is not changed by a %s', async (role) => {
    const { configuration } = await created();
    const { registrationId } = configuration;
    const actor = actorOf(role);
    const acts = [
      () => updateRegistration(actor, registrationId, { ...save, input: configuration, rowVersion: 1 }),
      () => setRegistrationEnabled(actor, registrationId, { enabled: false, reason: '' }),
      () => deleteRegistration(actor, registrationId, { reason: '' }),
      () => restoreRegistration(actor, registrationId, { reason: '' }),
      () => purgeDeletedRegistrations(actor),
    ];
    for (const act of acts) expect(await failureOf(act())).toMatchObject({ code: 'forbidden' });
    expect(await getRegistration(actor, registrationId)).toMatchObject({ rowVersion: 1 });
  });
});
