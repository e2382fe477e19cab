import type { z } from 'zod';
import { type Flaw, fieldError, flaw } from '../field-errors';
import type { FieldError } from '../problem';

type Issue = z.core.$ZodIssue;

/** What a malformed value is called: zod's issue as a code of our message file. */
function flawOf(issue: Issue): Flaw {
  switch (issue.code) {
    case 'too_big': {
      const maximum = Number(issue.maximum);
      return flaw(issue.origin === 'array' ? 'too_many' : 'too_long', { maximum });
    }
    // Of text the only minimum is that there is some.
    case 'too_small':
      return flaw(issue.origin === 'string' ? 'required' : 'wrong_type', {});
    case 'invalid_value':
      return flaw('not_an_option', { options: issue.values.map(String).join(', ') });
    // What is wrong with the key of a record.
    case 'invalid_key':
      return issue.issues[0] === undefined ? flaw('wrong_type', {}) : flawOf(issue.issues[0]);
    case 'custom':
      return issue.params as Flaw;
    default:
      return flaw('wrong_type', {});
  }
}

/** The issues of one member as field errors, the member's name in front of each path. */
export function toFieldErrors(field: string, issues: readonly Issue[]): FieldError[] {
  return issues.map((issue) => ({ path: [field, ...issue.path].map(String).join('.'), ...flawOf(issue) }));
}

export const NOT_A_REGISTRATION: FieldError = fieldError('', 'not_an_object', {});
