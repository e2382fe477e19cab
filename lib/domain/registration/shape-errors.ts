import type { z } from 'zod';
import type { FieldError } from '../problem';

type Issue = z.core.$ZodIssue;

/** What a malformed value is called: zod's issue as a code of our message file. */
function problemOf(issue: Issue): Omit<FieldError, 'path'> {
  switch (issue.code) {
    case 'too_big': {
      const maximum = Number(issue.maximum);
      return { code: issue.origin === 'array' ? 'too_many' : 'too_long', params: { maximum } };
    }
    case 'invalid_value':
      return { code: 'not_an_option', params: { options: issue.values.map(String).join(', ') } };
    case 'custom': {
      const { code, params } = issue.params as { code: string; params?: FieldError['params'] };
      return { code, params: params ?? {} };
    }
    default:
      return { code: 'wrong_type', params: {} };
  }
}

/** The issues of one member as field errors, the member's name in front of each path. */
export function toFieldErrors(field: string, issues: readonly Issue[]): FieldError[] {
  return issues.map((issue) => ({ path: [field, ...issue.path].map(String).join('.'), ...problemOf(issue) }));
}

export const NOT_A_REGISTRATION: FieldError = { path: '', code: 'not_an_object', params: {} };
