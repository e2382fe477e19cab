import { describe, expect, it } from 'vitest';
import type { DomainError } from '@/lib/domain/problem';
import { endOfDay } from '@/lib/domain/registration/overlap';
import {
  currentKeyring,
  decryptSecret,
  type Keyring,
  matchesDigest,
  UnreadableSecretError,
} from '@/lib/server/secrets';
import { database } from '../database';
import { createRegistration } from '../registrations/create';
import { getRegistration } from '../registrations/get';
import { deleteRegistration } from '../registrations/lifecycle';
import { actorOf, admin } from '../testing/actors';
import { withCut } from '../testing/cut-connection';
import { builtInRequest, manualRequest, typed } from '../testing/registrations';
import { UNSAFE_openSecret } from './open';
import { reencryptSecrets } from './reencrypt';
import { type ResetRequest, resetSecret } from './reset';
import { retireSecrets, revokeSecret } from './revoke';

const reset: ResetRequest = { value: null, description: '', expiresAt: null, overlapUntil: null };
const inOneHour = () => new Date(Date.now() + 3_600_000);
const failureOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error) as Promise<DomainError>;

async function builtIn() {
  const { registration, generatedSecret } = await createRegistration(admin, builtInRequest());
  return { id: registration.id, registrationId: registration.configuration.registrationId, generatedSecret };
}

async function manual(secret = 'first-provider-secret-of-some-length') {
  const { registration } = await createRegistration(admin, manualRequest({}, { secret: typed(secret) }));
  return { id: registration.id, registrationId: registration.configuration.registrationId };
}

const statesOf = async (registrationId: string) =>
  (await getRegistration(admin, registrationId))?.secrets.map(({ state }) => state);

describe('resetSecret', () => {
  it('replaces at once: the old one is revoked and forgotten', async () => {
    const { id, registrationId } = await builtIn();
    const { secret, generated } = await resetSecret(admin, registrationId, { ...reset, description: 'second' });
    expect(secret).toMatchObject({ state: 'current', description: 'second', last4: generated?.slice(-4) });
    expect(await statesOf(registrationId)).toEqual(['current', 'revoked']);
    const [current, old] = await database.registrationSecret.findMany({
      where: { registrationId: id },
      orderBy: { createdAt: 'desc' },
    });
    expect(await matchesDigest(generated ?? '', current?.digest ?? '')).toBe(true);
    expect(old).toMatchObject({ digest: null, ciphertext: null, keyId: null });
  });

  it('overlaps: the present one retires, an older retiring one is revoked', async () => {
    const { registrationId } = await builtIn();
    const overlapUntil = inOneHour();
    await resetSecret(admin, registrationId, { ...reset, overlapUntil });
    expect(await statesOf(registrationId)).toEqual(['current', 'retiring']);
    await resetSecret(admin, registrationId, { ...reset, overlapUntil });
    expect(await statesOf(registrationId)).toEqual(['current', 'retiring', 'revoked']);
  });

  it('leaves one current and at most one retiring secret of a hundred at once, with an event for each', async () => {
    const { id, registrationId } = await builtIn();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        resetSecret(admin, registrationId, { ...reset, overlapUntil: index % 2 === 0 ? inOneHour() : null }),
      ),
    );
    expect(new Set(answers.map(({ generated }) => generated)).size).toBe(100);

    const states = (await statesOf(registrationId)) ?? [];
    expect(states).toHaveLength(101);
    expect(states.filter((state) => state === 'current')).toHaveLength(1);
    expect(states.filter((state) => state === 'retiring').length).toBeLessThanOrEqual(1);
    expect(await database.auditEvent.count({ where: { targetId: id, action: 'secret.reset' } })).toBe(100);
  });

  it('takes what the provider issued, and opens it for use', async () => {
    const { id, registrationId } = await manual();
    expect(await UNSAFE_openSecret(id, 'shared_secret')).toBe('first-provider-secret-of-some-length');
    const { generated } = await resetSecret(admin, registrationId, { ...reset, value: 'the-second-one' });
    expect(generated).toBeNull();
    expect(await UNSAFE_openSecret(id, 'shared_secret')).toBe('the-second-one');
  });

  it.each<[string, Partial<ResetRequest>, string]>([
    ['without the provider’s value', {}, 'secret.value'],
    ['with a line end in it', { value: 'a\nb' }, 'secret.value'],
    ['with an expiry in the past', { value: 'x', expiresAt: new Date(0) }, 'secret.expiresAt'],
    ['with an expiry that is no date', { value: 'x', expiresAt: endOfDay('2026-02-31') }, 'secret.expiresAt'],
    ['with an overlap until no date', { value: 'x', overlapUntil: endOfDay('') }, 'secret.overlapUntil'],
    ['with an overlap in the past', { value: 'x', overlapUntil: new Date(0) }, 'secret.overlapUntil'],
  ])('is refused %s', async (_, request, path) => {
    const { registrationId } = await manual();
    const failure = await failureOf(resetSecret(admin, registrationId, { ...reset, ...request }));
    expect(failure).toMatchObject({ code: 'invalid_input', fieldErrors: [{ path }] });
  });

  it('is not for public clients, deleted ones, nor for other roles', async () => {
    const { registration } = await createRegistration(admin, builtInRequest({ clientType: 'public' }));
    const isPublic = resetSecret(admin, registration.configuration.registrationId, reset);
    expect(await failureOf(isPublic)).toMatchObject({ code: 'not_applicable', params: { state: 'public' } });
    const { registrationId } = await builtIn();
    expect(await failureOf(resetSecret(actorOf('operator'), registrationId, reset))).toMatchObject({
      code: 'forbidden',
    });
    await deleteRegistration(admin, registrationId, { reason: '' });
    expect(await failureOf(resetSecret(admin, registrationId, reset))).toMatchObject({ params: { state: 'deleted' } });
  });
});

