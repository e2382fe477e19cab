import { expect, it, vi } from 'vitest';
import { keyReencryptionSentences, reencryptionSentences } from './reencryption';

vi.mock('@/lib/data/secrets', () => ({}));
vi.mock('@/lib/data/keys', () => ({}));
vi.mock('../logger', () => ({}));

it('says nothing when there was nothing to do', () => {
  expect(reencryptionSentences({ reencrypted: 0, unreadable: [] })).toEqual([]);
});

it('names a key that was taken away too early, once, and a few of those who need it', () => {
  const unreadable = Array.from({ length: 7 }, (_, index) => ({
    registrationId: `shop-${index}`,
    keyId: '2025-01',
    cause: 'key_missing' as const,
  }));
  const [sentence, ...others] = reencryptionSentences({ reencrypted: 0, unreadable });
  expect(sentence).toMatch(/lacks the key “2025-01”, which 7 secrets.*shop-0, .*shop-4, …\).*Put it back/);
  expect(others).toEqual([]);
});

it('names whose secret is damaged, beside what was done', () => {
  const unreadable = [{ registrationId: 'shop', keyId: 'k', cause: 'damaged' as const }];
  expect(reencryptionSentences({ reencrypted: 3, unreadable })).toEqual([
    expect.stringContaining('3 secrets'),
    expect.stringMatching(/^1 secrets are damaged.*reset them: shop\./),
  ]);
});

it('names signing keys that cannot be opened, and what to do', () => {
  expect(keyReencryptionSentences({ reencrypted: 0, unreadable: [] })).toEqual([]);
  expect(keyReencryptionSentences({ reencrypted: 6, unreadable: ['kid-1'] })).toEqual([
    expect.stringContaining('6 signing keys'),
    expect.stringMatching(/cannot be opened: kid-1\..*revoke them in Settings/),
  ]);
});
