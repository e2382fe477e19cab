/** What the list can be sorted by. In a file of its own, because the browser needs this much of the query and no parser. */
export const LIST_SORTS = ['name', 'registrationId', 'clientId', 'updatedAt', 'createdAt'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

export const DEFAULT_SORT: ListSort = 'updatedAt';
