/** A deleted registration can be restored for this long (issue 2 §4); then a job removes it. Its audit events stay. */
const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

/** The moment from which a registration deleted at `deletedAt` may be purged. */
export function purgedAt(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + RETENTION_MS);
}

/** What was deleted at this moment or before may be purged now. */
export function purgeableSince(now: Date): Date {
  return new Date(now.getTime() - RETENTION_MS);
}
