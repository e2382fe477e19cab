import { Client, type ClientConfig } from 'pg';

/** Milliseconds in which the database is reached, or is not there. */
const REACHED_WITHIN = 3_000;

/**
 * The pool's wait for a free connection may be long; reaching the database may not, or its return goes unnoticed. And a
 * connection that breaks between two statements, or twice at its end, tells nobody but its listeners: without one of our own
 * it would end the process. Whoever uses it next hears of it from their statement.
 */
export class PromptClient extends Client {
  constructor(options: ClientConfig) {
    super({ ...options, connectionTimeoutMillis: REACHED_WITHIN });
    this.on('error', () => {});
  }
}
