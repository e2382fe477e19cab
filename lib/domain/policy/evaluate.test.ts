import { describe, expect, it } from 'vitest';
import { evaluatePolicy, introducedErrors } from './evaluate';
import type { Finding } from './finding';
import { secret, soundSubject } from './testing/subjects';

const withoutPkce = soundSubject({ requirePkce: false });
const severityOf = (findings: Finding[]) => findings.map(({ severity }) => severity);

describe('severity', () => {
  it('is the default, by client type where the rule says so', () => {
    expect(severityOf(evaluatePolicy(withoutPkce, {}))).toEqual(['warning']);
    const publicClient = soundSubject({ requirePkce: false, clientType: 'public', tokenEndpointAuthMethod: 'none' });
    expect(severityOf(evaluatePolicy(publicClient, {}))).toEqual(['error']);
  });

  it('is what an administrator chose, for every case', () => {
    expect(severityOf(evaluatePolicy(withoutPkce, { 'pkce-missing': 'info' }))).toEqual(['info']);
    expect(evaluatePolicy(withoutPkce, { 'pkce-missing': 'off' })).toEqual([]);
  });

  it('of an http issuer is lower where the operator lists its origin', () => {
    const issuer = (issuerUrl: string) => severityOf(evaluatePolicy(soundSubject({ issuerUrl }), {}));
    expect(issuer('http://login.example.com')).toEqual(['error']);
    expect(issuer('http://127.0.0.1:9000/realm')).toEqual(['info']);
  });
});

describe('introducedErrors', () => {
  const strict = { 'redirect-http': 'error' } as const;
  const at = (...redirectUris: string[]) => evaluatePolicy(soundSubject({ redirectUris }), strict);

  it('names each error that was not there', () => {
    expect(introducedErrors([], at('http://127.0.0.1/cb'))).toHaveLength(1);
    expect(introducedErrors(at('http://127.0.0.1/cb'), at('http://127.0.0.1/cb', 'http://127.0.0.1/b'))).toMatchObject([
      { path: 'redirectUris.1' },
    ]);
  });

  it('knows an error again after the lines moved', () => {
    const before = at('https://app.example.com/', 'http://127.0.0.1/cb');
    expect(introducedErrors(before, at('http://127.0.0.1/cb'))).toEqual([]);
  });

  it('counts a warning that became an error by this save', () => {
    const before = evaluatePolicy(withoutPkce, {});
    const after = evaluatePolicy(soundSubject({ requirePkce: false, clientType: 'public' }), {});
    expect(introducedErrors(before, after)).toMatchObject([{ rule: 'pkce-missing' }]);
  });

  it('lets warnings and expired secrets pass', () => {
    expect(introducedErrors([], evaluatePolicy(withoutPkce, {}))).toEqual([]);
    const expired = evaluatePolicy(soundSubject({}, { secrets: [secret({ expiresAt: new Date(0) })] }), {});
    expect(expired).toMatchObject([{ rule: 'secret-expired', severity: 'error' }]);
    expect(introducedErrors([], expired)).toEqual([]);
  });
});
