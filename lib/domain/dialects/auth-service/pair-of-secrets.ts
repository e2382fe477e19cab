import { fieldError } from '../../field-errors';
import type { FieldError } from '../../problem';
import type { RetiringInput, SecretInput } from '../../registration/secret-input';
import type { SecretPlaces } from './members';
import type { SentSecret } from './read-secrets';

/** `clientSecrets` as fields.md §2 has them: one is current, at most one more is retiring. */
export type SecretPair = {
  secret: SecretInput | null;
  retiring: RetiringInput | null;
  places: SecretPlaces;
  fieldErrors: FieldError[];
};

const endOf = ({ secret }: SentSecret) => secret.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;

/** Of two the one that ends first retires, wherever it stands; so it must say when. Three are one too many. */
export function inTurn(sent: readonly SentSecret[]): SecretPair {
  const [first, second, third] = sent;
  const alone = { secret: first?.secret ?? null, retiring: null, places: { current: first?.index ?? 0, retiring: 0 } };
  if (first === undefined || second === undefined) return { ...alone, fieldErrors: [] };
  if (third !== undefined) {
    return { ...alone, fieldErrors: [fieldError(`clientSecrets.${third.index}.value`, 'too_many', { maximum: 2 })] };
  }
  const [current, retiring] = endOf(first) < endOf(second) ? [second, first] : [first, second];
  const { expiresAt } = retiring.secret;
  if (expiresAt === null) {
    return { ...alone, fieldErrors: [fieldError(`clientSecrets.${retiring.index}.expiration`, 'required', {})] };
  }
  return {
    secret: current.secret,
    retiring: { ...retiring.secret, expiresAt },
    places: { current: current.index, retiring: retiring.index },
    fieldErrors: [],
  };
}
