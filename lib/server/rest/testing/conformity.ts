import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../document';

/** What the document says of answers, asked by a validator that knows nothing of the schemas they were made of. */

type Answer = { content?: Record<string, { schema: object }>; headers?: Record<string, unknown> };
type Documented = { operationId: string; responses: Record<string, Answer> };

const document = openApiDocument();
// The document itself is the schema that its references point into.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'api', ...JSON.parse(JSON.stringify(document)) });

const validators = new Map<string, ValidateFunction>();

function validatorOf(pointer: string): ValidateFunction {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
  validators.set(pointer, known);
  return known;
}

const token = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Each operation's id with each status that the document promises for success. */
export const PROMISED: readonly string[] = Object.values(document.paths ?? {}).flatMap((item) =>
  Object.values(item as Record<string, Documented>).flatMap(({ operationId, responses }) =>
    Object.keys(responses)
      .filter((status) => status.startsWith('2'))
      .map((status) => `${operationId} ${status}`),
  ),
);

/** What has been answered so far, in the words of PROMISED. */
export const ANSWERED = new Set<string>();

/** Throws unless the document allows this answer to `method` at `path` (a template of the document). */
export function requireConformity(
  path: string,
  method: string,
  answer: { status: number; headers: Headers; body: unknown },
): void {
  const operation = (document.paths?.[path] as Record<string, Documented> | undefined)?.[method.toLowerCase()];
  if (operation === undefined) return;
  const { operationId, responses } = operation;
  const status = String(answer.status);
  const name = `${operationId} ${status}`;
  const promised = responses[status];
  if (promised === undefined) throw new Error(`${name} is not documented: ${JSON.stringify(answer.body)}`);
  ANSWERED.add(name);
  for (const header of ['ETag', 'Location'].filter((one) => promised.headers?.[one] !== undefined)) {
    if (!answer.headers.has(header)) throw new Error(`${name} lacks ${header}`);
  }
  const type = answer.headers.get('content-type')?.split(';')[0] ?? null;
  if (promised.content === undefined) {
    if (answer.body !== undefined) throw new Error(`${name} has a body`);
    return;
  }
  if (type === null || promised.content[type] === undefined) throw new Error(`${name} is ${type}`);
  const place = ['paths', path, method.toLowerCase(), 'responses', status, 'content', type, 'schema'];
  const validate = validatorOf(place.map((one) => `/${token(one)}`).join(''));
  if (!validate(answer.body)) throw new Error(`${name}: ${ajv.errorsText(validate.errors)}`);
}
