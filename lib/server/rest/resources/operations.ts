import { z } from 'zod';
import { createResource, deleteResource, getResource, listResources, updateResource } from '@/lib/data/resources';
import { DomainError } from '@/lib/domain/problem';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { entityTag } from '../../http/entity-tag';
import { matchedVersion, precondition } from '../entity-tag';
import { linksOf } from '../links';
import { type Operation, REST_BASE, type RestAnswer, type RestCall } from '../operation';
import { RestProblem } from '../rest-problem';
import { nameIn, placeInResource, readResource } from './read-request';
import { toResourceAnswer } from './representation';
import { answered, resourceListParameters, sent } from './schemas';

/** `/Resource/…`: what the built-in server protects, as seed A speaks of it. Three kinds, the same operations. */
const KINDS = {
  apiResource: 'ApiResource',
  apiScope: 'ApiScope',
  identityResource: 'IdentityResource',
} as const satisfies Record<ResourceKind, string>;

async function requireResource(kind: ResourceKind, { actor, path }: RestCall): Promise<ResourceView> {
  const view = await getResource(actor, kind, { name: path.name ?? '' });
  if (view === null) throw new DomainError('not_found');
  return view;
}

const ATTEMPTS = 5;

/** Updates what stands, or creates it: whichever it turns out to be when several do the same at once. */
async function put(kind: ResourceKind, call: RestCall, attempt = 1): Promise<RestAnswer> {
  const { actor, body, ifMatch } = call;
  const request = readResource(kind, body);
  const name = nameIn(body);
  const standing = await getResource(actor, kind, { name });
  try {
    if (standing === null) {
      // RFC 9110 §13.1.1: on what does not exist, If-Match is false, whatever it names.
      if (ifMatch !== null) throw new RestProblem('precondition_failed');
      return answer(kind, 201, await createResource(actor, kind, request));
    }
    const rowVersion = matchedVersion(call, standing.rowVersion);
    const update = { ...request, rowVersion };
    return answer(kind, 200, await precondition(ifMatch, () => updateResource(actor, kind, { name }, update)));
  } catch (error) {
    const lost = error instanceof DomainError && error.code === (standing === null ? 'already_exists' : 'not_found');
    const exists = lost && (await getResource(actor, kind, { name })) !== null;
    if (!lost || exists === (standing !== null) || attempt === ATTEMPTS) throw error;
    return put(kind, call, attempt + 1);
  }
}

function answer(kind: ResourceKind, status: 200 | 201, view: ResourceView): RestAnswer {
  const location = `${REST_BASE}/Resource/${KINDS[kind]}/${encodeURIComponent(view.resource.name)}`;
  const headers = { ETag: entityTag(view.rowVersion), ...(status === 201 ? { Location: location } : {}) };
  return { status, body: toResourceAnswer(view), headers };
}

function operationsOf(kind: ResourceKind): Operation[] {
  const name = KINDS[kind];
  const collection = `/Resource/${name}`;
  const one = `${collection}/{name}`;
  const schema = answered[kind];
  return [
    {
      id: `list${name}s`,
      method: 'GET',
      path: collection,
      permission: 'resource:read',
      query: resourceListParameters,
      answers: { 200: { schema: z.array(schema), headers: ['Link'] } },
      problems: ['invalid_input'],
      run: async ({ actor, query }) => {
        const { q = '', after = null, before = null, size } = query as Record<string, string | undefined>;
        const page = await listResources(actor, kind, { q, after, before, size: Number(size ?? 50) });
        const cursors = { nextCursor: page.nextName, previousCursor: page.previousName };
        return { status: 200, body: page.rows.map(toResourceAnswer), headers: linksOf(collection, query, cursors) };
      },
    },
    {
      id: `create${name}`,
      method: 'POST',
      path: collection,
      permission: 'resource:write',
      body: sent[kind],
      idempotent: true,
      answers: { 201: { schema, headers: ['ETag', 'Location'] } },
      problems: ['invalid_input', 'already_exists', 'idempotency_mismatch'],
      placing: placeInResource,
      run: async ({ actor, body, idempotencyKey }) => {
        const request = { ...readResource(kind, body), idempotencyKey };
        return answer(kind, 201, await createResource(actor, kind, request));
      },
    },
    {
      id: `put${name}`,
      method: 'PUT',
      path: collection,
      permission: 'resource:write',
      body: sent[kind],
      ifMatch: 'optional',
      answers: { 200: { schema, headers: ['ETag'] }, 201: { schema, headers: ['ETag', 'Location'] } },
      problems: ['invalid_input', 'already_exists', 'precondition_failed'],
      placing: placeInResource,
      run: (call) => put(kind, call),
    },
    {
      id: `get${name}`,
      method: 'GET',
      path: one,
      permission: 'resource:read',
      answers: { 200: { schema, headers: ['ETag'] } },
      problems: ['not_found'],
      run: async (call) => answer(kind, 200, await requireResource(kind, call)),
    },
    {
      id: `delete${name}`,
      method: 'DELETE',
      path: one,
      permission: 'resource:write',
      ifMatch: 'optional',
      answers: { 204: {} },
      problems: ['not_found', 'in_use', 'not_applicable', 'precondition_failed'],
      run: async (call) => {
        const { actor, ifMatch } = call;
        const { id, rowVersion: standing } = await requireResource(kind, call);
        const rowVersion = matchedVersion(call, standing);
        await precondition(ifMatch, () => deleteResource(actor, kind, { id }, { reason: '', rowVersion }));
        return { status: 204 };
      },
    },
  ];
}

export const RESOURCE_OPERATIONS: readonly Operation[] = [
  ...operationsOf('apiResource'),
  ...operationsOf('apiScope'),
  ...operationsOf('identityResource'),
];
