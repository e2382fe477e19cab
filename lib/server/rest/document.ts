import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { env } from '../env';
import { type Operation, REST_BASE, type ToldHeader } from './operation';
import { OPERATIONS } from './operations';
import { REST_STATUS, type RestCode } from './rest-problem';
import { words } from './words';

/** OpenAPI 3.1 of the REST API, made of the operations that are served and the schemas they are read by. */

/** What every operation may answer besides its own. */
const EVERYWHERE: readonly RestCode[] = [
  'unauthenticated',
  'token_in_address',
  'forbidden',
  'rate_limited',
  'unavailable',
  'unexpected',
];
const WITH_BODY: readonly RestCode[] = ['malformed_json', 'length_required', 'too_large', 'unsupported_media_type'];

const place = { code: z.string(), detail: z.string() };

export const problem = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.union([
          z.object({ pointer: z.string(), ...place }),
          z.object({ parameter: z.string(), ...place }),
          z.object({ header: z.string(), ...place }),
        ]),
      )
      .optional(),
    usedBy: z.looseObject({}).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `pointer` as in RFC 6901' });

/** In the order in which the keys first appear. (Map.groupBy wants Node 21.) */
function groupedBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

const said = (key: string) => words(`api.document.${key}` as never);

/** What can go wrong with an operation, all of it. */
export function problemsOf(operation: Operation): RestCode[] {
  return [...EVERYWHERE, ...(operation.body === undefined ? [] : WITH_BODY), ...operation.problems];
}

function headersOf(names: readonly ToldHeader[] = []) {
  return z.object(
    Object.fromEntries(
      names.map((name) => [
        name,
        z
          .string()
          .optional()
          .meta({ description: said(`headers.${name}`) }),
      ]),
    ),
  );
}

function responsesOf(operation: Operation): ZodOpenApiResponsesObject {
  const answers = Object.entries(operation.answers).map(([status, { schema, headers }]) => [
    status,
    {
      description: said(`answers.${status}`),
      ...(headers === undefined ? {} : { headers: headersOf(headers) }),
      ...(schema === undefined ? {} : { content: { 'application/json': { schema } } }),
    },
  ]);
  const byStatus = groupedBy(problemsOf(operation), (code) => REST_STATUS[code]);
  const problems = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `${code}: ${words(`api.problems.${code}.title` as never)}`).join('; '),
      content: { 'application/problem+json': { schema: problem } },
    },
  ]);
  return Object.fromEntries([...answers, ...problems]) as ZodOpenApiResponsesObject;
}

function parametersOf({ path, query, ifMatch, idempotent }: Operation) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const optional = (name: 'If-Match' | 'If-None-Match' | 'Idempotency-Key') => ({
    [name]: z
      .string()
      .optional()
      .meta({ description: said(`headers.${name}`) }),
  });
  const header = {
    ...(ifMatch === 'required' ? { 'If-Match': z.string().meta({ description: said('headers.If-Match') }) } : {}),
    ...(ifMatch === 'optional' ? { ...optional('If-Match'), ...optional('If-None-Match') } : {}),
    ...(idempotent ? optional('Idempotency-Key') : {}),
  };
  return {
    ...(names.length === 0 ? {} : { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
    ...(query === undefined ? {} : { query }),
    ...(Object.keys(header).length === 0 ? {} : { header: z.object(header) }),
  };
}

/** The first segments of an operation's address: what it is about. */
export function tagOf({ path }: Pick<Operation, 'path'>): string {
  const [, first = '', second = ''] = path.split('/');
  return first === 'Resource' ? second : first;
}

function toDocumented(operation: Operation): ZodOpenApiOperationObject {
  return {
    operationId: operation.id,
    summary: words(`api.operations.${operation.id}` as never),
    description: words('api.document.permission', { permission: operation.permission }),
    tags: [tagOf(operation)],
    requestParams: parametersOf(operation),
    ...(operation.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: operation.body } } } }),
    responses: responsesOf(operation),
  };
}

function makeDocument() {
  const byPath = groupedBy(OPERATIONS, ({ path }) => path);
  const paths = [...byPath].map(([path, operations]) => [
    path,
    Object.fromEntries(operations.map((operation) => [operation.method.toLowerCase(), toDocumented(operation)])),
  ]);
  return createDocument({
    openapi: '3.1.1',
    info: { title: said('title'), version: '1', description: said('description') },
    servers: [{ url: `${env.PUBLIC_URL}${REST_BASE}` }],
    security: [{ token: [] }],
    tags: [...new Set(OPERATIONS.map(tagOf))].map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'clt_api_…', description: said('token') },
      },
    },
  });
}

let made: ReturnType<typeof makeDocument> | undefined;

/** The document; made once a process, because only a new build changes it. */
export function openApiDocument(): ReturnType<typeof makeDocument> {
  made ??= makeDocument();
  return made;
}
