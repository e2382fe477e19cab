import { isCursor } from '@/lib/data/registrations/orders';
import { fieldError } from '@/lib/domain/field-errors';
import { DomainError } from '@/lib/domain/problem';
import { parseRegistrationQuery, type RegistrationQuery } from '@/lib/domain/registration/query';

/**
 * The list's query as a program sends it. A person with an old link is shown the first page; a program whose cursor is none must not
 * read that for ever. Throws `invalid_input`.
 */
export function readListQuery(parameters: Readonly<Record<string, unknown>>): RegistrationQuery {
  const query = parseRegistrationQuery(parameters as Record<string, string>);
  const fieldErrors = (['after', 'before'] as const).flatMap((name) => {
    const cursor = query[name];
    return cursor === null || isCursor(query.sort, cursor)
      ? []
      : [fieldError(`query.${name}`, 'wrong_type', { expected: 'cursor' })];
  });
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return query;
}
