import { randomUUID } from 'node:crypto';
import { Window } from 'happy-dom';

/** What a browser would send, without one: signs in, and fills in the form of a page as it stands in the HTML. */

const BOUNDARY = 'clientele-bench';

/** Signs in and returns the Cookie header. @throws when the sign-in is refused */
export async function signIn(origin: string, email: string, password: string): Promise<string> {
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, cookie: cookieHeader([csrf]), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password }).toString(),
  });
  const cookie = cookieHeader([csrf, answer]);
  if (!/session=/.test(cookie)) throw new Error(`sign-in refused: ${answer.status} ${answer.headers.get('location')}`);
  return cookie;
}

function cookieHeader(answers: readonly Response[]): string {
  return answers
    .flatMap((answer) => answer.headers.getSetCookie())
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export type Submission = { headers: Record<string, string>; body: () => string };

/**
 * The form of `url` as it would be sent without JavaScript, with `values` filled in anew for every request. `marks` selects a
 * control that this form alone has.
 * @throws when the page has no form that sends to a server action
 */
export async function formOf(
  url: string,
  cookie: string,
  values: () => Record<string, string>,
  marks = '[name=registrationId]',
): Promise<Submission> {
  const html = await (await fetch(url, { headers: { cookie } })).text();
  const { document } = new Window({ url });
  document.body.innerHTML = html;
  const form = [...document.querySelectorAll('form')].find(
    (candidate) => candidate.querySelector('[name^="$ACTION"]') && candidate.querySelector(marks),
  );
  if (!form) throw new Error(`${url} has no form with ${marks}`);
  const fields: [string, string][] = [];
  for (const control of form.querySelectorAll('input[name], textarea[name], select[name]')) {
    const name = control.getAttribute('name') as string;
    const type = control.getAttribute('type');
    if ((type === 'checkbox' || type === 'radio') && !control.hasAttribute('checked')) continue;
    if (type === 'submit' || type === 'button') continue;
    const chosen = control.querySelector('option[selected]') ?? control.querySelector('option');
    const text = control.tagName === 'TEXTAREA' ? (control.textContent ?? '') : (control.getAttribute('value') ?? '');
    fields.push([name, chosen ? (chosen.getAttribute('value') ?? '') : text]);
  }
  return {
    headers: {
      cookie,
      origin: new URL(url).origin,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    },
    body: () => multipart(fields, values()),
  };
}

function multipart(fields: readonly [string, string][], values: Record<string, string>): string {
  const replaced = fields.filter(([name]) => !(name in values)).concat(Object.entries(values));
  const parts = replaced.map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--${BOUNDARY}--\r\n`;
}

/** A registration nobody has yet: Built-in, so that no other server is part of the measurement. */
export function newRegistration(): Record<string, string> {
  return {
    registrationId: `bench-${randomUUID()}`,
    idempotencyKey: randomUUID(),
    providerMode: 'built_in',
    grantTypes: 'client_credentials',
    scopes: 'orders.read',
  };
}
