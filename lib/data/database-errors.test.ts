import { expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/problem';
import { translateDatabaseError } from './database-errors';
import { Prisma } from './generated/client';

const known = (code: string, message = 'Invalid invocation', meta = {}) =>
  new Prisma.PrismaClientKnownRequestError(message, { code, clientVersion: '0', meta });
const withCode = (code: string) => Object.assign(new Error('broken'), { code });
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
])('%s: unavailable', (_who, error) => {
  expect(translateDatabaseError(error)).toMatchObject({ code: 'unavailable', cause: error });
});

it.each([
  ['an error of our own', new DomainError('conflict')],
  ['a bug', new TypeError('undefined is not a function')],
  ['a broken constraint', driver('23514')],
  ['a file of ours that is missing', new Error('ENOENT: no such file, open messages')],
])('%s stays what it is', (_what, error) => {
  expect(translateDatabaseError(error)).toBe(error);
});
