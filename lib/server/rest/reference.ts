import type {
  Reference,
  ReferenceMember,
  ReferenceOperation,
  ReferenceParameter,
} from '@/lib/domain/api-reference/reference';
import { env } from '../env';
import { openApiDocument, problemsOf, tagOf } from './document';
import { EXAMPLES, exampleAddress } from './examples';
import { type Operation, REST_BASE } from './operation';
import { OPERATIONS } from './operations';
import { REST_STATUS, type RestCode } from './rest-problem';
import { words } from './words';

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
};

type Documented = {
  parameters?: { in: ReferenceParameter['in']; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};

const document = () =>
  openApiDocument() as unknown as {
    paths: Record<string, Record<string, Documented>>;
    components: { schemas: Record<string, Schema> };
  };

function resolve(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (document().components.schemas[name] ?? {});
}

/** A schema in a few words: what one would write beside the member's name. */
function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(String).join(' | ');
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeOf))].filter(Boolean).join(' | ');
  if (schema.type === 'array') return `[ ${typeOf(schema.items ?? {})} ]`;
  return [schema.type ?? '']
    .flat()
    .filter((type) => type !== 'null')
    .join(' | ');
}

/** The members of a body; those of an object inside that has a name of its own stand below it. */
function membersOf(schema: Schema, prefix = ''): ReferenceMember[] {
  const { properties = {}, required = [] } = resolve(schema);
  return Object.entries(properties).flatMap(([name, member]) => {
    const path = `${prefix}${name}`;
    const own = { name: path, type: typeOf(member), required: required.includes(name) };
    const inner = member.$ref !== undefined && resolve(member).properties !== undefined;
    return inner ? [own, ...membersOf(member, `${path}.`)] : [own];
  });
}

function curlOf({ id, method, path, body, ifMatch }: Operation): string {
  const example = EXAMPLES[id];
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${env.PUBLIC_URL}${REST_BASE}${exampleAddress(path)}'`,
    `-H "Authorization: Bearer $CLIENTELE_TOKEN"`,
    ...(ifMatch === 'required' ? [`-H 'If-Match: "1"'`] : []),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(example)}'`]),
    // A POST without a body says so: nothing of unknown length is read.
    ...(method === 'POST' && body === undefined ? [`-d ''`] : []),
  ].join(' \\\n  ');
}

function toReference(operation: Operation): ReferenceOperation {
  const { id, method, path, permission } = operation;
  const documented = document().paths[path]?.[method.toLowerCase()];
  const schema = documented?.requestBody?.content['application/json']?.schema;
  const parameters = (documented?.parameters ?? []).map((parameter) => ({
    name: parameter.name,
    in: parameter.in,
    required: parameter.required === true,
    values: typeOf(parameter.schema),
  }));
  const first = OPERATIONS.find(({ body }) => body !== undefined && body === operation.body);
  const sameBodyAs = first === undefined || first === operation ? null : first.id;
  const codes = [...new Set<RestCode>(problemsOf(operation))];
  return {
    ...{ id, method, path: `${REST_BASE}${path}`, permission, parameters },
    summary: words(`api.operations.${id}` as never),
    members: schema === undefined || sameBodyAs !== null ? [] : membersOf(schema),
    sameBodyAs,
    curl: curlOf(operation),
    problems: codes.map((code) => ({ code, status: REST_STATUS[code] })).sort((a, b) => a.status - b.status),
  };
}

/** What the page of the REST API shows. */
export function apiReference(): Reference {
  const tags = [...new Set(OPERATIONS.map(tagOf))];
  const codes = [...new Set([...OPERATIONS.flatMap(problemsOf), 'method_not_allowed' as const])];
  return {
    tags: tags.map((name) => ({
      name,
      operations: OPERATIONS.filter((operation) => tagOf(operation) === name).map(toReference),
    })),
    problems: codes
      .map((code) => ({ code, status: REST_STATUS[code], title: words(`api.problems.${code}.title` as never) }))
      .sort((a, b) => a.status - b.status),
  };
}
