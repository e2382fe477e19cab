import { encode } from 'next-auth/jwt';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openEnvelope } from './session-envelope';

const LOCK = { cookieName: 'clientele.session', secret: 'a secret of this test alone, long enough' };

const sealed = (token: Record<string, unknown>, maxAge = 3_600) =>
  encode({ token, secret: LOCK.secret, salt: LOCK.cookieName, maxAge });
const withCookie = (value: string) => new Headers({ cookie: `${LOCK.cookieName}=${value}` });

afterEach(() => vi.useRealTimers());

describe('openEnvelope', () => {
  test('finds the reference, the first time and again', async () => {
    const headers = withCookie(await sealed({ reference: 'r1' }));
    expect(await openEnvelope(headers, LOCK)).toBe('r1');
    expect(await openEnvelope(headers, LOCK)).toBe('r1');
  });

  test('one remembered is not mistaken for another', async () => {
    const [first, second] = [await sealed({ reference: 'r1' }), await sealed({ reference: 'r2' })];
    expect(await openEnvelope(withCookie(first), LOCK)).toBe('r1');
    expect(await openEnvelope(withCookie(second), LOCK)).toBe('r2');
    expect(await openEnvelope(withCookie(`${first}x`), LOCK)).toBeNull();
  });

  test('one that was remembered expires all the same', async () => {
    const headers = withCookie(await sealed({ reference: 'r1' }, 60));
    expect(await openEnvelope(headers, LOCK)).toBe('r1');
    vi.useFakeTimers({ now: Date.now() + 120_000, toFake: ['Date'] });
    expect(await openEnvelope(headers, LOCK)).toBeNull();
  });

  test('what is no envelope of ours opens nothing', async () => {
    const foreign = await encode({ token: { reference: 'r1' }, secret: 'another', salt: LOCK.cookieName });
    expect(await openEnvelope(withCookie(foreign), LOCK)).toBeNull();
    expect(await openEnvelope(withCookie('junk'), LOCK)).toBeNull();
    expect(await openEnvelope(new Headers(), LOCK)).toBeNull();
    expect(await openEnvelope(withCookie(await sealed({ name: 'no reference' })), LOCK)).toBeNull();
  });
});
