import { fieldError } from '../field-errors';
import { isWholeNumber } from '../numbers';
import type { FieldError } from '../problem';
import { isGrantType } from '../registration/grants';
import { SHAPES } from '../registration/shape';
import { hiddenCharacter } from '../text';

/** An initial access token as it is shown: never its value. */
export type InitialAccessTokenView = {
  id: string;
  description: string;
  last4: string;
  state: 'active' | 'expired' | 'used_up' | 'revoked';
  /** null: any number. */
  maxUses: number | null;
  uses: number;
  /** Empty: any. */
  allowedGrants: string[];
  allowedScopes: string[];
  createdAt: string;
  createdBy: string | null;
  expiresAt: string | null;
  lastUsedAt: string | null;
};

/** What an administrator asks for. `expiresInDays` null: it never expires. */
export type InitialAccessTokenRequest = {
  description: string;
  maxUses: number | null;
  expiresInDays: number | null;
  allowedGrants: string[];
  allowedScopes: string[];
};

export const TOKEN_BOUNDS = { description: 200, maxUses: 1_000_000, days: 3_650 } as const;

const isCount = (value: number | null, maximum: number) => value === null || isWholeNumber(value, maximum);

/** What is wrong with a request for a token. */
export function checkInitialAccessToken(request: InitialAccessTokenRequest): FieldError[] {
  const { description, maxUses, expiresInDays, allowedGrants, allowedScopes } = request;
  const hidden = hiddenCharacter(description);
  const errors = [
    description.trim() === '' && fieldError('description', 'required', {}),
    description.length > TOKEN_BOUNDS.description &&
      fieldError('description', 'too_long', { maximum: TOKEN_BOUNDS.description }),
    hidden !== null && fieldError('description', 'hidden_character', { character: hidden }),
    !isCount(maxUses, TOKEN_BOUNDS.maxUses) &&
      fieldError('maxUses', 'out_of_bounds', { minimum: 1, maximum: TOKEN_BOUNDS.maxUses }),
    !isCount(expiresInDays, TOKEN_BOUNDS.days) &&
      fieldError('expiresInDays', 'out_of_bounds', { minimum: 1, maximum: TOKEN_BOUNDS.days }),
    !SHAPES.scopes.safeParse(allowedScopes).success && fieldError('allowedScopes', 'scope_characters', {}),
    ...allowedGrants
      .filter((value) => !isGrantType(value))
      .map((value) => fieldError('allowedGrants', 'grant_unknown', { value })),
  ];
  return errors.filter((error) => error !== false);
}

type Life = { revokedAt: Date | null; expiresAt: Date | null; maxUses: number | null; uses: number };

/** Whether a token still lets anybody in, and if not, why. */
export function initialAccessTokenState({ revokedAt, expiresAt, maxUses, uses }: Life, now: Date) {
  if (revokedAt !== null) return 'revoked' as const;
  if (expiresAt !== null && expiresAt <= now) return 'expired' as const;
  return maxUses !== null && uses >= maxUses ? ('used_up' as const) : ('active' as const);
}
