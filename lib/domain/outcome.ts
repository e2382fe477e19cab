import type { FieldError, ProblemCode } from './problem';

/**
 * What a server action answers. One shape for every form: data, field errors, or a typed problem; never a thrown error for
 * something we expected.
 */
export type Outcome<T> =
  | { status: 'ok'; data: T }
  | { status: 'invalid'; fieldErrors: FieldError[] }
  | {
      status: 'problem';
      code: ProblemCode | 'unexpected';
      params: Record<string, string | number>;
      requestId: string;
      current?: unknown;
    };
