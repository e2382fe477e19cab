import type { APIRequestContext } from '@playwright/test';
import { ADMIN, OPERATOR, type Person, REVIEWER } from './fixtures/people';
import { ASKED_FOR } from './fixtures/registration-form';
import { expect, test } from './fixtures/test';
import { PAGES, ROUTES, type Status, VISITORS, type Visitor } from './permissions';

/** Every page and every route handler, asked by everybody over plain HTTP: what `permissions.ts` says is what is answered. */

const PEOPLE: Record<Visitor, Person | null> = {
  anonymous: null,
  reviewer: REVIEWER,
  operator: OPERATOR,
  admin: ADMIN,
};

/** `(console)/registrations/[registrationId]/page.tsx` → `/registrations/everybody-asks-for-this` */
function addressOf(file: string): string {
  const path = file
    .replace(/\/?page\.tsx$/, '')
    .split('/')
    .filter((part) => !part.startsWith('('))
    .join('/')
    .replace('[registrationId]', ASKED_FOR)
    .replace('[resourceId]', 'openid');
  return `/${path}`;
}

type Call = { method: string; path: string; body?: string };

async function ask(request: APIRequestContext, origin: string, { method, path, body }: Call): Promise<Status> {
  const response = await request.fetch(path, {
    method,
    maxRedirects: 0,
    headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    ...(body === undefined ? {} : { data: body }),
  });
  const status = response.status();
  if (status < 300 || status >= 400) return status as Status;
  const { pathname, searchParams } = new URL(response.headers().location ?? '', origin);
  if (pathname !== '/sign-in') return 'home';
  expect(searchParams.get('returnTo') ?? '/').toBe(path);
  return 'sign-in';
}

for (const visitor of VISITORS) {
  test(`${visitor}: every page and route answers as the table says`, async ({ open, baseURL }) => {
    const origin = new URL(baseURL as string).origin;
    const { request } = (await open(PEOPLE[visitor])).context();
    const answers: Record<string, Status> = {};
    const expected: Record<string, Status> = {};
    for (const [file, statuses] of Object.entries(PAGES)) {
      expected[file] = statuses[visitor];
      answers[file] = await ask(request, origin, { method: 'GET', path: addressOf(file) });
    }
    for (const call of Object.values(ROUTES).flat()) {
      const name = `${call.method} ${call.path}`;
      expected[name] = call.answers[visitor];
      answers[name] = await ask(request, origin, call);
    }
    expect(answers).toEqual(expected);
  });
}

test('a mutation from another origin, the null origin or none is 403', async ({ open }) => {
  const { request } = (await open(ADMIN)).context();
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
    for (const path of ['/users', '/account', '/audit/export', '/sign-in', '/api/auth/callback/credentials']) {
      const response = await request.post(path, { headers, form: { format: 'json' }, maxRedirects: 0 });
      expect(response.status(), `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
  }
});
