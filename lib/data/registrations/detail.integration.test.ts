import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '../database';
import { resetSecret } from '../secrets';
import { admin } from '../testing/actors';
import { withCut } from '../testing/cut-connection';
import { startIssuer } from '../testing/issuer';
import { automaticRequest, builtInRequest, manualRequest, typed } from '../testing/registrations';
import { transaction } from '../transaction';
import { type CreateRequest, createRegistration } from './create';
import { DETAIL_SELECT, lockDetail, requireDetail, UNSAFE_findDetail } from './detail';
import { getRegistration } from './get';
import { getMetadata } from './metadata';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());

const jwks = {
  keys: [
    {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    },
  ],
};
const REQUESTS: Record<string, () => CreateRequest> = {
  automatic: () => automaticRequest({ issuerUrl: issuer.url }, { secret: typed('short') }),
  manual: () =>
    manualRequest({ jwks }, { secret: { ...typed('short'), expiresAt: new Date(Date.now() + 86_400_000) } }),
  built_in: () => builtInRequest({ claims: [{ type: 'a', value: 'b' }], userSsoLifetime: 60, properties: { a: 'b' } }),
};

describe.each(Object.entries(REQUESTS))('a registration (%s)', (mode, request) => {
  it('is read by our SQL as Prisma reads it, with all its secrets', async () => {
    const { registration } = await createRegistration(admin, request());
    const { registrationId } = registration.configuration;
    const overlapUntil = new Date(Date.now() + 3_600_000);
    const value = mode === 'built_in' ? null : 'another-one-0123456789-abcdefghij';
    await resetSecret(admin, registrationId, { value, description: 'second', expiresAt: null, overlapUntil });
    const byPrisma = await database.registration.findUnique({ where: { id: registration.id }, select: DETAIL_SELECT });
    expect(byPrisma?.secrets.map(({ state }) => state)).toEqual(['current', 'retiring']);
    expect(await UNSAFE_findDetail(registrationId.toUpperCase())).toEqual(byPrisma);
    expect(await transaction((tx) => requireDetail(tx, registration.id))).toEqual(byPrisma);
    expect(await transaction((tx) => lockDetail(tx, registrationId))).toEqual(byPrisma);
  });

  it('is read in one statement, and its metadata in one or in two at once', async () => {
    const { registration } = await createRegistration(admin, request());
    const read = await withCut(null, () => getRegistration(admin, registration.configuration.registrationId));
    expect(read.statements).toBe(1);
    const metadata = await withCut(null, () => getMetadata(admin, registration));
    expect(metadata).toMatchObject({ statements: { automatic: 1, manual: 0, built_in: 2 }[mode] });
  });
});
