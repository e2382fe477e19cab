import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditChain } from '@/lib/data/audit/verify';
import { database } from '@/lib/data/database';
import { createRegistration, getRegistration, listRegistrations, refreshFindings } from '@/lib/data/registrations';
import { UNSAFE_loadEnabledResources } from '@/lib/data/resources';
import { admin } from '@/lib/data/testing/actors';
import { builtInRequest } from '@/lib/data/testing/registrations';
import { parseRegistration } from '@/lib/domain/registration/parse';
import { parseRegistrationQuery } from '@/lib/domain/registration/query';
import { parseResource } from '@/lib/domain/resources/parse';
import { env } from '@/lib/server/env';
import { SeedRefused, seed } from './seed';

const COUNT = 600;
const ownerUrl = env.DATABASE_MIGRATION_URL ?? env.DATABASE_URL;
/** How the search index is kept. */
const searchIndex = () => database.$queryRaw`SELECT reloptions FROM pg_class WHERE relname = 'registrations_search'`;
let indexBefore: unknown;
const list = (parameters: Record<string, string>) => listRegistrations(admin, parseRegistrationQuery(parameters));

beforeAll(async () => {
  await createRegistration(admin, builtInRequest());
  indexBefore = await searchIndex();
  await seed(ownerUrl, COUNT);
});

describe('the seed', () => {
  it('makes registrations that every rule of the registry accepts', async () => {
    const ids = await database.registration.findMany({ select: { registrationId: true } });
    expect(ids).toHaveLength(COUNT + 1);
    for (const { registrationId } of ids.slice(0, 200)) {
      const configuration = (await getRegistration(admin, registrationId))?.configuration;
      const context = { previous: null, allowHttpIssuer: () => false, allowPrivateUseScheme: false };
      expect(parseRegistration(configuration, context)).toEqual({ ok: true, value: configuration });
    }
  });

  it('makes the resources that its clients list, each as every save would have it', async () => {
    const { apiResources, apiScopes, identityResources } = await UNSAFE_loadEnabledResources();
    expect([apiResources, apiScopes, identityResources].map(({ length }) => length)).toEqual([5, 7, 6]);
    for (const one of apiResources) expect(parseResource('apiResource', one)).toEqual({ ok: true, value: one });
    for (const one of apiScopes) expect(parseResource('apiScope', one)).toEqual({ ok: true, value: one });
    const names = new Set(apiScopes.map(({ name }) => name));
    expect(apiResources.flatMap(({ scopes }) => scopes).filter((scope) => !names.has(scope))).toEqual([]);
  });

  it('says of an issuer that did not answer what every discovery would have said', async () => {
    const failed = await database.issuer.findMany({
      where: { lastSuccessAt: null },
      select: { url: true, lastFailure: true },
    });
    expect(failed).not.toEqual([]);
    for (const { url, lastFailure } of failed)
      expect(lastFailure).toEqual({ reason: 'not_reachable', params: { host: new URL(url).host } });
  });

  it('leaves the search index as the migrations keep it', async () => {
    expect(indexBefore).toEqual([{ reloptions: [expect.stringContaining('gin_pending_list_limit=')] }]);
    expect(await searchIndex()).toEqual(indexBefore);
  });

  it('shows something of everything', async () => {
    for (const parameters of [
      { mode: 'automatic' },
      { mode: 'manual' },
      { mode: 'built_in' },
      { type: 'public' },
      { grant: 'password' },
      { enabled: 'no' },
      { verified: 'no' },
      { finding: 'error' },
      { finding: 'secret-weak' },
      { finding: 'token-never-expires' },
      { finding: 'refresh-unlimited' },
      { finding: 'unused' },
      { deleted: 'yes' },
      { q: 'northwind' },
    ]) {
      expect({ parameters, found: (await list(parameters)).total.count }).not.toEqual({ parameters, found: 0 });
    }
  });

  it('goes on from the audit trail that was there, and it verifies; so does what comes after', async () => {
    expect(await verifyAuditChain(admin, null)).toMatchObject({ fault: null });
    await createRegistration(admin, builtInRequest());
    const { events, fault } = await verifyAuditChain(admin, null);
    expect(fault).toBeNull();
    expect(events).toBeGreaterThan(COUNT);
  });

  it('leaves the findings that every save would', async () => {
    // Duplicates of a client at one provider are the one thing that a row alone does not know.
    expect(await refreshFindings(admin)).toBeLessThanOrEqual(3);
  });

  it('says that it will not run twice', async () => {
    await expect(seed(ownerUrl, 10)).rejects.toBeInstanceOf(SeedRefused);
    expect(await database.registration.count()).toBe(COUNT + 2);
  });
});
