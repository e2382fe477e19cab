import { Boxes, Gauge, KeyRound, ScrollText, Settings, UserRound, UsersRound } from 'lucide-react';

/** Where one can go: the addresses that exist, in the order of the navigation. `key` names the word under `nav` and the second key of “g …”. */
export const PLACES = [
  { key: 'dashboard', href: '/', icon: Gauge, shortcut: 'd' },
  { key: 'registrations', href: '/registrations', icon: KeyRound, shortcut: 'r' },
  { key: 'resources', href: '/resources', icon: Boxes, shortcut: 'p' },
  { key: 'audit', href: '/audit', icon: ScrollText, shortcut: 'a' },
  { key: 'users', href: '/users', icon: UsersRound, shortcut: 'u' },
  { key: 'settings', href: '/settings', icon: Settings, shortcut: 's' },
  { key: 'account', href: '/account', icon: UserRound, shortcut: 'm' },
] as const;

export const NEW_REGISTRATION = '/registrations/new';
export const NEW_RESOURCE = '/resources/new';
