import { expect, it } from 'vitest';
import { startAuthorizationServer } from '@/lib/authorization-server/testing/server';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { listSigningKeys, rotateSigningKey } from '../keys';
import { createRegistration, updateRegistration } from '../registrations';
import { getTokenSettings, updateTokenSettings } from '../settings';
import { admin } from '../testing/actors';
import { builtInRequest } from '../testing/registrations';

/** A key stays published until the last token it signed is over, also one that was issued when tokens still lived longer. */

startAuthorizationServer();
const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Seconds until the key that signed last leaves the published set, once another signs. */
async function publishedFor(algorithm: 'RS256' | 'ES256' | 'EdDSA' | 'PS256'): Promise<number> {
  const current = (await listSigningKeys(admin)).find((key) => key.algorithm === algorithm && key.state === 'current');
  await rotateSigningKey(admin, { algorithm, reason: 'because' });
  const retiring = (await listSigningKeys(admin)).find(({ kid }) => kid === current?.kid);
  return (Date.parse(retiring?.retiresAt ?? '') - Date.now()) / 1000;
}

async function setGlobal(accessTokenLifetime: number) {
  const { version } = await getTokenSettings(admin);
  await updateTokenSettings(admin, { value: { accessTokenLifetime }, version, reason: '' });
}

type Lifetimes = Partial<Pick<RegistrationConfiguration, 'accessTokenLifetime' | 'identityTokenLifetime'>>;

/** A client whose lifetimes are changed from one to another. */
async function change(from: Lifetimes, to: Lifetimes) {
  const { registration } = await createRegistration(admin, builtInRequest(from));
  const { configuration, rowVersion } = registration;
  const request = builtInRequest({ ...configuration, ...to });
  await updateRegistration(admin, configuration.registrationId, { ...request, rowVersion });
}

it('a client’s access tokens, or ID tokens, lived longer', async () => {
  await listSigningKeys(admin);
  expect(await publishedFor('RS256')).toBeLessThanOrEqual(HOUR);
  await change({ accessTokenLifetime: 2 * DAY }, { accessTokenLifetime: 60 });
  expect(await publishedFor('RS256')).toBeGreaterThan(2 * DAY - HOUR);
  // The key that came after it signed none of them.
  expect(await publishedFor('RS256')).toBeLessThanOrEqual(HOUR);
  await change({ identityTokenLifetime: 3 * DAY }, { identityTokenLifetime: 60 });
  expect(await publishedFor('RS256')).toBeGreaterThan(3 * DAY - HOUR);
});

it('the global setting was longer; a client went from its own to the global one', async () => {
  await setGlobal(4 * DAY);
  await setGlobal(HOUR);
  await change({ accessTokenLifetime: 2 * DAY }, { accessTokenLifetime: null });
  expect(await publishedFor('PS256')).toBeGreaterThan(4 * DAY - HOUR);
  expect(await publishedFor('PS256')).toBeLessThanOrEqual(HOUR);
});

it('a lifetime that is made longer, or stays, keeps nothing', async () => {
  await publishedFor('EdDSA');
  await change({ accessTokenLifetime: 60 }, { accessTokenLifetime: 120, identityTokenLifetime: 600 });
  await setGlobal(HOUR);
  expect(await publishedFor('EdDSA')).toBeLessThanOrEqual(HOUR);
});

it('tokens never ended', async () => {
  await change({ accessTokenLifetime: 'never' }, { accessTokenLifetime: 60 });
  expect(await publishedFor('ES256')).toBeGreaterThan(2_147_000_000);
});
