/** Steps that end sooner are not worth a line. */
const WORTH_A_LINE_MS = 700;

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Does `work`; when it is long, says so while it lasts and how long it took at the end.
 *
 * @param {string} what
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
export async function step(what, work) {
  const since = performance.now();
  let announced = false;
  const announcement = setTimeout(() => {
    announced = true;
    console.log(`${what} …`);
  }, WORTH_A_LINE_MS);
  try {
    return await work();
  } finally {
    clearTimeout(announcement);
    if (announced) console.log(`  ${seconds(since)}`);
  }
}
