import { z } from 'zod';
import { createResource, deleteResource, getResource, listResources, updateResource } from '@/lib/data/resources';
import { DomainError } from '@/lib/domain/problem';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { entityTag, matchedVersion, precondition } from '../entity-tag';
import { linksOf } from '../links';
import { type Operation, REST_BASE, type RestAnswer, type RestCall } from '../operation';
import { RestProblem } from '../rest-problem';
import { placeInResource, type ReadResource, readResource } from './read-request';
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

/** The scopes that an API of the older shape brings along are written first, each as a resource of its own. */
async function writeScopes(call: RestCall, { scopes }: ReadResource): Promise<void> {
  for (const scope of scopes)
    await write('apiScope', call, { name: scope.name, input: scope, secrets: [], scopes: [] });
}

const ATTEMPTS = 5;

/** Updates what stands, or creates it: whichever it turns out to be when several do the same at once. */
async function write(
  kind: ResourceKind,
  call: RestCall,
  asked: ReadResource,
  ifMatch: string | null = null,
  attempt = 1,
): Promise<{ status: 200 | 201; view: ResourceView }> {
  const { actor } = call;
  const { name, input, secrets } = asked;
  const standing = await getResource(actor, kind, { name });
  try {
    if (standing === null) {
      // RFC 9110 §13.1.1: on what does not exist, If-Match is false, whatever it names.
      if (ifMatch !== null) throw new RestProblem('precondition_failed');
      return { status: 201, view: await createResource(actor, kind, { input, secrets, reason: '' }) };
    }
    const rowVersion = matchedVersion(ifMatch, standing.rowVersion);
    const update = { input, secrets, rowVersion, reason: '' };
    return { status: 200, view: await precondition(ifMatch, () => updateResource(actor, kind, { name }, update)) };
  } catch (error) {
    const lost = error instanceof DomainError && error.code === (standing === null ? 'already_exists' : 'not_found');
    const exists = lost && (await getResource(actor, kind, { name })) !== null;
    if (!lost || exists === (standing !== null) || attempt === ATTEMPTS) throw error;
    return write(kind, call, asked, ifMatch, attempt + 1);
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
      answers: { 201: { schema, headers: ['ETag', 'Location'] } },
      problems: ['invalid_input', 'already_exists'],
      placing: placeInResource,
      run: async (call) => {
        const asked = readResource(kind, call.body);
        const taken = await getResource(call.actor, kind, { name: asked.name });
        if (taken === null) await writeScopes(call, asked);
        const { input, secrets } = asked;
        return answer(kind, 201, await createResource(call.actor, kind, { input, secrets, reason: '' }));
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
      run: async (call) => {
        const asked = readResource(kind, call.body);
        await writeScopes(call, asked);
        const { status, view } = await write(kind, call, asked, call.ifMatch);
        return answer(kind, status, view);
      },
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
      answers: { 204: {} },
      problems: ['not_found', 'in_use', 'not_applicable'],
      run: async ({ actor, path }) => {
        await deleteResource(actor, kind, { name: path.name ?? '' }, { reason: '' });
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
