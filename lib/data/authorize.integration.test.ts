import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/actor';
import { PERMISSIONS, type Permission, ROLES, roleMay } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { requirePermission } from './authorize';
import { database } from './database';

const actor = (role: Actor['role']): Actor => ({
  kind: 'user',
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Ada',
  role,
  sessionId: null,
  authenticatedAt: null,
  origin: 'console',
  requestId: crypto.randomUUID(),
  address: '192.0.2.1',
});

const everyCase = ROLES.flatMap((role) =>
  (Object.keys(PERMISSIONS) as Permission[]).map((permission) => ({ role, permission })),
);

describe('requirePermission', () => {
  it.each(everyCase.filter(({ role, permission }) => roleMay(role, permission)))(
    'lets $role have $permission without a word',
    async ({ role, permission }) => {
      const before = await database.auditEvent.count();
      await requirePermission(actor(role), permission);
      expect(await database.auditEvent.count()).toBe(before);
    },
  );

  it.each(everyCase.filter(({ role, permission }) => !roleMay(role, permission)))(
    'refuses $role $permission with one event',
    async ({ role, permission }) => {
      const who = actor(role);
      const refusal = await requirePermission(who, permission).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DomainError);
      expect(refusal).toMatchObject({
        code: 'forbidden',
        params: { permission, roles: PERMISSIONS[permission].join(', ') },
      });
      expect(
        await database.auditEvent.findMany({
          where: { requestId: who.requestId },
          select: { action: true, targetId: true },
        }),
      ).toEqual([{ action: 'access.refuse', targetId: permission }]);
    },
  );
});
