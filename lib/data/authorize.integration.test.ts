import { describe, expect, it } from 'vitest';
import { PERMISSIONS, type Permission, ROLES, roleMay } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { requirePermission } from './authorize';
import { database } from './database';
import { actorOf } from './testing/actors';

const everyCase = ROLES.flatMap((role) =>
  (Object.keys(PERMISSIONS) as Permission[]).map((permission) => ({ role, permission })),
);

describe('requirePermission', () => {
  it.each(everyCase.filter(({ role, permission }) => roleMay(role, permission)))(
    'lets $role have $permission without a word',
    async ({ role, permission }) => {
      const before = await database.auditEvent.count();
      await requirePermission(actorOf(role), permission);
      expect(await database.auditEvent.count()).toBe(before);
    },
  );

  it.each(everyCase.filter(({ role, permission }) => !roleMay(role, permission)))(
    'refuses $role $permission with one event',
    async ({ role, permission }) => {
      const who = actorOf(role);
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
