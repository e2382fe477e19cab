/** What can be done to many registrations at once (docs/decisions/042). */
export const BULK_ACTIONS = ['enable', 'disable', 'delete'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];
