import { expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/problem';
import { translateDatabaseError } from './database-errors';
import { Prisma } from './generated/client';

const known = (code: string, message = 'Invalid invocation', meta = {}) =>
  new Prisma.PrismaClientKnownRequestError(message, { code, clientVersion: '0', meta });
const withCode = (code: string) => Object.assign(new Error('broken'), { code });
/** As the adapter tells a raw query's failure where there was no PostgreSQL to give a SQLSTATE. */
const raw = (kind: string) =>
  known('P2010', `Raw query failed. Code: \`N/A\`. Message: \`${kind}\``, {
    driverAdapterError: { name: 'DriverAdapterError', cause: { kind } },
  });
/** As the adapter tells a failure outside of any query: at BEGIN, COMMIT or ROLLBACK. */
const bare = (cause: object) => Object.assign(new Error('broken'), { name: 'DriverAdapterError', cause });
const driver = (originalCode: string) =>
  known('P2010', 'raw query failed', { driverAdapterError: { cause: { originalCode } } });

it.each([
  ['the operating system, at the connection', withCode('ECONNREFUSED')],
  ['the operating system, through Prisma', known('EPIPE', 'write EPIPE')],
  ['a socket file that is gone', known('ENOENT', 'connect ENOENT /run/.s.PGSQL.5432')],
  ['pg, waiting to connect', new Error('timeout expired')],
  ['pg, waiting for a connection of the pool', new Error('timeout exceeded when trying to connect')],
  ['pg, in the middle of a query', new Error('Connection terminated unexpectedly')],
  ['PostgreSQL, shutting down', withCode('57P01')],
  ['PostgreSQL, starting up', withCode('57P03')],
  ['PostgreSQL, on a full disk', driver('53100')],
  ['PostgreSQL, out of connections', withCode('53300')],
  ['PostgreSQL, after our statement timeout', driver('57014')],
  ['Prisma, waiting for a transaction', known('P2028')],
  ['Prisma, in a transaction that is closed already', known('P2028', 'Transaction already closed')],
  ['Prisma, waiting for a connection', known('P2024')],
  ['Prisma, with nobody there', known('P1001')],
  ['Prisma, before it has begun', new Prisma.PrismaClientInitializationError('no', '0', 'P1001')],
  ['Prisma, hung up on', known('P1017')],
  ['PostgreSQL, killed', known('P2039', 'Database error. Code: `57P01`', driver('57P01').meta ?? {})],
  ['a raw query, with nobody there', raw('DatabaseNotReachable')],
  ['a raw query, hung up on', raw('ConnectionClosed')],
  ['a raw query, out of patience', raw('SocketTimeout')],
  ['a raw query, out of connections', raw('TooManyConnections')],
  ['COMMIT, hung up on', bare({ kind: 'ConnectionClosed' })],
  ['BEGIN, while PostgreSQL starts', bare({ kind: 'postgres', originalCode: '57P03' })],
  ['a connection that has broken before', new Error('Client has encountered a connection error and is not queryable')],
  ['the operating system, hanging up', withCode('ECONNRESET')],
])('%s: unavailable', (_who, error) => {
  expect(translateDatabaseError(error)).toMatchObject({ code: 'unavailable', cause: error });
});

it.each([
  ['of a statement without Prisma', withCode('22021')],
  ['of a raw query', driver('22021')],
  ['in JSON', driver('22P05')],
])('a text that no database keeps, %s: invalid_input', (_where, error) => {
  expect(translateDatabaseError(error)).toMatchObject({ code: 'invalid_input', cause: error });
});

it.each([
  ['an error of our own', new DomainError('conflict')],
  ['a bug', new TypeError('undefined is not a function')],
  ['a broken constraint', driver('23514')],
  ['a raw query that is wrong', raw('ColumnNotFound')],
  ['a file of ours that is missing', new Error('ENOENT: no such file, open messages')],
])('%s stays what it is', (_what, error) => {
  expect(translateDatabaseError(error)).toBe(error);
});
