import { parseRequest, type SaveRequest } from '@/lib/data/registrations/parse-request';
import { dialectPath } from '@/lib/domain/dialects/auth-service/members';
import { type ReadClient, readClient } from '@/lib/domain/dialects/auth-service/read-client';
import { fieldError } from '@/lib/domain/field-errors';
import { pointerOf } from '@/lib/domain/json/pointer';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { Placing } from '../problem';

/**
 * A body of `/Client` as a save. What is wrong is said all at once, by the dialect's names: what the dialect itself refuses, and what
 * the one schema of registrations does. Throws `invalid_input`.
 */
export function readClientRequest(
  body: unknown,
  previous: RegistrationConfiguration | null,
  globalAccessTokenLifetime: number,
): SaveRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new DomainError('invalid_input', { fieldErrors: [fieldError('', 'not_an_object', {})] });
  }
  const read = readClient(body as Record<string, unknown>, { previous, globalAccessTokenLifetime });
  const request: SaveRequest = {
    input: read.input,
    secret: read.secret,
    acceptUnverified: false,
    reason: '',
    names: 'lenient',
  };
  const fieldErrors = [...read.fieldErrors, ...missing(body), ...judge(request, previous, read)];
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return request;
}

/** The client ID is how the dialect knows a client: it is never made up. */
function missing(body: object): FieldError[] {
  const clientId = (body as { clientId?: unknown }).clientId;
  const isMissing = clientId === undefined || clientId === null || clientId === '';
  return isMissing ? [fieldError('clientId', 'required', {})] : [];
}

/** What the schema says, before the data layer says it again in its own names. */
function judge(request: SaveRequest, previous: RegistrationConfiguration | null, read: ReadClient): FieldError[] {
  try {
    parseRequest(request, previous, new Date());
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.fieldErrors.map((one) => ({ ...one, path: dialectPath(one.path, read.secretIndex) }));
  }
}

/** The domain speaks of `grantTypes.0`; in the body it is `/allowedGrantTypes/0`. */
export const placeInClient: Placing = (path) => ({ pointer: pointerOf(dialectPath(path)) });
