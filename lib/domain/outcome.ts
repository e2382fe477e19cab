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
      /** `unreachable` is said by the page itself: our own server gave no answer. */
      code: ProblemCode | 'unexpected' | 'unreachable';
      params: Record<string, string | number>;
      /** Empty where no request arrived. */
      requestId: string;
      current?: unknown;
    };
