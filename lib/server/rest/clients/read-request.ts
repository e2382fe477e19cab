import type { SaveRequest } from '@/lib/data/registrations/parse-request';
import { dialectPath, type SecretPlaces } from '@/lib/domain/dialects/auth-service/members';
import { readClient } from '@/lib/domain/dialects/auth-service/read-client';
import { fieldError } from '@/lib/domain/field-errors';
import { isJsonObject } from '@/lib/domain/json/json-object';
import { pointerOf } from '@/lib/domain/json/pointer';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { Placing } from '../problem';

/** A body of `/Client` as a save. What the dialect itself refuses goes with it, to be told with what the schema does. */
export function readClientRequest(
  body: unknown,
  previous: RegistrationConfiguration | null,
  globalAccessTokenLifetime: number,
): { request: SaveRequest; places: SecretPlaces } {
  if (!isJsonObject(body)) {
    throw new DomainError('invalid_input', { fieldErrors: [fieldError('', 'not_an_object', {})] });
  }
  const read = readClient(body, { previous, globalAccessTokenLifetime });
  const request: SaveRequest = {
    input: read.input,
    secret: read.secret,
    retiring: read.retiring,
    acceptUnverified: false,
    reason: '',
    names: 'lenient',
    misread: [...read.fieldErrors, ...missing(body)],
  };
  return { request, places: read.secretPlaces };
}

/** Runs a save; what it says of the secrets is said of their places in the body. */
export async function placingSecrets<T>(places: SecretPlaces, save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'invalid_input') throw error;
    const fieldErrors = error.fieldErrors.map((one) => ({ ...one, path: dialectPath(one.path, places) }));
    throw new DomainError('invalid_input', { fieldErrors });
  }
}

/** The client ID is how the dialect knows a client: it is never made up. */
function missing(body: object): FieldError[] {
  const clientId = (body as { clientId?: unknown }).clientId;
  const isMissing = clientId === undefined || clientId === null || clientId === '';
  return isMissing ? [fieldError('clientId', 'required', {})] : [];
}

/** The domain speaks of `grantTypes.0`; in the body it is `/allowedGrantTypes/0`. */
export const placeInClient: Placing = (path) => ({ pointer: pointerOf(dialectPath(path)) });
