import { database } from '../database';

/** The job's name in lib/server/jobs/registry.ts. */
const BULK_ACTS_JOB = 'run-bulk-acts';

/**
 * Asks the queue for the job now. Where there is no queue yet, or it is away for a moment, the clock asks within a minute: so
 * what goes wrong here is no error.
 */
export async function UNSAFE_wakeBulkActs(): Promise<void> {
  await database.$executeRaw`
    SELECT graphile_worker.add_job(${BULK_ACTS_JOB}::text, job_key => ${BULK_ACTS_JOB}::text)`.catch(() => {});
}
