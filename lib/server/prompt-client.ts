import { Client, type ClientConfig } from 'pg';

/**
 * The database is reached within three seconds, or is not there. They are counted in steps: while two hundred pages are made at
 * once the event loop stands still for longer, and then the timers come before the database's answer that has long been there. Of
 * such a pause one step counts.
 */
const STEPS = 6;
const STEP_MS = 500;

/**
 * The pool's wait for a free connection may be long; reaching the database may not, or its return goes unnoticed. And a
 * connection that breaks between two statements, or twice at its end, tells nobody but its listeners: without one of our own
 * it would end the process. Whoever uses it next hears of it from their statement.
 */
export class PromptClient extends Client {
  constructor(options: ClientConfig) {
    super({ ...options, connectionTimeoutMillis: 0 });
    this.on('error', () => {});
    this.#giveUpAfter(STEPS);
  }

  /** The pool makes one to connect it at once. */
  #giveUpAfter(steps: number): void {
    let left = steps;
    const count = setInterval(() => {
      left -= 1;
      if (left > 0) return;
      clearInterval(count);
      // As `pg` says it.
      this.connection.stream.destroy(new Error('timeout expired'));
    }, STEP_MS).unref();
    this.once('connect', () => clearInterval(count));
    this.once('end', () => clearInterval(count));
  }
}
