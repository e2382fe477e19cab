import { fieldError } from '../field-errors';
import { DomainError } from '../problem';

/** One answer for an unknown address, a wrong password, one that was right a moment ago, and a disabled account (security.md §4). */
export function signInRefused(): DomainError {
  return new DomainError('invalid_input', { fieldErrors: [fieldError('email', 'sign_in_refused', {})] });
}
