import type { z } from 'zod';
import { fieldError } from '@/lib/domain/field-errors';
import { DomainError } from '@/lib/domain/problem';
import { toFieldErrors } from '@/lib/domain/registration/shape-errors';

/**
 * The parameters of an address by their schema. One that is unknown, repeated or not understood is refused: what a program
 * misspells must not find everything. Throws `invalid_input` with paths below `query`.
 */
export function readQuery(schema: z.ZodObject | undefined, parameters: URLSearchParams): Record<string, unknown> {
  const known = Object.keys(schema?.shape ?? {});
  const names = [...new Set(parameters.keys())];
  const fieldErrors = names.flatMap((name) => {
    if (!known.includes(name)) return [fieldError(`query.${name}`, 'unknown_member', {})];
    const [value = '', ...others] = parameters.getAll(name);
    // PostgreSQL keeps no NUL: a search for one is no search.
    return others.length > 0 || value.includes('\0')
      ? [fieldError(`query.${name}`, 'wrong_type', { expected: 'text' })]
      : [];
  });
  const read = schema?.safeParse(Object.fromEntries(parameters));
  if (read?.success === false) fieldErrors.push(...toFieldErrors('query', read.error.issues));
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return read?.data ?? {};
}
