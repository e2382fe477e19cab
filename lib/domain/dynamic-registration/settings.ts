import type { Change } from '../audit/event';
import { GRANT_SETS, type GrantSet } from '../dialects/rfc7591/grants';
import type { WireTerms } from '../dialects/rfc7591/read';
import { diffRecords } from '../diff/changes';
import { fieldError } from '../field-errors';
import { isWholeNumber } from '../numbers';
import type { FieldError } from '../problem';
import { SHAPES } from '../registration/shape';

/** What `/settings/registration` decides about programs that register themselves (RFC 7591). */
export type RegistrationSettings = {
  /** What `grant_types` stands for when it is left out (fields.md §8). */
  grantSet: GrantSet;
  /** `open`: without an initial access token, too. */
  access: 'token' | 'open';
  /** Who lets a client in that registered itself. */
  approval: 'automatic' | 'administrator';
  /** RFC 7591 §2: scopes of an interactive client that names none; and all that one may have that came without a token. */
  defaultScopes: string[];
  /** How many clients one network address may register in a day without a token. */
  openQuota: number;
};

export const WAYS_IN = ['token', 'open'] as const;
export const APPROVERS = ['automatic', 'administrator'] as const;
export const GRANT_SET_NAMES = Object.keys(GRANT_SETS) as GrantSet[];
export const LARGEST_QUOTA = 10_000;

export const DEFAULT_REGISTRATION_SETTINGS: Readonly<RegistrationSettings> = {
  grantSet: 'rfc7591',
  access: 'token',
  approval: 'automatic',
  defaultScopes: ['openid', 'profile', 'email'],
  openQuota: 20,
};

const oneOf = <T extends string>(options: readonly T[], value: unknown): value is T => options.includes(value as T);
const isQuota = (value: unknown): value is number => isWholeNumber(value, LARGEST_QUOTA);

/** Reads what is stored; a member that says nothing we know has its default. */
export function readRegistrationSettings(stored: unknown): RegistrationSettings {
  const { grantSet, access, approval, defaultScopes, openQuota } = (stored ?? {}) as Partial<RegistrationSettings>;
  const otherwise = DEFAULT_REGISTRATION_SETTINGS;
  return {
    grantSet: oneOf(GRANT_SET_NAMES, grantSet) ? grantSet : otherwise.grantSet,
    access: oneOf(WAYS_IN, access) ? access : otherwise.access,
    approval: oneOf(APPROVERS, approval) ? approval : otherwise.approval,
    defaultScopes: SHAPES.scopes.safeParse(defaultScopes).data ?? [...otherwise.defaultScopes],
    openQuota: isQuota(openQuota) ? openQuota : otherwise.openQuota,
  };
}

/** What is wrong with settings that somebody sent. */
export function checkRegistrationSettings(sent: Record<keyof RegistrationSettings, unknown>): FieldError[] {
  const choices = [
    ['grantSet', GRANT_SET_NAMES],
    ['access', WAYS_IN],
    ['approval', APPROVERS],
  ] as const;
  const scopes = SHAPES.scopes.safeParse(sent.defaultScopes);
  return [
    ...choices
      .filter(([member, options]) => !oneOf<string>(options, sent[member]))
      .map(([member, options]) => fieldError(member, 'not_an_option', { options: options.join(', ') })),
    ...(scopes.success ? [] : [fieldError('defaultScopes', 'scope_characters', {})]),
    ...(isQuota(sent.openQuota)
      ? []
      : [fieldError('openQuota', 'out_of_bounds', { minimum: 1, maximum: LARGEST_QUOTA })]),
  ];
}

/** What changed, for the audit trail. */
export function registrationSettingsChanges(before: RegistrationSettings, after: RegistrationSettings): Change[] {
  return diffRecords(before, after);
}

/** What an initial access token allows; empty lists allow anything. */
export type TokenLimits = { allowedGrants: readonly string[]; allowedScopes: readonly string[] };

/**
 * The terms of a client that registers itself: what its token allows, or without one the default scopes. What an administrator
 * gave it since (`held`, on a PUT) it may keep.
 */
export function termsOf(
  { grantSet, defaultScopes }: RegistrationSettings,
  limits: TokenLimits | null,
  held: { grantTypes: readonly string[]; scopes: readonly string[] } = { grantTypes: [], scopes: [] },
): WireTerms {
  const grants = limits?.allowedGrants ?? [];
  const scopes = limits === null ? defaultScopes : limits.allowedScopes;
  const isAny = limits !== null && scopes.length === 0;
  return {
    grantSet,
    defaultScopes,
    allowedGrants: grants.length === 0 ? null : [...new Set([...grants, ...held.grantTypes])],
    allowedScopes: isAny ? null : [...new Set([...scopes, ...held.scopes])],
  };
}
