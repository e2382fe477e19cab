import { createApiToken } from '@/lib/data/api-tokens';
import { admin } from '@/lib/data/testing/actors';
import { API_TOKEN_PERMISSIONS, type ApiTokenPermission } from '@/lib/domain/api-tokens/permissions';
import { OPERATIONS } from '../operations';
import { type RouteHandlers, serve, serveNothing } from '../serve';
import { requireConformity } from './conformity';

export type Sent = { headers?: Record<string, string>; body?: unknown; raw?: BodyInit };
// biome-ignore lint/suspicious/noExplicitAny: whatever JSON the API answers
export type Received = { status: number; headers: Headers; body: any };

const PATHS = [...new Set(OPERATIONS.map(({ path }) => path))];
const routes = new Map<string, RouteHandlers>(PATHS.map((path) => [path, serve(path)]));
const nothing = serveNothing();

/** The address that Next would choose: a written segment before a named one. */
function pathOf(pathname: string): string | undefined {
  const segments = pathname.replace('/api/v1', '').split('/');
  const fits = PATHS.filter((path) => {
    const wanted = path.split('/');
    return (
      wanted.length === segments.length && wanted.every((one, index) => one.startsWith('{') || one === segments[index])
    );
  });
  return fits.sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

/** A program with a token of its own that speaks to the route handlers as Next would call them. */
export async function program(permissions: readonly ApiTokenPermission[] = API_TOKEN_PERMISSIONS) {
  const { token, value } = await createApiToken(admin, {
    name: `Program ${crypto.randomUUID().slice(0, 8)}`,
    permissions: [...permissions],
    days: 7,
  });
  const ask = (method: string, path: string, sent: Sent = {}) =>
    send(method, path, { ...sent, headers: { authorization: `Bearer ${value}`, ...sent.headers } });
  return { token, value, ask };
}

/** A request of anybody. Whatever is answered must be what the document says. */
export async function send(method: string, path: string, { headers = {}, body, raw }: Sent = {}): Promise<Received> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const type: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' };
  const url = `http://localhost/api/v1${path}`;
  const request = new Request(url, {
    method,
    headers: { ...type, ...headers },
    ...(sent === undefined ? {} : { body: sent }),
  });
  const template = pathOf(new URL(url).pathname);
  const handlers = (template === undefined ? undefined : routes.get(template)) ?? nothing;
  const response = await handlers[method as keyof RouteHandlers](request);
  const text = await response.text();
  const received = {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
  if (template !== undefined) requireConformity(template, method, received);
  return received;
}
