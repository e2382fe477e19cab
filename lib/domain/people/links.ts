/** A link that lies in a mailbox for a week is enough of a risk. */
export const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

/** A link to another password opens an account that is in use: whoever asked for it is waiting. */
export const RESET_LINK_MS = 24 * 60 * 60 * 1000;

/** The setup link stands on a terminal and perhaps in a log: a day is plenty, and a restart prints a new one. */
export const SETUP_LINK_MS = 24 * 60 * 60 * 1000;

/** What is true of a single-use link that still works, as a filter. */
export function openLink(now: Date) {
  return { usedAt: null, revokedAt: null, expiresAt: { gt: now } };
}
