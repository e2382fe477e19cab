import {
  createRegistration,
  deleteRegistration,
  getClient,
  listClients,
  type SavedRegistration,
  updateRegistration,
} from '@/lib/data/registrations';
import { UNSAFE_globalAccessTokenLifetime } from '@/lib/data/settings';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { entityTag } from '../../http/entity-tag';
import { matchedVersion, precondition } from '../entity-tag';
import { linksOf } from '../links';
import { readListQuery } from '../list-query';
import { type Operation, REST_BASE, type RestAnswer, type RestCall } from '../operation';
import { RestProblem } from '../rest-problem';
import { words } from '../words';
import { placeInClient, placingSecrets, readClientRequest } from './read-request';
import { toClient } from './representation';
import * as schemas from './schemas';

/** `/Client`: the clients of the built-in server as seed A speaks of them. */

const COLLECTION = '/Client';
const ONE = '/Client/{clientId}';

/** Without If-Match a write replaces whatever stands; each attempt that fails means that another write succeeded. */
const ATTEMPTS = 25;

async function requireClient({ actor, path }: RestCall): Promise<RegistrationDetail> {
  const detail = await getClient(actor, path.clientId ?? '');
  if (detail === null) throw new DomainError('not_found');
  return detail;
}

async function answer(status: 200 | 201, saved: SavedRegistration, asked: { version: string }): Promise<RestAnswer> {
  const { registration, generatedSecret } = saved;
  const { clientId, name, version } = registration.configuration;
  const body = toClient(registration, await UNSAFE_globalAccessTokenLifetime(), generatedSecret);
  const detail = words('fieldErrors.name_version_taken', { name, version: asked.version });
  const substitutions = version === asked.version ? [] : [{ member: 'version', value: version, detail }];
  return {
    status,
    body: substitutions.length === 0 ? body : { ...body, substitutions },
    headers: {
      ETag: entityTag(registration.rowVersion),
      ...(status === 201 ? { Location: `${REST_BASE}${COLLECTION}/${encodeURIComponent(clientId)}` } : {}),
    },
  };
}

async function createClient({ actor, body, idempotencyKey }: RestCall): Promise<RestAnswer> {
  const { request, places } = readClientRequest(body, null, await UNSAFE_globalAccessTokenLifetime());
  const saved = await placingSecrets(places, () => createRegistration(actor, { ...request, idempotencyKey }));
  return answer(201, saved, { version: '1.0' });
}

async function replaceClient(call: RestCall, standing: RegistrationDetail): Promise<RestAnswer> {
  const { actor, body, ifMatch } = call;
  const { registrationId, version } = standing.configuration;
  const rowVersion = matchedVersion(call, standing.rowVersion) ?? standing.rowVersion;
  const lifetime = await UNSAFE_globalAccessTokenLifetime();
  const { request, places } = readClientRequest(body, standing.configuration, lifetime);
  const update = () => updateRegistration(actor, registrationId, { ...request, rowVersion });
  const saved = await precondition(ifMatch, () => placingSecrets(places, update));
  return answer(200, saved, { version });
}

/** Updates, or creates when absent: whichever it turns out to be when several do the same at once. */
async function putClient(call: RestCall, attempt = 1): Promise<RestAnswer> {
  const clientId = (call.body as { clientId?: unknown } | null)?.clientId;
  const standing = typeof clientId === 'string' ? await getClient(call.actor, clientId) : null;
  try {
    if (standing !== null) return await replaceClient(call, standing);
    // RFC 9110 §13.1.1: on what does not exist, If-Match is false, whatever it names.
    if (call.ifMatch !== null) throw new RestProblem('precondition_failed');
    return await createClient({ ...call, idempotencyKey: null });
  } catch (error) {
    if (attempt === ATTEMPTS || !(await isWorthAnotherTry(call, error, standing))) throw error;
    return putClient(call, attempt + 1);
  }
}

/** Somebody wrote, created or deleted it since we looked: what stands now is another matter. */
async function isWorthAnotherTry({ actor, body }: RestCall, error: unknown, standing: RegistrationDetail | null) {
  if (!(error instanceof DomainError)) return false;
  if (standing !== null) return error.code === 'conflict' || error.code === 'not_applicable';
  if (error.code !== 'already_exists') return false;
  return (await getClient(actor, (body as { clientId: string }).clientId)) !== null;
}

const SAVE_PROBLEMS = ['invalid_input', 'already_exists', 'policy_violation'] as const;

export const CLIENT_OPERATIONS: readonly Operation[] = [
  {
    id: 'listClients',
    method: 'GET',
    path: COLLECTION,
    permission: 'registration:read',
    query: schemas.clientListParameters,
    answers: { 200: { schema: schemas.clients, headers: ['Link'] } },
    problems: ['invalid_input'],
    run: async ({ actor, query }) => {
      const { clients, ...page } = await listClients(actor, readListQuery(query));
      const lifetime = await UNSAFE_globalAccessTokenLifetime();
      return {
        status: 200,
        body: clients.map((detail) => toClient(detail, lifetime)),
        headers: linksOf(COLLECTION, query, page),
      };
    },
  },
  {
    id: 'createClient',
    method: 'POST',
    path: COLLECTION,
    permission: 'registration:write',
    body: schemas.sentClient,
    idempotent: true,
    answers: { 201: { schema: schemas.savedClient, headers: ['ETag', 'Location'] } },
    problems: [...SAVE_PROBLEMS, 'idempotency_mismatch'],
    placing: placeInClient,
    run: createClient,
  },
  {
    id: 'putClient',
    method: 'PUT',
    path: COLLECTION,
    permission: 'registration:write',
    body: schemas.sentClient,
    ifMatch: 'optional',
    answers: {
      200: { schema: schemas.savedClient, headers: ['ETag'] },
      201: { schema: schemas.savedClient, headers: ['ETag', 'Location'] },
    },
    problems: [...SAVE_PROBLEMS, 'precondition_failed'],
    placing: placeInClient,
    run: (call) => putClient(call),
  },
  {
    id: 'getClient',
    method: 'GET',
    path: ONE,
    permission: 'registration:read',
    answers: { 200: { schema: schemas.client, headers: ['ETag'] } },
    problems: ['not_found'],
    run: async (call) => {
      const detail = await requireClient(call);
      const body = toClient(detail, await UNSAFE_globalAccessTokenLifetime());
      return { status: 200, body, headers: { ETag: entityTag(detail.rowVersion) } };
    },
  },
  {
    id: 'deleteClient',
    method: 'DELETE',
    path: ONE,
    permission: 'registration:delete',
    ifMatch: 'optional',
    answers: { 204: {} },
    problems: ['not_found', 'precondition_failed'],
    run: async (call) => {
      const { configuration, rowVersion: standing } = await requireClient(call);
      const rowVersion = matchedVersion(call, standing);
      await precondition(call.ifMatch, () =>
        deleteRegistration(call.actor, configuration.registrationId, { reason: '', rowVersion }),
      );
      return { status: 204 };
    },
  },
];
