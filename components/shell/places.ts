import type { IconName } from '@/components/ui/icon';

/** What was done to many registrations at once. */
export const BULK_ACTS = '/bulk-acts';
/** What says what is going to be done to them, and asks. */
export const NEW_BULK_ACT = `${BULK_ACTS}/new`;

/** Where one can go: the addresses that exist, in the order of the navigation, and what else belongs there (`also`). `key` names the word under `nav` and the second key of “g …”. */
export const PLACES = [
  { key: 'dashboard', href: '/', icon: 'gauge', shortcut: 'd' },
  { key: 'registrations', href: '/registrations', also: BULK_ACTS, icon: 'key-round', shortcut: 'r' },
  { key: 'resources', href: '/resources', icon: 'boxes', shortcut: 'p' },
  { key: 'audit', href: '/audit', icon: 'scroll-text', shortcut: 'a' },
  { key: 'users', href: '/users', icon: 'users-round', shortcut: 'u' },
  { key: 'settings', href: '/settings', icon: 'settings', shortcut: 's' },
  { key: 'account', href: '/account', icon: 'user-round', shortcut: 'm' },
] as const satisfies readonly { icon: IconName; [fact: string]: string }[];

/** How programs do what the console does: open to whoever reads it. */
export const API_DOCS = '/api/docs';
export const NEW_REGISTRATION = '/registrations/new';
export const NEW_RESOURCE = '/resources/new';
