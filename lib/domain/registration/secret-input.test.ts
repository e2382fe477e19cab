import { describe, expect, it } from 'vitest';
import { checkSecretInput, isWeakSecret, type SecretInput } from './secret-input';

const now = new Date('2026-01-01T00:00:00Z');
const external = { mode: 'automatic', clientType: 'confidential', now } as const;
const builtIn = { ...external, mode: 'built_in' } as const;
const secret: SecretInput = { value: 'canary-secret-value', type: 'shared_secret', description: '', expiresAt: null };
const privateKey: SecretInput = { ...secret, type: 'private_key' };

const problemsOf = (change: Partial<SecretInput>, context: Parameters<typeof checkSecretInput>[1] = external) =>
  checkSecretInput({ ...secret, ...change }, context).map(({ path, code }) => `${path}: ${code}`);

describe('checkSecretInput', () => {
  it.each([
    [{}, external],
    [{ value: ' any printable ~ "text" ' }, external],
    [{ value: 'a'.repeat(1_024) }, external],
    [{ value: null }, builtIn],
    [{ value: '' }, builtIn],
    [{ value: 'typed by an administrator' }, builtIn],
    [{ expiresAt: new Date('2026-01-01T00:00:00.001Z'), description: 'née in January' }, external],
    [{ ...privateKey, value: '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n' }, external],
    [{ ...privateKey, value: '{"kty":"EC","crv":"P-256","x":"","y":"","d":""}' }, external],
  ])('takes %j', (change, context) => {
    expect(problemsOf(change, context)).toEqual([]);
  });

  it.each([
    [{ value: null }, external, 'secret.value: secret_required'],
    [{ value: '' }, { ...external, mode: 'manual' as const }, 'secret.value: secret_required'],
    [{ value: 'a\nb' }, external, 'secret.value: secret_characters'],
    [{ value: 'a\u0000' }, builtIn, 'secret.value: secret_characters'],
    [{ value: 'ä' }, external, 'secret.value: secret_characters'],
    [{ value: 'a'.repeat(1_025) }, external, 'secret.value: too_long'],
    [{}, { ...external, clientType: 'public' as const }, 'secret.value: secret_public'],
    [{ ...privateKey, value: 'not a key' }, external, 'secret.value: private_key_format'],
    [{ ...privateKey, value: '{"kty":"RSA","n":"","e":""}' }, external, 'secret.value: private_key_format'],
    [{ ...privateKey, value: '{"kty":"oct","k":"","d":""}' }, external, 'secret.value: private_key_format'],
    [
      { ...privateKey, value: '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----' },
      external,
      'secret.value: private_key_format',
    ],
    [{ ...privateKey, value: 'a'.repeat(16_385) }, external, 'secret.value: too_long'],
    [privateKey, builtIn, 'secret.type: private_key_built_in'],
    [{ description: 'a'.repeat(201) }, external, 'secret.description: too_long'],
    [{ description: '\u202e' }, external, 'secret.description: hidden_character'],
    [{ expiresAt: now }, external, 'secret.expiresAt: expiry_past'],
    [{ expiresAt: new Date(Number.NaN) }, external, 'secret.expiresAt: date'],
  ])('refuses %j', (change, context, problem) => {
    expect(problemsOf(change, context)).toContain(problem);
  });

  it('never repeats a character of the value', () => {
    for (const value of ['canary\n', `canary${'a'.repeat(2_000)}`, 'cänary']) {
      for (const type of ['shared_secret', 'private_key'] as const) {
        expect(JSON.stringify(checkSecretInput({ ...secret, value, type }, builtIn))).not.toMatch(/c.nary/);
      }
    }
  });
});

describe('isWeakSecret', () => {
  it('is one under 32 characters', () => {
    expect(isWeakSecret('a'.repeat(31))).toBe(true);
    expect(isWeakSecret('a'.repeat(32))).toBe(false);
  });
});
