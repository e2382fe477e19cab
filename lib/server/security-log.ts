import { logger } from './logger';

/** What nobody's name stands under: it is logged, and never written to the audit chain (security.md §5). */
export type SecurityEvent =
  | 'sign_in_failed'
  | 'sign_in_throttled'
  | 'link_refused'
  | 'bad_origin'
  | 'api_token_refused'
  | 'api_token_leaked'
  | 'registration_refused';

const WINDOW_MS = 60_000;
const LINES_A_WINDOW = 60;

let windowStart = 0;
let lines = 0;
let suppressed = 0;

/**
 * Writes a refusal of somebody unknown to the log, at most 60 lines a minute: an attacker must not be able to fill the disk
 * or drown what matters. What was left out is counted in the next line.
 */
export function logSecurityEvent(
  event: SecurityEvent,
  facts: { requestId: string; address: string | null /** Which credential, by its name and end. */; subject?: string },
): void {
  const now = Date.now();
  if (now - windowStart > WINDOW_MS) {
    if (suppressed > 0) logger.warn({ suppressed }, 'security events left out of the log');
    windowStart = now;
    lines = 0;
    suppressed = 0;
  }
  if (++lines > LINES_A_WINDOW) suppressed++;
  else {
    const { requestId, address, subject } = facts;
    logger.warn({ security: event, requestId, address, subject }, 'refused');
  }
}
