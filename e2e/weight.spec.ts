import { firstLoadJavaScript } from '../bench/weight';
import { ADMIN } from './fixtures/people';
import { expect, test } from './fixtures/test';

/** What a browser fetches before a page can be used, in KB (gzipped). A schema or a rule too many at the wrong place is 30. */
const LIMITS = { '/registrations': 170, '/registrations/new': 230 };

for (const [address, limit] of Object.entries(LIMITS)) {
  test(`${address} weighs at most ${limit} KB of JavaScript`, async ({ open }) => {
    const page = await open(ADMIN);
    await page.goto(address);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const weight = await firstLoadJavaScript(page.url(), { cookie });
    expect(weight).toBeGreaterThan(50);
    expect(weight).toBeLessThanOrEqual(limit);
  });
}
