import type { Outcome } from '@/lib/domain/outcome';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import { logger } from './logger';

export type Failure = Exclude<Outcome<never>, { status: 'ok' }>;

/** What is told of an error: the expected ones by their code, anything else as a plain sentence with the id it is logged under. */
export function failureOf(error: unknown, requestId: string): Failure {
  if (!(error instanceof DomainError)) {
    logger.error({ err: error, requestId }, 'unexpected error in a server action');
    return { status: 'problem', code: 'unexpected', params: {}, requestId };
  }
  if (error.fieldErrors.length > 0) return { status: 'invalid', fieldErrors: [...error.fieldErrors] };
  if (error.code === 'unavailable') logger.error({ err: error, requestId }, 'something we need is away');
  return {
    status: 'problem',
    code: error.code,
    params: error.params,
    requestId,
    ...(error.current === undefined ? {} : { current: error.current }),
  };
}

const A_CODE = /^[a-z][a-z0-9_.]*$/;

/** The library's tree of messages as our list of field errors. A message is a code; a foreign sentence becomes `invalid`. */
export function fieldErrorsOfValidation(errors: unknown, path = ''): FieldError[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]) =>
    key === '_errors'
      ? (value as string[]).map((message) => ({ path, code: A_CODE.test(message) ? message : 'invalid', params: {} }))
      : fieldErrorsOfValidation(value, path === '' ? key : `${path}.${key}`),
  );
}
