import pino, { type LoggerOptions } from 'pino';
import { env } from './env';

/** Members that never reach a log, at the top or one or two levels down, whatever they were spelled like on the wire. */
const SECRET_MEMBERS = [
  'password',
  'newPassword',
  'secret',
  'clientSecret',
  'client_secret',
  'generatedSecret',
  'generated',
  'ciphertext',
  'digest',
  'token',
  'accessToken',
  'access_token',
  'refresh_token',
  'id_token',
  'client_assertion',
  'registration_access_token',
  'authorization',
  'Authorization',
  'cookie',
  'Cookie',
  'set-cookie',
];

/**
 * An error as the log keeps it: what it is and where it was thrown. Messages of database errors are cut to their first line,
 * because the rest quotes the statement and its values.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : 'not an error object' };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const kept = name.startsWith('PrismaClient') ? (message.trim().split('\n').at(-1) ?? '') : message;
  return {
    name,
    code,
    message: kept,
    stack: frames?.join('\n'),
    cause: cause === undefined ? undefined : describeError(cause),
  };
}

const OPTIONS: LoggerOptions = {
  level: env.NODE_ENV === 'test' ? 'silent' : 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: SECRET_MEMBERS.flatMap((name) =>
      ['', '*.', '*.*.'].map((level) => `${level}["${name}"]`.replace('.[', '[')),
    ),
    censor: '[masked]',
  },
  serializers: { err: describeError, error: describeError },
};

/**
 * The log: one JSON object a line on standard output. Through the stream and not by pino's own writer, which at the process's end
 * tries for ever to write to a terminal that was closed.
 */
export const logger = pino(OPTIONS, process.stdout);
