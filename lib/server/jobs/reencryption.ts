import { type KeyReencryption, reencryptSigningKeys } from '@/lib/data/keys';
import type { Reencryption } from '@/lib/data/secrets';
import { reencryptSecrets } from '@/lib/data/secrets';
import type { Actor } from '@/lib/domain/actor';
import { logger } from '../logger';

/** What the machine's operator is told after secrets were brought under the first key: whether old keys may go. */
export function reencryptionSentences({ reencrypted, unreadable }: Reencryption): string[] {
  const damaged = unreadable.filter(({ cause }) => cause === 'damaged');
  const missing = unreadable.filter(({ cause }) => cause === 'key_missing');
  const keyIds = new Set(missing.map(({ keyId }) => keyId));
  return [
    ...(reencrypted > 0 ? [`Re-encrypted under the first key of ENCRYPTION_KEYS: ${reencrypted} secrets.`] : []),
    ...[...keyIds].map((lacking) => {
      const secrets = missing.filter(({ keyId }) => keyId === lacking);
      return (
        `ENCRYPTION_KEYS lacks the key “${lacking}”, which ${secrets.length} secrets are still encrypted with ` +
        `(${names(secrets)}). Put it back behind the first one and start again; if it is lost, reset these secrets.`
      );
    }),
    ...(damaged.length > 0
      ? [`${damaged.length} secrets are damaged and cannot be opened; reset them: ${names(damaged)}.`]
      : []),
  ];
}

const SHOWN = 5;

function names(secrets: Reencryption['unreadable']): string {
  const shown = secrets.slice(0, SHOWN).map(({ registrationId }) => registrationId);
  return [...shown, ...(secrets.length > SHOWN ? ['…'] : [])].join(', ');
}

/** The same of the signing keys. One that cannot be opened does not sign; another takes its place. */
export function keyReencryptionSentences({ reencrypted, unreadable }: KeyReencryption): string[] {
  return [
    ...(reencrypted > 0 ? [`Re-encrypted under the first key of ENCRYPTION_KEYS: ${reencrypted} signing keys.`] : []),
    ...(unreadable.length > 0
      ? [
          `${unreadable.length} signing keys cannot be opened: ${unreadable.join(', ')}. Put the key that they were ` +
            'encrypted with back into ENCRYPTION_KEYS, or revoke them in Settings → Keys.',
        ]
      : []),
  ];
}

/** Brings every secret and every signing key under the first key: the sentences about it, and whether all could be opened. */
export async function reencryptAll(actor: Actor): Promise<{ sentences: string[]; complete: boolean }> {
  const secrets = await reencryptSecrets(actor);
  const keys = await reencryptSigningKeys(actor);
  return {
    sentences: [...reencryptionSentences(secrets), ...keyReencryptionSentences(keys)],
    complete: secrets.unreadable.length + keys.unreadable.length === 0,
  };
}

/** The background job: see `reencryptSecrets`. What cannot be opened is an error in the log, at each run. */
export async function runReencryption(actor: Actor): Promise<void> {
  const { sentences, complete } = await reencryptAll(actor);
  for (const sentence of sentences) logger[complete ? 'info' : 'error'](sentence);
}
