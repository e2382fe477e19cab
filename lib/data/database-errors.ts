import { DomainError, type FieldError } from '@/lib/domain/problem';
import type { Prisma } from './generated/client';

/** Unique index → the member a person can change to get past it. */
const TAKEN: Record<string, { path: string; code: string }> = {
  registrations_registration_id_unique: { path: 'registrationId', code: 'registration_id_taken' },
  registrations_built_in_client_id_unique: { path: 'clientId', code: 'client_id_taken' },
  registrations_name_version_unique: { path: 'version', code: 'name_version_taken' },
  users_email_key: { path: 'email', code: 'taken' },
};

/** Prisma's names for “there is no database to talk to just now”. */
const UNAVAILABLE_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037']);

/** The operating system's, for a connection that cannot be made or breaks; they pass through Prisma as they are. */
const UNAVAILABLE_ERRNOS =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/**
 * SQLSTATE classes that say the same: connection exceptions (08), insufficient resources such as a full disk (53), operator
 * intervention such as a shutdown (57P), system errors such as a failing disk (58); and a statement or a transaction that was
 * waiting for longer than our own limits allow (57014, 55P03, 25P03, 25P04).
 */
const UNAVAILABLE_STATES = /^(08|53|57P|58|57014|55P03|25P0[34])/;

/** A character that PostgreSQL keeps in no text, and in no JSON: NUL. Rules refuse it earlier where they see it. */
const UNSTORABLE_STATES = new Set(['22021', '22P05']);

/** Serialisation failure and deadlock, as a statement of our own SQL reports them. */
const WRITE_CONFLICT_STATES = new Set(['40001', '40P01']);

/** The driver adapter's own names for it. A raw query tells nothing else: its code is P2010, and it has no SQLSTATE. */
const UNAVAILABLE_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TlsConnectionError',
]);

/** What `pg` says without a code: on the way to a connection, or in the middle of a query. */
const UNAVAILABLE_WORDS =
  /timeout exceeded when trying to connect|^timeout expired$|connection terminated|query read timeout|client has encountered a connection error|not queryable|client was closed/i;

/**
 * Turns what Prisma or `pg` threw into the domain's words where we have some: a unique index that refused is
 * `already_exists` with the member's field error, a database that cannot be reached or has no room is `unavailable`, a text
 * that it cannot keep is `invalid_input`.
 * Everything else comes back as it is and counts as unexpected.
 */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  if (isUnavailable(error)) return new DomainError('unavailable', { cause: error });
  if (UNSTORABLE_STATES.has(sqlState(error) ?? '')) return new DomainError('invalid_input', { cause: error });
  if (isKnown(error) && error.code === 'P2002') {
    return new DomainError('already_exists', { fieldErrors: takenMembers(error), cause: error });
  }
  return error;
}

/** Whether a transaction lost against another one (deadlock, serialisation) and may simply be run again. */
export function isWriteConflict(error: unknown): boolean {
  return (isKnown(error) && error.code === 'P2034') || WRITE_CONFLICT_STATES.has(sqlState(error) ?? '');
}

/** By name: the server's bundle and Next's each have a copy of the class and share one client. */
function isKnown(error: unknown): error is Prisma.PrismaClientKnownRequestError {
  return error instanceof Error && error.name === 'PrismaClientKnownRequestError';
}

/** What a unique index that refused a row means to a person; our own SQL tells the index by its name. */
export function takenByIndex(index: string): DomainError {
  const member = TAKEN[index];
  return new DomainError('already_exists', { fieldErrors: member === undefined ? [] : [{ ...member, params: {} }] });
}

/** The index that refused a row, whatever layer tells it. */
export function refusingIndex(error: unknown): string | null {
  const known = error instanceof DomainError ? error.cause : error;
  if (!isKnown(known)) return null;
  const text = JSON.stringify(known.meta ?? {});
  return Object.keys(TAKEN).find((index) => text.includes(index)) ?? /"index":"([^"]+)"/.exec(text)?.[1] ?? null;
}

function takenMembers(error: Prisma.PrismaClientKnownRequestError): FieldError[] {
  const index = refusingIndex(error);
  const member = index === null ? undefined : TAKEN[index];
  return member === undefined ? [] : [{ ...member, params: {} }];
}

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // A client that could not even begin calls its code `errorCode`.
  const { code, errorCode } = error as { code?: unknown; errorCode?: unknown };
  if ([code, errorCode].some((one) => typeof one === 'string' && isUnavailableCode(one))) return true;
  const { kind, originalCode } = driverCause(error);
  if (UNAVAILABLE_KINDS.has(String(kind)) || UNAVAILABLE_STATES.test(String(originalCode))) return true;
  return !isKnown(error) && UNAVAILABLE_WORDS.test(error.message);
}

function isUnavailableCode(code: string): boolean {
  return UNAVAILABLE_CODES.has(code) || UNAVAILABLE_STATES.test(code) || UNAVAILABLE_ERRNOS.test(code);
}

/** SQLSTATE: of the driver's own error below Prisma's, or of a statement without Prisma. */
function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = isKnown(error) ? driverCause(error).originalCode : (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : null;
}

/** What the driver adapter said, whether it is below an error of Prisma's or alone. */
function driverCause(error: Error): { kind?: unknown; originalCode?: unknown } {
  const { meta, cause } = error as { meta?: { driverAdapterError?: { cause?: object } }; cause?: unknown };
  return meta?.driverAdapterError?.cause ?? (typeof cause === 'object' && cause !== null ? cause : {});
}
