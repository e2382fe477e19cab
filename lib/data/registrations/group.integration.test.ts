import { describe, expect, it } from 'vitest';
import { auditEvent } from '../audit';
import { verifyAuditChain } from '../audit/verify';
import { database } from '../database';
import { admin } from '../testing/actors';
import { builtInRequest, freshId, manualRequest, typed } from '../testing/registrations';
import { createRegistration } from './create';
import { getRegistration } from './get';
import { UNSAFE_writeInGroup } from './write-group';

/** Others like one that is there, ready to be written. */
async function likeANewOne() {
  const { registration } = await createRegistration(admin, builtInRequest());
  const [{ row } = { row: {} }] = await database.$queryRaw<{ row: object }[]>`
    SELECT to_jsonb(r) AS row FROM registrations AS r WHERE id = ${registration.id}::uuid`;
  return (changed: object = {}) => {
    const id = crypto.randomUUID();
    const name = freshId('group');
    const { event, digest } = auditEvent(admin, {
      action: 'registration.create',
      targetId: id,
      targetName: name,
      changes: [],
    });
    return {
      id,
      registration: { ...row, id, registration_id: name, client_id: name, name, ...changed },
      secrets: [],
      tokens: [],
      event,
      digest: Buffer.from(digest).toString('hex'),
    };
  };
}

describe('registrations that come together (docs/decisions/041)', () => {
  it.each([
    [
      'of a confidential client',
      builtInRequest({ scopes: ['openid'], accessTokenLifetime: 'never', refreshTokenLimit: 'unlimited' }),
    ],
    [
      'with everything that is JSON',
      builtInRequest({ claims: [{ type: 'a', value: '"é', valueType: 'x' }], properties: { b: 'c', a: '' } }),
    ],
    ['of a public client', builtInRequest({ clientType: 'public', contacts: [] })],
    [
      'of a provider’s client',
      manualRequest({ jwksUri: 'https://a.example/jwks' }, { secret: typed('provider-issued-secret') }),
    ],
  ])('are answered as they are stored: %s', async (_what, request) => {
    const { registration } = await createRegistration(admin, request);
    expect(await getRegistration(admin, registration.configuration.registrationId)).toEqual(registration);
    const [row] = await database.$queryRaw<
      Record<string, unknown>[]
    >`SELECT * FROM registrations WHERE id = ${registration.id}::uuid`;
    expect(row).toMatchObject({
      search_text: expect.any(String),
      finding_counts: [expect.any(Number), expect.any(Number), expect.any(Number)],
    });
  });

  it('are each there or not: one that is refused takes no other with it, and each has its one event', async () => {
    const taken = freshId('taken');
    await createRegistration(admin, builtInRequest({ registrationId: taken }));
    const requests = Array.from({ length: 60 }, (_, index) =>
      builtInRequest({ registrationId: index % 3 === 0 ? taken.toUpperCase() : freshId('group') }),
    );
    const answers = await Promise.allSettled(requests.map((request) => createRegistration(admin, request)));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(20);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({
        code: 'already_exists',
        fieldErrors: [{ path: 'registrationId', code: 'registration_id_taken' }],
      });
    }
    const ids = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.registration.id] : []));
    expect(await database.registration.count({ where: { id: { in: ids } } })).toBe(40);
    const events = await database.auditEvent.groupBy({
      by: ['targetId'],
      where: { targetId: { in: ids } },
      _count: true,
    });
    expect(events.map(({ _count }) => _count)).toEqual(ids.map(() => 1));
    expect(await verifyAuditChain(admin, null)).toMatchObject({ fault: null });
  });

  it('are written once: what cannot be written at all has none of the others written a second time', async () => {
    const another = await likeANewOne();
    // More than go into one statement, and the last of them is none.
    const items = [...Array.from({ length: 60 }, () => another()), another({ provider_mode: 'nonsense' })];
    const answers = await Promise.allSettled(items.map((item) => UNSAFE_writeInGroup(item)));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 60 }, () => 'fulfilled'), 'rejected']);
    const ids = items.map(({ id }) => id);
    expect(await database.registration.count({ where: { id: { in: ids } } })).toBe(60);
    expect(await database.auditEvent.count({ where: { targetId: { in: ids } } })).toBe(60);
  });
});
