import { expect, it } from 'vitest';
import { listConsents, revokeConsent, UNSAFE_rememberConsent } from './consents';
import { database } from './database';
import { createRegistration } from './registrations';
import { admin } from './testing/actors';
import { makePerson } from './testing/people';
import { builtInRequest } from './testing/registrations';

it('a consent that two withdraw at once is withdrawn once, and the second is told that there is none', async () => {
  const person = await makePerson(null);
  const { registration } = await createRegistration(admin, builtInRequest());
  const { registrationId } = registration.configuration;
  const row = await database.registration.findFirstOrThrow({ where: { registrationId }, select: { id: true } });
  await UNSAFE_rememberConsent(person, { ...row, registrationId }, { scopes: ['openid'], claims: [], expiresAt: null });

  const results = await Promise.allSettled(Array.from({ length: 5 }, () => revokeConsent(admin, person.id, row.id)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'not_found' });
  expect(await listConsents(admin, person.id)).toEqual([]);
  const events = { targetId: person.id, action: 'consent.revoke' };
  expect(await database.auditEvent.count({ where: events })).toBe(1);
});
