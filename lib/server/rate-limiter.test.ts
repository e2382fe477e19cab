import { createRequire } from 'node:module';
import { expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/domain/problem';

vi.mock('./env', () => ({ env: {} }));
const { refused } = await import('./rate-limiter');

/** The library as another bundle of this process has it: limiters are shared between them, classes are not. */
function ofAnotherBundle(): typeof import('rate-limiter-flexible') {
  const load = createRequire(import.meta.url);
  for (const path of Object.keys(load.cache)) if (path.includes('rate-limiter-flexible')) delete load.cache[path];
  return load('rate-limiter-flexible');
}

const thrownBy = (reason: unknown) => {
  try {
    return refused(reason);
  } catch (error) {
    return error;
  }
};

it.each([1, 2])('a limiter’s no says how long to wait, whichever bundle made the limiter (%i)', () => {
  const { RateLimiterRes } = ofAnotherBundle();
  expect(thrownBy(new RateLimiterRes(0, 90_500))).toMatchObject({
    code: 'rate_limited',
    params: { minutes: 2, seconds: 91 },
  });
});

it.each([new Error('timeout exceeded when trying to connect'), null, 'no'])(
  'anything else is that nobody can count',
  (reason) => {
    const error = thrownBy(reason);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: 'unavailable' });
  },
);
