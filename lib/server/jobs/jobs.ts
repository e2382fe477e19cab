import { Logger, parseCronItems, type Runner, run, type TaskList, type Logger as WorkerLogger } from 'graphile-worker';
import { Pool } from 'pg';
import { type Actor, systemActor } from '@/lib/domain/actor';
import { env } from '../env';
import { logger } from '../logger';
import { JOBS, type Job } from './registry';

/** After the queue has broken (the database was away for long), it is opened again. */
const REOPEN_AFTER_MS = 5_000;
const CLOSE_WITHIN_MS = 2_000;
/** One listens for work, the others do it and tell the clock. */
const CONNECTIONS = 3;

/** The system at work: what a job changes is audited under the job's name. */
export function jobActor(name: string, runId: string): Actor {
  return systemActor({ name, origin: 'job', requestId: `job-${runId}` });
}

/** The tasks as graphile-worker calls them. */
export function taskList(jobs: Readonly<Record<string, Job>>): TaskList {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (_payload, { job: { id }, addJob }) => {
        const more = await job.run(jobActor(name, String(id)));
        if (more === true) await addJob(name, {}, { jobKey: name });
      },
    ]),
  );
}

const workerLog: WorkerLogger = new Logger(() => (level, message) => {
  if (level === 'error') logger.error({ queue: message }, 'background job failed');
  else if (level === 'warning') logger.warn({ queue: message }, 'background jobs');
});

/**
 * The queue's own connections. One that breaks (the database stopped) says so here, where nothing needs to be done: without a
 * listener it would end the process.
 */
function connect(): Pool {
  const pool = new Pool({ connectionString: env.DATABASE_URL, max: CONNECTIONS, application_name: 'clientele jobs' });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

async function open(pgPool: Pool, jobs: Readonly<Record<string, Job>>): Promise<Runner> {
  const entries = Object.entries(jobs);
  const runner = await run({
    pgPool,
    taskList: taskList(jobs),
    parsedCronItems: parseCronItems(
      entries.map(([task, { schedule }]) => ({ task, match: schedule, identifier: task })),
    ),
    concurrency: 1,
    noHandleSignals: true,
    logger: workerLog,
  });
  // One key a job: several instances that start together ask for it once.
  for (const [name, { atStart }] of entries)
    if (atStart) await runner.addJob(name, {}, { jobKey: name, maxAttempts: 5 });
  return runner;
}

/**
 * Starts the background jobs and keeps them going; the server answers with or without them.
 *
 * @returns stops them, waiting for the one under way
 */
export function startJobs(jobs: Readonly<Record<string, Job>> = JOBS): () => Promise<void> {
  const stopping = new AbortController();
  let current: Runner | null = null;

  const keepGoing = async () => {
    while (!stopping.signal.aborted) {
      const pool = connect();
      try {
        current = await open(pool, jobs);
        if (stopping.signal.aborted) await current.stop();
        await current.promise;
      } catch (error) {
        if (!stopping.signal.aborted) logger.error({ err: error }, 'background jobs stopped; starting them again');
      }
      current = null;
      // A connection that hangs with its database is not waited for.
      await Promise.race([pool.end(), pause(CLOSE_WITHIN_MS, new AbortController().signal)]);
      if (!stopping.signal.aborted) await pause(REOPEN_AFTER_MS, stopping.signal);
    }
  };
  const done = keepGoing();
  return async () => {
    stopping.abort();
    await current?.stop().catch(() => {});
    await done;
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const timer = setTimeout(over, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      over();
    });
  });
}
