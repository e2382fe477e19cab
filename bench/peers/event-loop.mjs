import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded by NODE_OPTIONS into the product's processes. Each that answers requests writes, whenever it gets SIGUSR2, how late its
 * event loop has been since the last time: EVENT_LOOPS/<pid>.json, in milliseconds.
 */

const RESOLUTION_MS = 10;

if (process.argv[1]?.endsWith('worker.mjs')) {
  const file = join(process.env.EVENT_LOOPS, `${process.pid}.json`);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const write = () => {
    // What is recorded is the time from one look to the next: what it should have been is no delay.
    const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
    writeFileSync(file, JSON.stringify({ p50: late(delay.percentile(50)), p99: late(delay.percentile(99)) }));
    delay.reset();
  };
  write();
  process.on('SIGUSR2', write);
}
