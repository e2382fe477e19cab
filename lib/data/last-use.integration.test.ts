import { expect, it } from 'vitest';
import { createApiToken, listApiTokens } from './api-tokens';
import { database } from './database';
import { UNSAFE_flushUses, UNSAFE_noteUse } from './last-use';
import { getRegistration } from './registrations';
import { createRegistration } from './registrations/create';
import { lockDetail } from './registrations/detail';
import { admin } from './testing/actors';
import { withCut } from './testing/cut-connection';
import { builtInRequest } from './testing/registrations';
import { transaction } from './transaction';

it('is written whatever it was that was used; what cannot be written stops nothing and waits', async () => {
  const { registration } = await createRegistration(admin, builtInRequest());
  const [secret] = registration.secrets;
  const { token } = await createApiToken(admin, { name: 'used', permissions: ['registration:read'], days: 1 });
  const used = async () => {
    const seen = await getRegistration(admin, registration.configuration.registrationId);
    const seenToken = (await listApiTokens(admin)).find(({ id }) => id === token.id);
    return [seen?.lastUsedAt, seen?.secrets[0]?.lastUsedAt, seenToken?.lastUsedAt].map((at) => typeof at === 'string');
  };
  UNSAFE_noteUse({ registrationId: registration.id, secretId: secret?.id ?? '' });
  UNSAFE_noteUse({ apiTokenId: token.id });
  expect(await used()).toEqual([false, false, false]);
  const { result } = await withCut({ statement: 1, moment: 'before' }, UNSAFE_flushUses);
  expect(result.status).toBe('fulfilled');
  expect(await used()).toEqual([false, true, true]);
  await UNSAFE_flushUses();
  expect(await used()).toEqual([true, true, true]);
});

it('waits for nobody: a row that is being changed has its turn later, and its holder meets no deadlock', async () => {
  const made = await Promise.all([0, 1].map(() => createRegistration(admin, builtInRequest())));
  const [held, free] = made.map(({ registration }) => registration);
  const lastUses = async () => {
    const rows = await database.registration.findMany({
      where: { id: { in: [held?.id ?? '', free?.id ?? ''] } },
      select: { id: true, lastUsedAt: true },
    });
    return [held, free].map((one) => rows.find(({ id }) => id === one?.id)?.lastUsedAt != null);
  };
  for (const one of [held, free]) UNSAFE_noteUse({ registrationId: one?.id ?? '', secretId: null });
  await transaction(async (tx) => {
    await lockDetail(tx, held?.configuration.registrationId ?? '');
    await UNSAFE_flushUses();
    expect(await lastUses()).toEqual([false, true]);
  });
  await UNSAFE_flushUses();
  expect(await lastUses()).toEqual([true, true]);
});
