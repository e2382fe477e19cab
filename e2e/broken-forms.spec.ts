import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formOf } from '../bench/visitor';
import messages from '../messages/en.json' with { type: 'json' };
import { expect, test } from './fixtures/test';

/** A form that arrives damaged is its sender's fault: 400 and a sentence, and no crash of Next's in the log. */

const DAMAGED: [string, (body: string) => string, string?][] = [
  ['cut off', (body) => body.slice(0, -20)],
  ['cut off within the server action’s own fields', (body) => body.slice(0, 60)],
  ['with a part that has no name', (body) => body.replace(/; name="[^"]*"/, '')],
  ['with another boundary', (body) => body, 'multipart/form-data; boundary=another'],
  ['without a boundary', (body) => body, 'multipart/form-data'],
  ['that is none', () => 'name=value'],
  ['of nothing', () => ''],
];

for (const [what, damage, type] of DAMAGED) {
  test(`a form ${what}`, async ({ baseURL }) => {
    const url = `${baseURL}/sign-in`;
    const form = await formOf(url, '', () => ({ email: 'a@example.com' }), '[name=email]');
    const headers = { ...form.headers, ...(type && { 'content-type': type }) };
    const body = damage(form.body());
    const page = await fetch(url, { method: 'POST', headers, body });
    expect(page.status).toBe(400);
    expect(await page.text()).toContain(messages.server.broken_form);
    // Server actions that no page has are 404; what cannot be read is told before.
    const action = await fetch(url, { method: 'POST', headers: { ...headers, 'next-action': '4'.repeat(42) }, body });
    expect(action.status).toBe(400);
    expect(await action.text()).toBe(`${messages.server.broken_form}\n`);

    const whole = await fetch(url, { method: 'POST', headers: form.headers, body: form.body() });
    expect(whole.status).toBe(200);
    expect(await whole.text()).toContain('a@example.com');
    const log = readFileSync(join(String(process.env.E2E_DATA_DIR), 'printed.log'), 'utf8');
    expect(log).not.toMatch(/FormData|end of form|Multipart/);
  });
}
