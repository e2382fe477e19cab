import { database, statement } from './database';

/** How long the database may take to answer before it counts as away (milliseconds). */
const PATIENCE_MS = 2_000;

/** Whether the database answers. For readiness: open to anybody, so it says nothing else. */
export async function UNSAFE_databaseAnswers(): Promise<boolean> {
  // By both kinds of connection: a page needs one of each.
  const answer = Promise.all([database.$queryRaw`SELECT 1`, statement('ready', 'SELECT 1', [])]).then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((late) => {
    timer = setTimeout(() => late(false), PATIENCE_MS);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
