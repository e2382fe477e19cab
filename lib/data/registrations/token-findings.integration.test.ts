import { afterAll, describe, expect, it } from 'vitest';
import { database } from '../database';
import { createRegistration, getRegistration, refreshFindings } from '../registrations';
import { updateTokenSettings } from '../settings';
import { admin } from '../testing/actors';
import { builtInRequest } from '../testing/registrations';

afterAll(() => database.$disconnect());

const rulesOf = async (registrationId: string) =>
  (await getRegistration(admin, registrationId))?.findings.map(({ rule }) => rule) ?? [];

describe('findings about tokens', () => {
  it('follow the global setting, for those that follow it', async () => {
    await createRegistration(admin, builtInRequest({ registrationId: 'follows' }));
    await createRegistration(admin, builtInRequest({ registrationId: 'own', accessTokenLifetime: 60 }));
    expect(await rulesOf('follows')).not.toContain('token-long-lived');

    await updateTokenSettings(admin, { value: { accessTokenLifetime: 100_000 }, version: 0, reason: '' });
    await refreshFindings(admin);
    expect(await rulesOf('follows')).toContain('token-long-lived');
    expect(await rulesOf('own')).not.toContain('token-long-lived');

    await createRegistration(admin, builtInRequest({ registrationId: 'later' }));
    expect(await rulesOf('later')).toContain('token-long-lived');

    await updateTokenSettings(admin, { value: { accessTokenLifetime: 3600 }, version: 1, reason: '' });
    await refreshFindings(admin);
    expect(await rulesOf('follows')).not.toContain('token-long-lived');
  });

  it('name a client that nobody has used for 90 days, until it is used', async () => {
    await createRegistration(admin, builtInRequest({ registrationId: 'idle' }));
    const later = new Date(Date.now() + 91 * 24 * 60 * 60 * 1000);
    await refreshFindings(admin, later);
    expect(await rulesOf('idle')).toContain('unused');

    await database.registration.updateMany({ where: { registrationId: 'idle' }, data: { lastUsedAt: later } });
    await refreshFindings(admin, later);
    expect(await rulesOf('idle')).not.toContain('unused');
    expect((await getRegistration(admin, 'idle'))?.lastUsedAt).toBe(later.toISOString());
  });
});
