import { z } from 'zod';
import { hiddenCharacter } from '../text';
import { API_TOKEN_PERMISSIONS, type ApiTokenPermission, withImplied } from './permissions';

/** How long a token may live, in days. There is none that lives for ever (security.md §4). */
export const API_TOKEN_DAYS = [7, 30, 90, 365] as const;
export const DEFAULT_API_TOKEN_DAYS = 90;

const NAME_LENGTH = 100;

/** Messages are codes: each names a sentence under `fieldErrors` in the message file. */
export const apiTokenSchema = z.object({
  name: z
    .string({ error: 'token_name_required' })
    .trim()
    .min(1, 'token_name_required')
    .max(NAME_LENGTH, 'token_name_too_long')
    .refine((name) => hiddenCharacter(name) === null, 'token_name_characters'),
  permissions: z
    .array(z.enum(API_TOKEN_PERMISSIONS))
    .min(1, 'token_permission_required')
    .transform((chosen) => withImplied(chosen)),
  days: z.coerce.number().refine((days) => API_TOKEN_DAYS.some((known) => known === days), 'token_days_required'),
});

export type ApiTokenRequest = z.output<typeof apiTokenSchema>;

/** A token as its page shows it. Times are ISO 8601 in UTC. */
export type ApiTokenView = {
  id: string;
  name: string;
  last4: string;
  permissions: ApiTokenPermission[];
  state: 'active' | 'expired' | 'revoked';
  createdAt: string;
  createdBy: string | null;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
};

/** Whether a token opens anything at `now`. */
export function apiTokenState(
  { expiresAt, revokedAt }: { expiresAt: Date | null; revokedAt: Date | null },
  now: Date,
): ApiTokenView['state'] {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}