describe('revokeSecret', () => {
  it('takes one secret out of use for good, once', async () => {
    const { id, registrationId } = await builtIn();
    const secretId = (await getRegistration(admin, registrationId))?.secrets[0]?.id ?? '';
    expect(await revokeSecret(admin, registrationId, secretId)).toMatchObject({ state: 'revoked' });
    await revokeSecret(admin, registrationId, secretId);
    expect(await database.auditEvent.count({ where: { targetId: id, action: 'secret.revoke' } })).toBe(1);
    expect((await getRegistration(admin, registrationId))?.findings.map(({ rule }) => rule)).toContain(
      'secret-missing',
    );
  });

  it('knows only the secrets of that registration', async () => {
    const [one, two] = [await builtIn(), await builtIn()];
    const foreign = (await getRegistration(admin, two.registrationId))?.secrets[0]?.id ?? '';
    for (const secretId of [foreign, 'nonsense', crypto.randomUUID()]) {
      expect(await failureOf(revokeSecret(admin, one.registrationId, secretId))).toMatchObject({ code: 'not_found' });
    }
    expect(await statesOf(two.registrationId)).toEqual(['current']);
  });
});

describe('the end of an overlap', () => {
  it('is seen at once, and noted by the job', async () => {
    const { id, registrationId } = await builtIn();
    await resetSecret(admin, registrationId, { ...reset, overlapUntil: inOneHour() });
    const ended = { retiresAt: new Date(Date.now() - 1_000) };
    await database.registrationSecret.updateMany({ where: { registrationId: id, state: 'retiring' }, data: ended });
    expect(await statesOf(registrationId)).toEqual(['current', 'expired']);
    expect(await retireSecrets(admin)).toBe(1);
    expect(await statesOf(registrationId)).toEqual(['current', 'revoked']);
  });
});

