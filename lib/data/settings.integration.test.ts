import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/actor';
import { NO_FILTERS } from '@/lib/domain/audit/query';
import { DomainError } from '@/lib/domain/problem';
import { listAuditEvents } from './audit/list';
import { database } from './database';
import { getPolicySettings, updatePolicySettings } from './settings';

const ADA: Actor = {
  kind: 'user',
  id: '0190c2a6-0000-7000-8000-000000000001',
  name: 'Ada Lovelace',
  role: 'admin',
  sessionId: null,
  authenticatedAt: null,
  origin: 'console',
  requestId: 'request-1',
  address: null,
};

const events = async () => (await listAuditEvents(ADA, { ...NO_FILTERS, action: 'setting.update' }, null)).events;

afterAll(() => database.$disconnect());

describe('policy settings', () => {
  it('are defaults until somebody saves', async () => {
    expect(await getPolicySettings(ADA)).toEqual({ severities: {}, version: 0, updatedAt: null, updatedBy: null });
  });

  it('let one of two first saves win, with one event', async () => {
    const save = (severity: 'off' | 'error') =>
      updatePolicySettings(ADA, { severities: { 'no-contact': severity }, version: 0, reason: 'why' });
    const outcomes = await Promise.allSettled([save('off'), save('error')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(DomainError);
    expect(lost?.reason).toMatchObject({ code: 'conflict', current: { version: 1, updatedBy: 'Ada Lovelace' } });
    expect(await events()).toMatchObject([{ targetName: 'policy', reason: 'why' }]);
  });

  it('tell what changed, rule by rule', async () => {
    const { version } = await getPolicySettings(ADA);
    await updatePolicySettings(ADA, { severities: { 'password-grant': 'error' }, version, reason: '' });
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
    const save = (actor: Actor, version: number) =>
      updatePolicySettings(actor, { severities: {}, version, reason: '' });
    await expect(save(ADA, 1)).rejects.toMatchObject({ code: 'conflict' });
    await expect(save({ ...ADA, role: 'operator' }, 2)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(save({ ...ADA, role: 'reviewer' }, 2)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
