import { describe, expect, it } from 'vitest';
import { hashPassword, passwordErrors, verifyPassword } from './passwords';

const CONTEXT = ['ada.lovelace@example.com', 'Ada Lovelace', 'clientele'];

describe('a new password', () => {
  it.each([
    'correct horse battery staple',
    'vier Wörter, die niemand sagt',
    '一つ二つ三つ四つ五つ六つ七つ八つ九つ',
    'Xq8!fLm2#tRv9$w',
    `${'long and '.repeat(27)}longer`,
  ])('%s may be used', async (password) => {
    expect(await passwordErrors('password', password, CONTEXT)).toEqual([]);
  });

  it.each([
    ['', 'password_required'],
    ['14 characters.', 'password_too_short'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 'password_too_short'],
    ['x1'.repeat(128).concat('y'), 'password_too_long'],
    ['aaaaaaaaaaaaaaa', 'password_common'],
    ['123456789012345', 'password_common'],
    ['passwordpassword', 'password_common'],
    ['P@ssw0rdP@ssw0rd', 'password_common'],
    ['Password12345678', 'password_common'],
    ['qwertyuiopasdfgh', 'password_common'],
    ['drowssapdrowssap', 'password_common'],
    ['changemechangeme', 'password_common'],
    ['iloveyouiloveyou1', 'password_common'],
    ['administrator123', 'password_common'],
    ['my CLIENTELE runs well', 'password_contains_context'],
    ['a secret of lovelace kept', 'password_contains_context'],
    ['ada.lovelace@example.com', 'password_contains_context'],
  ])('%s is refused: %s', async (password, code) => {
    expect(await passwordErrors('password', password, CONTEXT)).toMatchObject([{ path: 'password', code }]);
  });
});

describe('a digest', () => {
  it('is argon2id at ASVS strength, differs each time, and fits its password only, byte for byte', async () => {
    const [one, other] = [await hashPassword('Grüße aus der Küche'), await hashPassword('Grüße aus der Küche')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, 'Grüße aus der Küche')).toBe(true);
    expect(await verifyPassword(one, 'Grüße aus der Küche ')).toBe(false);
    expect(await verifyPassword(one, 'Grüße aus der Küche'.normalize('NFD'))).toBe(false);
  });

  it('of nobody fits nothing', async () => {
    expect(await verifyPassword(null, '')).toBe(false);
  });
});