describe('reencryptSecrets', () => {
  const [old] = currentKeyring();
  const rotated: Keyring = [{ id: 'next', key: new Uint8Array(32).fill(7) }, old];

  it('moves everything to the first key, goes on after a stop, and lets one damaged secret hurt one registration', async () => {
    const [one, damaged, three] = [await manual('one'), await manual('two'), await manual('three')];
    await database.registrationSecret.updateMany({
      where: { registrationId: damaged.id },
      data: { ciphertext: 'damaged' },
    });

    const first = await reencryptSecrets(admin, rotated);
    const unreadable = [{ registrationId: damaged.registrationId, keyId: old.id, cause: 'damaged' }];
    expect(first.unreadable).toEqual(unreadable);
    expect(first.reencrypted).toBeGreaterThanOrEqual(2);
    expect(await reencryptSecrets(admin, rotated)).toEqual({ reencrypted: 0, unreadable });
    expect(
      await database.registrationSecret.findMany({
        where: { registrationId: { in: [one.id, three.id] } },
        select: { keyId: true },
      }),
    ).toEqual([{ keyId: 'next' }, { keyId: 'next' }]);

    await reencryptSecrets(admin, [old, rotated[0]]);
    expect(await UNSAFE_openSecret(one.id, 'shared_secret')).toBe('one');
    expect(await failureOf(UNSAFE_openSecret(damaged.id, 'shared_secret'))).toBeInstanceOf(UnreadableSecretError);
    await database.registrationSecret.deleteMany({ where: { registrationId: damaged.id } });
  });

  it('cut in the middle, under traffic: no request fails, and the next run ends it; then the old key is not needed', async () => {
    const registered = await Promise.all(Array.from({ length: 40 }, (_, index) => manual(`provider-secret-${index}`)));
    const values = new Map(registered.map(({ id }, index) => [id, `provider-secret-${index}`]));
    const openAll = (keyring: Keyring) =>
      Promise.all(
        registered.map(async ({ id }) => {
          const where = { registrationId: id, state: 'current' } as const;
          const row = await database.registrationSecret.findFirstOrThrow({
            where,
            select: { id: true, ciphertext: true },
          });
          expect(await decryptSecret(row.ciphertext ?? '', row.id, keyring)).toBe(values.get(id));
        }),
      );

    const { result } = await withCut({ statement: 30, moment: 'after' }, () => reencryptSecrets(admin, rotated));
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
    const left = await database.registrationSecret.count({ where: { keyId: old.id } });
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(40);

    // Resets that land while it runs are neither lost nor undone.
    const resets = registered.slice(0, 10).map(async ({ id, registrationId }) => {
      await resetSecret(admin, registrationId, { ...reset, value: `${values.get(id)}-anew` });
      values.set(id, `${values.get(id)}-anew`);
    });
    const [finished] = await Promise.all([reencryptSecrets(admin, rotated), ...resets]);
    expect(finished.unreadable).toEqual([]);
    await openAll(rotated);

    // What the resets stored meanwhile bears the old key still, as from an instance that has not restarted yet.
    await reencryptSecrets(admin, rotated);
    await openAll([rotated[0]]);
    await reencryptSecrets(admin, [old, rotated[0]]);
  });

  it('names the key that was taken away too early, and whose secrets need it; with it back, all is well', async () => {
    const { id, registrationId } = await manual('needs-the-old-key');
    const { unreadable } = await reencryptSecrets(admin, [rotated[0]]);
    expect(unreadable).toContainEqual({ registrationId, keyId: old.id, cause: 'key_missing' });
    expect(await UNSAFE_openSecret(id, 'shared_secret')).toBe('needs-the-old-key');
    expect((await reencryptSecrets(admin, rotated)).unreadable).toEqual([]);
    await reencryptSecrets(admin, [old, rotated[0]]);
  });
});

describe('a secret', () => {
  it('is in no row but as ciphertext or digest, and in no view', async () => {
    const canary = 'canary-1f6b2c-zzzz-and-some-more-length';
    const { registrationId } = await manual(canary);
    await resetSecret(admin, registrationId, { ...reset, value: `${canary}2`, overlapUntil: inOneHour() });
    const { generated } = await resetSecret(admin, (await builtIn()).registrationId, reset);
    expect(JSON.stringify(await getRegistration(admin, registrationId))).not.toContain('canary-1f6b2c');

    const tables = await database.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`;
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['registrations', 'registration_secrets', 'audit_events']),
    );
    for (const { name } of tables.filter((table) => table.name !== '_prisma_migrations')) {
      const rows = await database.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" AS t`);
      for (const { row } of rows) {
        expect(row).not.toContain('canary-1f6b2c');
        expect(row).not.toContain(generated);
      }
    }
  });
});
