import { z } from 'zod';
import type { SaveRequest } from '@/lib/data/registrations/parse-request';
import type { ResetRequest } from '@/lib/data/secrets';
import type { PlainCode } from '@/lib/domain/field-errors';
import { isJsonObject } from '@/lib/domain/json/json-object';
import { pointerOf } from '@/lib/domain/json/pointer';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import { FIELD_NAMES } from '@/lib/domain/registration/fields';
import { toFieldErrors } from '@/lib/domain/registration/shape-errors';
import type { Placing } from '../problem';
import { resetRequest, saveRequest, sentSecret } from './schemas';

/**
 * Bodies of `/registrations`. Unknown members are refused by their name: what only the server sets (`rowVersion`, `findings`,
 * `createdBy` …) cannot be set from outside, and a misspelt member is not silently a default.
 */

type Body = Record<string, unknown>;

const plain = (path: string, code: PlainCode): FieldError => ({ path, code, params: {} });

/** A path that begins with a dot lies in the body itself; every other is the domain's. */
function unknownMembers(body: Body, known: readonly string[], base = ''): FieldError[] {
  return Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((name) => plain(`${base}.${name}`, 'unknown_member'));
}

/** The members around the configuration by their schema; the configuration itself is the domain's to judge. */
function read<S extends z.ZodObject>(schema: S, body: unknown): z.output<S> {
  if (!isJsonObject(body)) throw new DomainError('invalid_input', { fieldErrors: [plain('.', 'not_an_object')] });
  const result = schema.safeParse(body);
  const misread = result.success ? [] : toFieldErrors('', result.error.issues);
  const fieldErrors = [...unknownMembers(body, Object.keys(schema.shape)), ...misread];
  if (!result.success || fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return result.data;
}

const around = saveRequest.extend({ configuration: z.unknown() });
const SECRET_MEMBERS = Object.keys(sentSecret.shape);

/** What a create or an update asks for. */
export function readSaveRequest(body: unknown): SaveRequest {
  const { configuration, secret, ...said } = read(around, body);
  const fieldErrors = isJsonObject(configuration)
    ? unknownMembers(configuration, FIELD_NAMES, '.configuration')
    : [plain('.configuration', configuration === undefined ? 'required' : 'not_an_object')];
  const sent = (body as Body).secret;
  if (isJsonObject(sent)) fieldErrors.push(...unknownMembers(sent, SECRET_MEMBERS, '.secret'));
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return {
    input: configuration,
    secret: secret
      ? {
          value: secret.value ?? null,
          type: secret.type ?? 'shared_secret',
          description: secret.description ?? '',
          expiresAt: momentOf(secret.expiresAt),
        }
      : null,
    acceptUnverified: said.acceptUnverified ?? false,
    allowPrivateUseScheme: said.allowPrivateUseScheme ?? false,
    reason: said.reason ?? '',
  };
}

/** What a reset asks for. */
export function readResetRequest(body: unknown): ResetRequest {
  const { value, description, expiresAt, overlapUntil, reason } = read(resetRequest, body);
  return {
    value: value ?? null,
    description: description ?? '',
    expiresAt: momentOf(expiresAt),
    overlapUntil: momentOf(overlapUntil),
    reason: reason ?? '',
  };
}

const momentOf = (text: string | null | undefined) => (text ? new Date(text) : null);

/** Members that stand beside the configuration; every other path of the domain lies in it. */
const BESIDE = new Set(Object.keys(around.shape));

/** The domain speaks of `redirectUris.2`; in the body it is `/configuration/redirectUris/2`. */
export const placeInSave: Placing = (path) => {
  if (path.startsWith('.')) return { pointer: pointerOf(path.slice(1)) };
  const [first = ''] = path.split('.');
  return { pointer: pointerOf(path, BESIDE.has(first) ? '' : '/configuration') };
};

/** The domain speaks of `secret.value`; in the body it is `/value`. */
export const placeInReset: Placing = (path) => ({ pointer: pointerOf(path.replace(/^(\.|secret\.?)/, '')) });
