import { describe, expect, it } from 'vitest';
import { matchesDigest } from '@/lib/server/secrets';
import { database } from '../database';
import { actorOf, admin } from '../testing/actors';
import { builtInRequest, freshId, manualRequest, typed } from '../testing/registrations';
import { createRegistration } from './create';

const inputOf = (request: { input: unknown }) => request.input as { registrationId: string };
const eventsOf = (id: string) =>
  database.auditEvent.findMany({ where: { targetId: id }, select: { action: true, changes: true, reason: true } });
const secretsOf = (registrationId: string) => database.registrationSecret.findMany({ where: { registrationId } });

describe('createRegistration', () => {
  it('registers a Manual client with its encrypted secret, its findings and one event', async () => {
    const request = manualRequest({}, { secret: typed('provider-issued-secret'), reason: 'New shop' });
    const { registration, generatedSecret } = await createRegistration(admin, request);

    expect(generatedSecret).toBeNull();
    expect(registration).toMatchObject({
      rowVersion: 1,
      verified: null,
      createdBy: admin.name,
      configuration: { ...inputOf(request), name: inputOf(request).registrationId, version: '1.0' },
      secrets: [{ state: 'current', origin: 'entered', last4: 'cret' }],
    });
    expect(registration.findings.map(({ rule }) => rule)).toContain('secret-weak');
    expect(await secretsOf(registration.id)).toMatchObject([{ digest: null, keyId: 'test', weak: true }]);
    const events = await eventsOf(registration.id);
    expect(events).toMatchObject([{ action: 'registration.create', reason: 'New shop' }]);
    expect(events[0]?.changes).toContainEqual({
      path: `secrets.${registration.secrets[0]?.id}`,
      before: null,
      after: { origin: 'entered', last4: 'cret', description: '', expiresAt: null, state: 'current', retiresAt: null },
    });
  });

  it('issues client ID and secret where we are the authority, and keeps a digest only', async () => {
    const { registration, generatedSecret } = await createRegistration(admin, builtInRequest());
    expect(registration.configuration.clientId).toMatch(/^[0-9a-f-]{36}$/);
    expect(generatedSecret).toMatch(/^clientele_sk_/);
    const [secret] = await secretsOf(registration.id);
    expect(secret).toMatchObject({ ciphertext: null, keyId: null });
    expect(await matchesDigest(generatedSecret ?? '', secret?.digest ?? '')).toBe(true);
  });

  it('takes a typed client ID and a typed secret for Built-in, too', async () => {
    const clientId = freshId('typed');
    const request = builtInRequest({ clientId }, { secret: typed('a secret that a person made up, 32+') });
    const { registration, generatedSecret } = await createRegistration(admin, request);
    expect(generatedSecret).toBeNull();
    expect(registration.configuration.clientId).toBe(clientId);
    expect((await secretsOf(registration.id))[0]?.digest).toMatch(/^\$argon2id\$/);
  });

  it('gives a public client no secret, and refuses one for it', async () => {
    const publicClient = { clientType: 'public', applicationType: 'native' };
    const { registration, generatedSecret } = await createRegistration(admin, builtInRequest(publicClient));
    expect({ generatedSecret, secrets: registration.secrets }).toEqual({ generatedSecret: null, secrets: [] });
    await expect(
      createRegistration(admin, builtInRequest(publicClient, { secret: typed('x'.repeat(40)) })),
    ).rejects.toMatchObject({ code: 'invalid_input', fieldErrors: [{ path: 'secret.value', code: 'secret_public' }] });
  });

  it('reports every bad member and writes nothing', async () => {
    const request = builtInRequest({ redirectUris: ['https://a.example/#x'], scopes: ['a"b'] });
    await expect(createRegistration(admin, request)).rejects.toMatchObject({ code: 'invalid_input' });
    const { registrationId } = inputOf(request);
    expect(await database.registration.count({ where: { registrationId } })).toBe(0);
  });

  it.each([
    [
      'registrationId',
      'registration_id_taken',
      (taken: string) => builtInRequest({ registrationId: taken.toUpperCase(), version: '2' }),
    ],
    ['version', 'name_version_taken', (taken: string) => manualRequest({ name: taken })],
  ])('says that %s is taken', async (path, code, again) => {
    const { registration } = await createRegistration(admin, builtInRequest());
    await expect(createRegistration(admin, again(registration.configuration.registrationId))).rejects.toMatchObject({
      code: 'already_exists',
      fieldErrors: [{ path, code }],
    });
  });

  it('keeps client IDs unique among Built-in clients only', async () => {
    const clientId = freshId('shared');
    await createRegistration(admin, builtInRequest({ clientId }));
    await createRegistration(admin, manualRequest({ clientId }));
    await expect(createRegistration(admin, builtInRequest({ clientId }))).rejects.toMatchObject({
      code: 'already_exists',
      fieldErrors: [{ path: 'clientId', code: 'client_id_taken', params: { value: clientId } }],
    });
  });

  it.each(['operator', 'reviewer'] as const)('is not for a %s', async (role) => {
    await expect(createRegistration(actorOf(role), builtInRequest())).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a create over the wire', () => {
  const wire = (input: object) => {
    const { registrationId: _, ...rest } = inputOf(builtInRequest());
    return { ...builtInRequest(), input: { ...rest, ...input }, names: 'lenient' as const };
  };

  it('calls the registration by its client ID where that is free, and by another where it is not', async () => {
    const clientId = freshId('wire');
    const { registration } = await createRegistration(actorOf('admin', { origin: 'api' }), wire({ clientId }));
    expect(registration.configuration).toMatchObject({ registrationId: clientId, clientId, name: clientId });
    expect(await database.registration.findUnique({ where: { id: registration.id } })).toMatchObject({ source: 'api' });

    const other = freshId('wire');
    await createRegistration(admin, manualRequest({ registrationId: other.toUpperCase(), name: 'Another' }));
    const second = await createRegistration(admin, wire({ clientId: other }));
    expect(second.registration.configuration).toMatchObject({ clientId: other, name: other });
    expect(second.registration.configuration.registrationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('gives a version of its own to a name that is taken, and no second client to a client ID', async () => {
    const name = `Shop & Sons (${freshId()})`;
    await createRegistration(admin, wire({ clientId: freshId('wire'), name }));
    const clientId = freshId('wire');
    const { registration } = await createRegistration(admin, wire({ clientId, name }));
    expect(registration.configuration).toMatchObject({ name, version: `1.0-${clientId}` });
    expect(registration.findings.map(({ rule }) => rule)).toContain('name-characters');
    await expect(createRegistration(admin, wire({ clientId, name }))).rejects.toMatchObject({
      code: 'already_exists',
      fieldErrors: [{ path: 'clientId', code: 'client_id_taken' }],
    });
  });
});

describe('a repeated create', () => {
  it('makes one registration of twenty at once, and one event', async () => {
    const request = builtInRequest({}, { idempotencyKey: freshId('key') });
    const answers = await Promise.all(Array.from({ length: 20 }, () => createRegistration(admin, request)));
    const ids = new Set(answers.map(({ registration }) => registration.id));
    expect(ids.size).toBe(1);
    expect(answers.filter(({ generatedSecret }) => generatedSecret !== null)).toHaveLength(1);
    expect(await eventsOf([...ids][0] ?? '')).toHaveLength(1);
  });

  it('refuses the same key with other content', async () => {
    const request = builtInRequest({}, { idempotencyKey: freshId('key') });
    await createRegistration(admin, request);
    const changed = { ...request, input: { ...inputOf(request), description: 'other' } };
    await expect(createRegistration(admin, changed)).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('does not meet the key of another person', async () => {
    const idempotencyKey = freshId('key');
    const one = await createRegistration(admin, builtInRequest({}, { idempotencyKey }));
    const other = actorOf('admin', { id: crypto.randomUUID() });
    const two = await createRegistration(other, builtInRequest({}, { idempotencyKey }));
    expect(two.registration.id).not.toBe(one.registration.id);
  });
});
