import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEVICE_CODE } from './grants';
import { allowOfflineAccessOf, canRefresh, issuesRefreshTokens, refreshTokenLimitOf } from './refresh';

describe('the limit that a request means', () => {
  const code = ['authorization_code'];
  const both = ['authorization_code', 'refresh_token'];
  it.each([
    [{ grantTypes: code }, 0],
    [{ grantTypes: both }, 'unlimited'],
    [{ grantTypes: both, refreshTokenLimit: 0 }, 0],
    [{ grantTypes: both, refreshTokenLimit: 7 }, 7],
    [{ grantTypes: code, refreshTokenLimit: 'unlimited' as const }, 'unlimited'],
    [{ grantTypes: code, allowOfflineAccess: true }, 'unlimited'],
    [{ grantTypes: code, allowOfflineAccess: true, refreshTokenLimit: 0 }, 'unlimited'],
    [{ grantTypes: code, allowOfflineAccess: true, refreshTokenLimit: 7 }, 7],
    [{ grantTypes: both, allowOfflineAccess: false }, 0],
    [{ grantTypes: both, allowOfflineAccess: false, refreshTokenLimit: 7 }, 0],
  ])('%j', (request, limit) => expect(refreshTokenLimitOf(request)).toBe(limit));
});

test.each([
  [['authorization_code'], true],
  [['hybrid'], true],
  [['password'], true],
  [[DEVICE_CODE], true],
  [['implicit'], false],
  [['client_credentials', 'refresh_token'], false],
  [[], false],
])('%j can be refreshed: %s', (grants, can) => expect(canRefresh(grants)).toBe(can));

test('refresh tokens are issued exactly where there is a limit other than none, and a grant that can use it', () => {
  const grant = fc.constantFrom('authorization_code', 'implicit', 'client_credentials', 'refresh_token', DEVICE_CODE);
  const limit = fc.oneof(fc.constant('unlimited' as const), fc.nat(3));
  fc.assert(
    fc.property(fc.uniqueArray(grant), limit, (grantTypes, refreshTokenLimit) => {
      const isPossible = grantTypes.includes('authorization_code') || grantTypes.includes(DEVICE_CODE);
      expect(issuesRefreshTokens({ grantTypes, refreshTokenLimit })).toBe(refreshTokenLimit !== 0 && isPossible);
    }),
  );
});

test('what seed A is told comes back as the same limit, whatever the grants', () => {
  const limit = fc.oneof(fc.constant('unlimited' as const), fc.nat());
  fc.assert(
    fc.property(limit, fc.subarray(['implicit', 'authorization_code']), (refreshTokenLimit, grantTypes) => {
      const allowOfflineAccess = allowOfflineAccessOf({ refreshTokenLimit });
      expect(refreshTokenLimitOf({ grantTypes, refreshTokenLimit, allowOfflineAccess })).toBe(refreshTokenLimit);
    }),
  );
});
