import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/actor';
import { NO_FILTERS } from '@/lib/domain/audit/query';
import { DomainError } from '@/lib/domain/problem';
import { listAuditEvents } from './audit/list';
import { database } from './database';
import { getPolicySettings, getTokenSettings, updatePolicySettings, updateTokenSettings } from './settings';
import { actorOf } from './testing/actors';

const ADA = actorOf('admin', { requestId: 'request-1' });

const events = async () => (await listAuditEvents(ADA, { ...NO_FILTERS, action: 'setting.update' }, null)).events;

afterAll(() => database.$disconnect());

describe('policy settings', () => {
  it('are defaults until somebody saves', async () => {
    expect(await getPolicySettings(ADA)).toEqual({ value: {}, version: 0, updatedAt: null, updatedBy: null });
  });

  it('let one of two first saves win, with one event', async () => {
    const save = (severity: 'off' | 'error') =>
      updatePolicySettings(ADA, { value: { 'no-contact': severity }, version: 0, reason: 'why' });
    const outcomes = await Promise.allSettled([save('off'), save('error')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(DomainError);
    expect(lost?.reason).toMatchObject({ code: 'conflict', current: { version: 1, updatedBy: 'Ada Lovelace' } });
    expect(await events()).toMatchObject([{ targetName: 'policy', reason: 'why' }]);
  });

  it('tell what changed, rule by rule', async () => {
    const { version } = await getPolicySettings(ADA);
    await updatePolicySettings(ADA, { value: { 'password-grant': 'error' }, version, reason: '' });
    const [event] = await events();
    expect(event?.changes).toMatchObject([
      { path: 'no-contact', after: 'default' },
      { path: 'password-grant', before: 'default', after: 'error' },
    ]);
  });

  it('write nothing when nothing changes', async () => {
    const before = await getPolicySettings(ADA);
    expect(await updatePolicySettings(ADA, { ...before, reason: '' })).toEqual(before);
    expect(await events()).toHaveLength(2);
  });

  it('refuse an old version, and everybody but an administrator', async () => {
    const save = (actor: Actor, version: number) => updatePolicySettings(actor, { value: {}, version, reason: '' });
    await expect(save(ADA, 1)).rejects.toMatchObject({ code: 'conflict' });
    await expect(save({ ...ADA, role: 'operator' }, 2)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(save({ ...ADA, role: 'reviewer' }, 2)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('global token settings', () => {
  it('are the default until somebody saves, and tell the old and the new lifetime', async () => {
    expect(await getTokenSettings(ADA)).toMatchObject({ value: { accessTokenLifetime: 3600 }, version: 0 });
    const saved = await updateTokenSettings(ADA, {
      value: { accessTokenLifetime: 900 },
      version: 0,
      reason: 'shorter',
    });
    expect(saved).toMatchObject({ value: { accessTokenLifetime: 900 }, version: 1, updatedBy: 'Ada Lovelace' });
    const [event] = await events();
    expect(event).toMatchObject({
      targetName: 'tokens',
      reason: 'shorter',
      changes: [{ path: 'accessTokenLifetime', before: 3600, after: 900 }],
    });
  });

  it.each([0, -1, 1.5, 2_147_483_648, 'soon', '', null])('refuse %s with the bounds', async (accessTokenLifetime) => {
    const save = updateTokenSettings(ADA, { value: { accessTokenLifetime }, version: 1, reason: '' });
    await expect(save).rejects.toMatchObject({
      fieldErrors: [
        { path: 'accessTokenLifetime', code: 'out_of_bounds', params: { minimum: 1, maximum: 2_147_483_647 } },
      ],
    });
  });

  it('refuse an old version with what stands now, and everybody but an administrator', async () => {
    const save = (actor: Actor, version: number) =>
      updateTokenSettings(actor, { value: { accessTokenLifetime: 60 }, version, reason: '' });
    await expect(save(ADA, 0)).rejects.toMatchObject({
      code: 'conflict',
      current: { value: { accessTokenLifetime: 900 }, version: 1 },
    });
    await expect(save({ ...ADA, role: 'operator' }, 1)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
