import { database } from '@/lib/data/database';
import { commandActor } from '@/lib/server/command-actor';
import { reencryptAll } from '@/lib/server/jobs/reencryption';

/**
 * `npm run secrets:reencrypt`: brings every stored secret under the first key of ENCRYPTION_KEYS now, as the background job
 * does at each start and every hour. Answers 0 when old keys may be taken away, 1 when some secret could not be opened.
 */

try {
  const { sentences, complete } = await reencryptAll(commandActor('npm run secrets:reencrypt'));
  for (const sentence of sentences) console.log(sentence);
  if (complete) console.log('Every stored secret and signing key is under the first key; others may be taken away.');
  process.exitCode = complete ? 0 : 1;
} finally {
  await database.$disconnect();
}
