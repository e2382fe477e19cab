import { describe, expect, it } from 'vitest';
import { signInWithPassword } from '@/lib/server/sign-in';
import { UNSAFE_acceptLink } from './accounts';
import { UNSAFE_createSetupLink } from './first-administrator';
import { UNSAFE_findSession } from './sessions';

const FACTS = { requestId: 'r', address: '192.0.2.1', path: null, userAgent: 'test' };
const ADA = { email: 'ada@example.com', name: 'Ada', password: 'correct horse battery staple' };

describe('the first administrator', () => {
  it('comes from the setup link, once, and signs in', async () => {
    const [link, second] = [await UNSAFE_createSetupLink(), await UNSAFE_createSetupLink()];
    await UNSAFE_acceptLink(link?.token ?? '', ADA, FACTS);
    for (const token of [link?.token, second?.token]) {
      await expect(UNSAFE_acceptLink(token ?? '', { ...ADA, email: 'eve@example.com' }, FACTS)).rejects.toMatchObject({
        code: 'link_expired',
      });
    }
    expect(await UNSAFE_createSetupLink()).toBeNull();
    const reference = await signInWithPassword(ADA, FACTS);
    expect(await UNSAFE_findSession(reference ?? '')).toMatchObject({ user: { role: 'admin', email: ADA.email } });
    expect(await signInWithPassword({ ...ADA, password: 'wrong' }, FACTS)).toBeNull();
  });
});
