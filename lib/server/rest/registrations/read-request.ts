import type { z } from 'zod';
import type { SaveRequest } from '@/lib/data/registrations/parse-request';
import type { ResetRequest } from '@/lib/data/secrets';
import { type FieldErrorCode, fieldError } from '@/lib/domain/field-errors';
import { pointerOf } from '@/lib/domain/json/pointer';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import { FIELD_NAMES } from '@/lib/domain/registration/fields';
import { toFieldErrors } from '@/lib/domain/registration/shape-errors';
import type { Placing } from '../problem';
import { resetRequest, saveRequest } from './schemas';

/**
 * Bodies of `/registrations`. Unknown members are refused by their name: what only the server sets (`rowVersion`, `findings`,
 * `createdBy` …) cannot be set from outside, and a misspelt member is not silently a default.
 */

type Body = Record<string, unknown>;

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (path: string, code: FieldErrorCode): FieldError => ({ path, code, params: {} });

function unknownMembers(body: Body, known: readonly string[], base: string): FieldError[] {
  return Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((name) => plain(`${base}${name}`, 'unknown_member'));
}

/** The members around the configuration by their schema; the configuration itself is the domain's to judge. */
function read<S extends z.ZodObject>(schema: S, body: unknown): z.output<S> {
  if (!isBody(body)) throw new DomainError('invalid_input', { fieldErrors: [fieldError('', 'not_an_object', {})] });
  const result = schema.safeParse(body);
  const unknown = unknownMembers(body, Object.keys(schema.shape), '');
  const misread = result.success ? [] : toFieldErrors('', result.error.issues).map(withoutDot);
  const fieldErrors = [...unknown, ...misread];
  if (!result.success || fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return result.data;
}

const withoutDot = (error: FieldError): FieldError => ({ ...error, path: error.path.replace(/^\./, '') });

const around = saveRequest.omit({ configuration: true });

/** What a create or an update asks for. */
export function readSaveRequest(body: unknown): SaveRequest {
  const { configuration, ...rest } = isBody(body) ? body : { configuration: null };
  const said = read(around, isBody(body) ? rest : body);
  if (!isBody(configuration))
    throw new DomainError('invalid_input', {
      fieldErrors: [plain('configuration', configuration === undefined ? 'required' : 'not_an_object')],
    });
  const fieldErrors = unknownMembers(configuration, FIELD_NAMES, 'configuration.');
  const { secret } = said;
  if (isBody(rest.secret))
    fieldErrors.push(...unknownMembers(rest.secret, ['value', 'type', 'description', 'expiresAt'], 'secret.'));
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

/** Members that stand beside the configuration; every other path lies in it. */
const BESIDE = new Set(['', 'configuration', ...Object.keys(around.shape)]);

/** The domain speaks of `redirectUris.2`; in the body it is `/configuration/redirectUris/2`. */
export const placeInSave: Placing = (path) => {
  const [first = ''] = path.split('.');
  if (first === 'configuration') return { pointer: `/configuration${pointerOf(path.slice('configuration.'.length))}` };
  return { pointer: pointerOf(path, BESIDE.has(first) ? '' : '/configuration') };
};

/** The domain speaks of `secret.value`; in the body it is `/value`. */
export const placeInReset: Placing = (path) => ({ pointer: pointerOf(path.replace(/^secret\.?/, '')) });
