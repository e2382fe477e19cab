import { expect, it } from 'vitest';
import { newRegistrationToken } from '@/lib/server/wire-tokens';
import { deleteRegistration, restoreRegistration } from '../registrations';
import { createRegistration } from '../registrations/create';
import { admin } from '../testing/actors';
import { builtInRequest } from '../testing/registrations';
import { transaction } from '../transaction';
import { addRegistrationToken, UNSAFE_findOwnRegistration } from './registration-token';

it('a registration that an administrator deleted and restored does not get its old token back', async () => {
  const { registration } = await createRegistration(admin, builtInRequest());
  const { registrationId } = registration.configuration;
  const token = newRegistrationToken();
  await transaction((tx) => addRegistrationToken(tx, registration.id, token, new Date()));
  expect(await UNSAFE_findOwnRegistration(token)).toMatchObject({ registrationId });
  await deleteRegistration(admin, registrationId, { reason: '' });
  expect(await UNSAFE_findOwnRegistration(token)).toBeNull();
  await restoreRegistration(admin, registrationId, { reason: '' });
  expect(await UNSAFE_findOwnRegistration(token)).toBeNull();
});
