import type { Change } from '../audit/event';
import { diffRecords } from '../diff/changes';
import { fieldError } from '../field-errors';
import { isWholeNumber } from '../numbers';
import type { FieldError } from '../problem';
import { MAXIMUM_LIFETIME } from './model';

/** What `/settings/tokens` decides for every Built-in client that has no value of its own (seed I: the global setting). */
export type TokenSettings = {
  /** Seconds. */
  accessTokenLifetime: number;
};

export const DEFAULT_TOKEN_SETTINGS: Readonly<TokenSettings> = { accessTokenLifetime: 3600 };

/** fields.md §5: the bounds of every lifetime, in seconds. */
export function isLifetime(value: unknown): value is number {
  return isWholeNumber(value, MAXIMUM_LIFETIME);
}

/** Reads what is stored; what is no lifetime is the default. */
export function readTokenSettings(stored: unknown): TokenSettings {
  const { accessTokenLifetime } = (stored ?? {}) as Partial<TokenSettings>;
  return isLifetime(accessTokenLifetime) ? { accessTokenLifetime } : { ...DEFAULT_TOKEN_SETTINGS };
}

/** What is wrong with settings that somebody sent. */
export function checkTokenSettings({ accessTokenLifetime }: Record<keyof TokenSettings, unknown>): FieldError[] {
  if (isLifetime(accessTokenLifetime)) return [];
  return [fieldError('accessTokenLifetime', 'out_of_bounds', { minimum: 1, maximum: MAXIMUM_LIFETIME })];
}

/** What changed, for the audit trail. */
export function tokenSettingsChanges(before: TokenSettings, after: TokenSettings): Change[] {
  return diffRecords(before, after);
}
