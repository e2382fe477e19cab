import { listRegistrationEvents } from '@/lib/data/audit/list';
import {
  createRegistration,
  deleteRegistration,
  getMetadata,
  getRegistration,
  listRegistrations,
  rediscover,
  updateRegistration,
} from '@/lib/data/registrations';
import { resetSecret, revokeSecret } from '@/lib/data/secrets';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { entityTag } from '../../http/entity-tag';
import { matchedVersion, precondition, requireMatch } from '../entity-tag';
import { linksOf } from '../links';
import { readListQuery } from '../list-query';
import { type Operation, REST_BASE, type RestCall } from '../operation';
import { placeInReset, placeInSave, readResetRequest, readSaveRequest } from './read-request';
import { toRepresentation } from './representation';
import * as schemas from './schemas';

/** `/registrations`: the console's own full model, of every mode, through the same functions as its pages. */

const COLLECTION = '/registrations';
const ONE = '/registrations/{registrationId}';

async function requireRegistration({ actor, path }: RestCall): Promise<RegistrationDetail> {
  const detail = await getRegistration(actor, path.registrationId ?? '');
  if (detail === null) throw new DomainError('not_found');
  return detail;
}

const addressOf = ({ configuration }: RegistrationDetail) =>
  `${REST_BASE}${COLLECTION}/${encodeURIComponent(configuration.registrationId)}`;

const etag = ({ rowVersion }: RegistrationDetail) => ({ ETag: entityTag(rowVersion) });

const list: Operation = {
  id: 'listRegistrations',
  method: 'GET',
  path: COLLECTION,
  permission: 'registration:read',
  query: schemas.listParameters,
  answers: { 200: { schema: schemas.page, headers: ['Link'] } },
  problems: ['invalid_input'],
  run: async ({ actor, query }) => {
    const { rows, ...page } = await listRegistrations(actor, readListQuery(query));
    return { status: 200, body: { items: rows, ...page }, headers: linksOf(COLLECTION, query, page) };
  },
};

const read: Operation = {
  id: 'getRegistration',
  method: 'GET',
  path: ONE,
  permission: 'registration:read',
  answers: { 200: { schema: schemas.registration, headers: ['ETag'] } },
  problems: ['not_found'],
  run: async (call) => {
    const detail = await requireRegistration(call);
    return { status: 200, body: toRepresentation(detail), headers: etag(detail) };
  },
};

const create: Operation = {
  id: 'createRegistration',
  method: 'POST',
  path: COLLECTION,
  permission: 'registration:write',
  body: schemas.saveRequest,
  idempotent: true,
  answers: { 201: { schema: schemas.savedRegistration, headers: ['ETag', 'Location'] } },
  problems: ['invalid_input', 'already_exists', 'discovery_failed', 'policy_violation', 'idempotency_mismatch'],
  placing: placeInSave,
  run: async ({ actor, body, idempotencyKey }) => {
    const saved = await createRegistration(actor, { ...readSaveRequest(body), idempotencyKey });
    const { registration, generatedSecret } = saved;
    return {
      status: 201,
      body: { ...toRepresentation(registration), generatedSecret },
      headers: { ...etag(registration), Location: addressOf(registration) },
    };
  },
};

const replace: Operation = {
  id: 'updateRegistration',
  method: 'PUT',
  path: ONE,
  permission: 'registration:write',
  body: schemas.saveRequest,
  ifMatch: 'required',
  answers: { 200: { schema: schemas.savedRegistration, headers: ['ETag'] } },
  problems: [
    'not_found',
    'invalid_input',
    'already_exists',
    'discovery_failed',
    'policy_violation',
    'not_applicable',
    'precondition_required',
    'precondition_failed',
  ],
  placing: placeInSave,
  run: async (call) => {
    const { actor, body, ifMatch } = call;
    const detail = await requireRegistration(call);
    const rowVersion = requireMatch(call, detail.rowVersion);
    const request = { ...readSaveRequest(body), rowVersion };
    const { registration, generatedSecret } = await precondition(ifMatch, () =>
      updateRegistration(actor, detail.configuration.registrationId, request),
    );
    return {
      status: 200,
      body: { ...toRepresentation(registration), generatedSecret },
      headers: etag(registration),
    };
  },
};

