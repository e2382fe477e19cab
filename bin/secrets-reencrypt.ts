import { database } from '@/lib/data/database';
import { reencryptSecrets } from '@/lib/data/secrets';
import { commandActor } from '@/lib/server/command-actor';
import { reencryptionSentences } from '@/lib/server/jobs/reencryption';

/**
 * `npm run secrets:reencrypt`: brings every stored secret under the first key of ENCRYPTION_KEYS now, as the background job
 * does at each start and every hour. Answers 0 when old keys may be taken away, 1 when some secret could not be opened.
 */

try {
  const result = await reencryptSecrets(commandActor('npm run secrets:reencrypt'));
  for (const sentence of reencryptionSentences(result)) console.log(sentence);
  if (result.unreadable.length === 0)
    console.log('Every stored secret is under the first key; others may be taken away.');
  process.exitCode = result.unreadable.length === 0 ? 0 : 1;
} finally {
  await database.$disconnect();
}
