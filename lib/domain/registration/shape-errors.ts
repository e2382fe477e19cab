import type { z } from 'zod';
import { type Flaw, fieldError, flaw } from '../field-errors';
import type { FieldError } from '../problem';

type Issue = z.core.$ZodIssue;

/** What zod calls a type, in the words of the sentence. */
const EXPECTED: Partial<Record<string, string>> = {
  string: 'text',
  boolean: 'boolean',
  int: 'number',
  number: 'number',
  array: 'list',
  object: 'object',
  record: 'object',
};

const wrongType = (expected: string) => flaw('wrong_type', { expected: EXPECTED[expected] ?? 'other' });

/** What a malformed value is called: zod's issue as a code of our message file. */
function flawOf(issue: Issue): Flaw {
  switch (issue.code) {
    case 'too_big': {
      const maximum = Number(issue.maximum);
      return flaw(issue.origin === 'array' ? 'too_many' : 'too_long', { maximum });
    }
    // Of text the only minimum is that there is some.
    case 'too_small':
      return issue.origin === 'string' ? flaw('required', {}) : wrongType(issue.origin);
    case 'invalid_type':
      return wrongType(issue.expected);
    case 'unrecognized_keys':
      return flaw('unknown_member', {});
    case 'invalid_value':
      return flaw('not_an_option', { options: issue.values.map(String).join(', ') });
    // What is wrong with the key of a record.
    case 'invalid_key':
      return issue.issues[0] === undefined ? wrongType('') : flawOf(issue.issues[0]);
    case 'custom':
      return issue.params as Flaw;
    default:
      return wrongType('');
  }
}

/** The issues of one member as field errors, the member's name in front of each path. */
export function toFieldErrors(field: string, issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => {
    const members = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [key]) : [[]];
    return members.map((member) => ({
      path: [field, ...issue.path, ...member].map(String).join('.'),
      ...flawOf(issue),
    }));
  });
}

export const NOT_A_REGISTRATION: FieldError = fieldError('', 'not_an_object', {});