const remove: Operation = {
  id: 'deleteRegistration',
  method: 'DELETE',
  path: ONE,
  permission: 'registration:delete',
  ifMatch: 'optional',
  answers: { 204: {} },
  problems: ['not_found', 'not_applicable', 'precondition_failed'],
  run: async (call) => {
    const { actor, ifMatch } = call;
    const detail = await requireRegistration(call);
    const rowVersion = matchedVersion(call, detail.rowVersion);
    await precondition(ifMatch, () =>
      deleteRegistration(actor, detail.configuration.registrationId, { reason: '', rowVersion }),
    );
    return { status: 204 };
  },
};

const reset: Operation = {
  id: 'resetSecret',
  method: 'POST',
  path: `${ONE}/secrets`,
  permission: 'secret:write',
  body: schemas.resetRequest,
  idempotent: true,
  answers: { 201: { schema: schemas.resetAnswer } },
  problems: ['not_found', 'invalid_input', 'not_applicable', 'conflict', 'idempotency_mismatch'],
  placing: placeInReset,
  run: async ({ actor, path, body, idempotencyKey }) => {
    const request = { ...readResetRequest(body), idempotencyKey };
    const { secret, generated } = await resetSecret(actor, path.registrationId ?? '', request);
    return { status: 201, body: { secret, value: generated } };
  },
};

const revoke: Operation = {
  id: 'revokeSecret',
  method: 'DELETE',
  path: `${ONE}/secrets/{secretId}`,
  permission: 'secret:write',
  answers: { 200: { schema: schemas.secret } },
  problems: ['not_found'],
  run: async ({ actor, path }) => ({
    status: 200,
    body: await revokeSecret(actor, path.registrationId ?? '', path.secretId ?? ''),
  }),
};

const discover: Operation = {
  id: 'discoverRegistration',
  method: 'POST',
  path: `${ONE}/discover`,
  permission: 'issuer:discover',
  answers: { 200: { schema: schemas.rediscovery, headers: ['ETag'] } },
  problems: ['not_found', 'not_applicable', 'conflict'],
  run: async ({ actor, path }) => {
    const { registration, failure } = await rediscover(actor, path.registrationId ?? '');
    return {
      status: 200,
      body: { registration: toRepresentation(registration), failure },
      headers: etag(registration),
    };
  },
};

const metadata: Operation = {
  id: 'getMetadata',
  method: 'GET',
  path: `${ONE}/metadata`,
  permission: 'registration:read',
  answers: { 200: { schema: schemas.metadata } },
  problems: ['not_found'],
  run: async ({ actor, path }) => {
    const registration = await getRegistration(actor, path.registrationId ?? '');
    const body = registration && (await getMetadata(actor, registration));
    if (body === null) throw new DomainError('not_found');
    return { status: 200, body };
  },
};

const history: Operation = {
  id: 'getHistory',
  method: 'GET',
  path: `${ONE}/history`,
  permission: 'audit:read',
  query: schemas.historyParameters,
  answers: { 200: { schema: schemas.history, headers: ['Link'] } },
  problems: ['not_found', 'invalid_input'],
  run: async (call) => {
    const { actor, path, query } = call;
    const { id } = await requireRegistration(call);
    const cursor = typeof query.after === 'string' ? { sequence: query.after, direction: 'before' as const } : null;
    const page = await listRegistrationEvents(actor, id, cursor, Number(query.size ?? 50));
    const nextCursor = page.hasOlder ? (page.events.at(-1)?.sequence ?? null) : null;
    const address = `${COLLECTION}/${encodeURIComponent(path.registrationId ?? '')}/history`;
    return {
      status: 200,
      body: {
        items: page.events.map(({ targetType: _t, targetId: _i, targetName: _n, ...event }) => event),
        nextCursor,
      },
      headers: linksOf(address, query, { nextCursor, previousCursor: null }),
    };
  },
};

export const REGISTRATION_OPERATIONS: readonly Operation[] = [
  list,
  create,
  read,
  replace,
  remove,
  reset,
  revoke,
  discover,
  metadata,
  history,
];
