import { expect, test } from '@playwright/test';
import messages from '../messages/en.json' with { type: 'json' };
import { callFormAction } from './fixtures/call-action';
import { type OwnDatabase, startOnOwnDatabase } from './fixtures/own-database';
import { ADMIN } from './fixtures/people';
import { createForm, publicClient, readForm, signIn } from './fixtures/replay';

/** security.md §6, the races, through the real server: the same request many times at once, and two people on one thing. */

test.describe.configure({ mode: 'serial' });

const SECOND = 'second@example.com';
const REGISTRATION = 'app/(console)/registrations/[registrationId]/actions.ts';
const USERS = 'app/(console)/users/actions.ts';

let own: OwnDatabase;
let url: string;
/** Two administrators with the same password. */
let cookies: [string, string];

test.beforeAll(async () => {
  own = await startOnOwnDatabase();
  url = own.product.url;
  await query(
    `INSERT INTO users (id, email, name, role, password_hash, updated_at)
     SELECT gen_random_uuid(), $1, 'Second', role, password_hash, now() FROM users`,
    [SECOND],
  );
  cookies = [await signIn(url, ADMIN.email, ADMIN.password), await signIn(url, SECOND, ADMIN.password)];
});
test.afterAll(() => own.dispose());

async function query<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = await own.connect();
  return (await client.query<T>(sql, values).finally(() => client.end())).rows;
}

const eventsOf = async (action: string, targetName: string) => {
  const sql = 'SELECT count(*)::int AS count FROM audit_events WHERE action = $1 AND target_name = $2';
  return (await query<{ count: number }>(sql, [action, targetName]))[0]?.count;
};

const statuses = (outcomes: readonly { status: string }[]) => outcomes.map(({ status }) => status).sort();

/** A Built-in client with a secret; its ID. */
async function register(): Promise<string> {
  const form = await createForm(url, cookies[0]);
  const values = publicClient();
  expect((await form.send(form.fill(values))).status).toBe(303);
  return values.registrationId;
}

test('a create sent ten times at once is one registration and one event; with another body it is refused', async () => {
  const form = await createForm(url, cookies[0]);
  const values = publicClient();
  const body = form.fill(values);
  const answers = await Promise.all(Array.from({ length: 10 }, () => form.send(body)));
  expect(new Set(answers.map(({ location }) => location))).toEqual(
    new Set([`/registrations/${values.registrationId}`]),
  );
  expect(await query('SELECT 1 FROM registrations WHERE registration_id = $1', [values.registrationId])).toHaveLength(
    1,
  );
  expect(await eventsOf('registration.create', values.registrationId)).toBe(1);

  const changed = await form.send(form.fill({ ...values, description: 'something else' }));
  expect(changed.location).toBeNull();
  expect(changed.body).toContain(messages.errors.sentences.idempotency_mismatch);
  expect(await eventsOf('registration.create', values.registrationId)).toBe(1);
});

test('two administrators save one registration at once: one wins, the other is told what stands', async () => {
  const registrationId = await register();
  const page = `${url}/registrations/${registrationId}/edit`;
  const forms = await Promise.all(
    cookies.map((cookie, index) =>
      readForm(page, cookie, '[name=rowVersion]', {
        description: `by ${index}`,
        clientUri: `https://${index}.example`,
      }),
    ),
  );
  const answers = await Promise.all(forms.map((form) => form.send()));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 303]);
  const winner = answers.findIndex(({ status }) => status === 303);
  const lost = answers[1 - winner];
  // Beside each other: what stands, and what was typed.
  expect(lost?.body).toContain(`by ${winner}`);
  expect(lost?.body).toContain(`by ${1 - winner}`);
  expect(
    await query('SELECT description, row_version FROM registrations WHERE registration_id = $1', [registrationId]),
  ).toEqual([{ description: `by ${winner}`, row_version: 2 }]);
  expect(await eventsOf('registration.update', registrationId)).toBe(1);
});

test('100 secret resets at once by two people: one current, at most one retiring, an event for each', async () => {
  const form = await createForm(url, cookies[0]);
  const values = {
    ...publicClient(),
    clientType: 'confidential',
    applicationType: 'web',
    grantTypes: 'client_credentials',
    tokenEndpointAuthMethod: 'client_secret_basic',
    redirectUris: '',
  };
  expect((await form.send(form.fill(values))).body).toContain('clientele_sk_');
  const { registrationId } = values;
  const page = `${url}/registrations/${registrationId}`;
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      callFormAction(page, cookies[index % 2] as string, `${REGISTRATION}#resetSecretAction`, {
        registrationId,
        description: '',
        expiresAt: '',
        overlap: index % 3 === 0 ? 'day' : 'now',
        overlapUntil: '',
      }),
    ),
  );
  expect(outcomes.filter(({ status }) => status !== 'ok')).toEqual([]);
  const states = await query<{ state: string; count: number }>(
    `SELECT state::text, count(*)::int AS count FROM registration_secrets
     WHERE registration_id = (SELECT id FROM registrations WHERE registration_id = $1) GROUP BY state`,
    [registrationId],
  );
  const count = Object.fromEntries(states.map(({ state, count }) => [state, count]));
  expect(count.current).toBe(1);
  expect(count.retiring ?? 0).toBeLessThanOrEqual(1);
  expect(await eventsOf('secret.reset', registrationId)).toBe(100);
});

test('the last two administrators demote each other at once: one of them stays', async () => {
  const people = await query<{ id: string; email: string }>('SELECT id, email FROM users');
  const idOf = (email: string) => people.find((person) => person.email === email)?.id ?? '';
  const demote = (cookie: string, userId: string) =>
    callFormAction(`${url}/users`, cookie, `${USERS}#changeUserRoleAction`, {
      userId,
      role: 'reviewer',
      seen: 'admin',
    });
  const outcomes = await Promise.all([demote(cookies[0], idOf(SECOND)), demote(cookies[1], idOf(ADMIN.email))]);
  expect(await query(`SELECT 1 FROM users WHERE role = 'admin'`)).toHaveLength(1);
  expect(statuses(outcomes)).toEqual(['ok', 'problem']);
  // The other was either the last one by then, or no administrator any more.
  expect(['last_administrator', 'forbidden']).toContain(outcomes.find(({ code }) => code)?.code);
});
