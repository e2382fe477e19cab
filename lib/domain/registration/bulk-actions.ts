/** What can be done to many registrations at once (docs/decisions/042). */
export const BULK_ACTIONS = ['enable', 'disable', 'delete', 'restore'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Whether it is done to the deleted: everything else is done to the living. */
export const isForDeleted = (action: BulkAction): boolean => action === 'restore';
