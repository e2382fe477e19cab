import { afterAll, describe, expect, it } from 'vitest';
import { verifyAuditChain } from './audit/verify';
import { database } from './database';
import {
  createRegistration,
  deleteRegistration,
  getRegistration,
  restoreRegistration,
  setRegistrationEnabled,
  updateRegistration,
} from './registrations';
import { resetSecret, revokeSecret } from './secrets';
import { admin } from './testing/actors';
import { type Cut, withCut } from './testing/cut-connection';
import { builtInRequest, freshId } from './testing/registrations';

/**
 * security.md §6, “kill -9 of the app or of PostgreSQL between any two statements: change and event: both or neither”. Every
 * act is done once whole, to count its statements, and then once for each of them with the connection cut there.
 */

type Registered = Awaited<ReturnType<typeof created>>;

async function created() {
  const { registration } = await createRegistration(admin, builtInRequest());
  const { registrationId } = registration.configuration;
  return { id: registration.id, registrationId, registration };
}

async function deleted() {
  const one = await created();
  await deleteRegistration(admin, one.registrationId, { reason: '' });
  return one;
}

const secretOf = ({ registration }: Registered) => registration.secrets[0]?.id ?? '';
const save = { secret: null, acceptUnverified: false, reason: '' };
const reset = { value: null, description: '', expiresAt: null, overlapUntil: null };

/** Each act that changes a registration: what it is done to, and itself. */
const ACTS: Record<string, [() => Promise<Registered>, (to: Registered) => Promise<unknown>]> = {
  update: [
    created,
    ({ registrationId, registration }) =>
      updateRegistration(admin, registrationId, {
        ...save,
        input: { ...registration.configuration, description: 'changed' },
        rowVersion: 1,
      }),
  ],
  disable: [created, (one) => setRegistrationEnabled(admin, one.registrationId, { enabled: false, reason: '' })],
  delete: [created, (one) => deleteRegistration(admin, one.registrationId, { reason: '' })],
  restore: [deleted, (one) => restoreRegistration(admin, one.registrationId, { reason: '' })],
  'reset of a secret': [created, (one) => resetSecret(admin, one.registrationId, reset)],
  'revocation of a secret': [created, (one) => revokeSecret(admin, one.registrationId, secretOf(one))],
};

const stateOf = async (registrationId: string) => JSON.stringify(await getRegistration(admin, registrationId));
const eventsOf = (id: string) => database.auditEvent.count({ where: { targetId: id } });

/** Every place between `total` statements: before the first, and after each, when the database has done it and nobody knows. */
const cutsOf = (total: number): Cut[] => [
  { statement: 1, moment: 'before' },
  ...Array.from({ length: total }, (_, index) => ({ statement: index + 1, moment: 'after' as const })),
];

describe.each(Object.entries(ACTS))('%s, cut at any statement', (_name, [make, act]) => {
  it('is a change with its event, or neither; a refusal says that the database is away', async () => {
    const whole = await make();
    const { statements } = await withCut(null, () => act(whole));
    expect(statements).toBeGreaterThan(4);

    for (const cut of cutsOf(statements)) {
      const one = await make();
      const [before, events] = [await stateOf(one.registrationId), await eventsOf(one.id)];
      const { result } = await withCut(cut, () => act(one));
      const hasChanged = (await stateOf(one.registrationId)) !== before;
      expect({ cut, events: (await eventsOf(one.id)) - events }).toEqual({ cut, events: hasChanged ? 1 : 0 });
      if (result.status === 'fulfilled') expect({ cut, hasChanged }).toEqual({ cut, hasChanged: true });
      else expect(result.reason, JSON.stringify(cut)).toMatchObject({ code: 'unavailable' });
    }
  });
});

describe('create, cut at any statement', () => {
  it('is a registration with secret and event, or nothing; the same request again makes it one', async () => {
    const { statements } = await withCut(null, () =>
      createRegistration(admin, builtInRequest({}, { idempotencyKey: freshId('key') })),
    );
    for (const cut of cutsOf(statements)) {
      const registrationId = freshId('cut');
      const request = builtInRequest({ registrationId }, { idempotencyKey: freshId('key') });
      const { result } = await withCut(cut, () => createRegistration(admin, request));
      const rows = await database.registration.findMany({
        where: { registrationId },
        select: { id: true, secrets: { select: { id: true } } },
      });
      const events = await database.auditEvent.count({ where: { targetName: registrationId } });
      expect({ cut, events, secrets: rows.flatMap(({ secrets }) => secrets).length }).toEqual({
        cut,
        events: rows.length,
        secrets: rows.length,
      });
      if (result.status === 'fulfilled') expect(rows).toHaveLength(1);
      else expect(result.reason, JSON.stringify(cut)).toMatchObject({ code: 'unavailable' });

      const again = await createRegistration(admin, request);
      if (rows[0]) expect(again.registration.id).toBe(rows[0].id);
      expect(await database.auditEvent.count({ where: { targetName: registrationId } })).toBe(1);
    }
  });
});

afterAll(async () => {
  expect((await verifyAuditChain(admin, null)).fault).toBeNull();
});
