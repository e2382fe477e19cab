import { runBulkActs } from '@/lib/data/bulk-acts';
import { retireSigningKeys } from '@/lib/data/keys';
import { cleanUpProtocol } from '@/lib/data/protocol';
import { purgeDeletedRegistrations, refreshFindings } from '@/lib/data/registrations';
import { retireSecrets } from '@/lib/data/secrets';
import type { Actor } from '@/lib/domain/actor';
import { runReencryption } from './reencryption';

/** Work that nobody asks for: on the clock, on one instance at a time, retried when it fails. */
export type Job = {
  /** When it runs, in UTC: minute, hour, day of month, month, day of week (crontab(5)). */
  schedule: string;
  /** Also at each start of the server, for what must not wait for the clock. */
  atStart: boolean;
  /** Answers `true` when there is more to do: it goes on after the others had their turn. */
  run: (actor: Actor) => Promise<unknown>;
};

/** Every background job by name; the name stands in the audit trail as the actor. To add one, add a row. */
export const JOBS = {
  /** Deleted registrations can be restored for 30 days; then they go. */
  'purge-deleted-registrations': { schedule: '17 3 * * *', atStart: false, run: purgeDeletedRegistrations },
  /** Overlaps that have ended, and secrets that have expired. */
  'retire-secrets': { schedule: '*/5 * * * *', atStart: true, run: retireSecrets },
  /** Findings that come with time: secrets growing old, documents growing stale. */
  'refresh-findings': { schedule: '47 * * * *', atStart: false, run: refreshFindings },
  /** After ENCRYPTION_KEYS got a new first key: what older ones encrypted, a batch at a time, resumable. */
  'reencrypt-secrets': { schedule: '27 * * * *', atStart: true, run: runReencryption },
  /** Acts on many registrations, which wake it; the clock is for those whose worker ended. */
  'run-bulk-acts': { schedule: '* * * * *', atStart: true, run: (actor) => runBulkActs(actor) },
  /** Codes, tokens, grants and sessions of the authorization server that are over. */
  'clean-up-protocol': { schedule: '*/10 * * * *', atStart: false, run: cleanUpProtocol },
  /** Signing keys whose last token is over. */
  'retire-signing-keys': { schedule: '7 * * * *', atStart: true, run: retireSigningKeys },
} as const satisfies Record<string, Job>;
