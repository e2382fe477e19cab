import type { Role } from '../permissions';
import type { Theme } from '../preferences';

/** What a page may know of a person. There is no member for the password's digest, and there will be none. */
export type UserView = {
  id: string;
  email: string;
  name: string;
  /** Null: an account for applications only. */
  role: Role | null;
  disabled: boolean;
  /** False for a person who only signs in with the company account. */
  hasPassword: boolean;
  lastSignInAt: string | null;
  createdAt: string;
  /** Sessions that stand now. */
  sessions: number;
};

/** Kinds of accounts, as the list can be narrowed to: whoever has a role may use the console, and applications too. */
export const USER_KINDS = ['all', 'console', 'applications'] as const;
export type UserKind = (typeof USER_KINDS)[number];

export type SessionView = {
  id: string;
  address: string | null;
  userAgent: string | null;
  signedInAt: string;
  lastSeenAt: string;
  expiresAt: string;
  /** The session that is looking. */
  current: boolean;
};

/** An application that a person has allowed something for good. */
export type ConsentRow = {
  /** The registration's row. */
  id: string;
  name: string;
  scopes: string[];
  grantedAt: string;
  expiresAt: string | null;
};

export type InvitationView = {
  id: string;
  email: string;
  role: Role | null;
  invitedBy: string | null;
  createdAt: string;
  expiresAt: string;
};

/** What a link allows its holder to know before it is used. */
export type OpenLink = {
  kind: 'setup' | 'invite' | 'reset';
  email: string | null;
  role: Role | null;
  expiresAt: string;
};

export type OwnProfile = {
  email: string;
  name: string;
  role: Role;
  theme: Theme;
  shortcuts: boolean;
  /** False for a person who only signs in with the company account. */
  hasPassword: boolean;
};
