import type { ProtocolView } from '@/lib/domain/interaction/views';
import { codeRequest, pkce } from './browser';
import type { TestClient } from './clients';
import type { TestServer } from './server';

const PRODUCT = 'https://clientele.example.com';

/** Where a visitor stands: on a page of ours, or sent away to an application. */
export type Place = {
  status: number;
  view: ProtocolView | null;
  /** The address that the browser was sent to in the end, when it is no longer ours or was not gone to any more. */
  away: URL | null;
  policy: string;
  text: string;
};

/** Where the forms of a page go. */
export const addressOf = ({ view }: Place) => (view !== null && 'address' in view ? view.address : '');

/** A browser that reads our pages and sends their forms, as a person without JavaScript does. */
export function openVisitor(server: TestServer, from = '192.0.2.77') {
  const cookies = new Map<string, { value: string; path: string }>();

  async function request(address: string, form: Record<string, string | string[]> | null, steps = 12): Promise<Place> {
    let target = new URL(address, PRODUCT);
    let body = form === null ? null : encode(form);
    for (let step = 1; step <= 12; step++) {
      const response = await fetch(server.origin() + target.pathname + target.search, {
        ...(body === null ? {} : { method: 'POST', body }),
        headers: {
          accept: 'text/html',
          cookie: cookiesFor(target.pathname),
          origin: PRODUCT,
          'user-agent': `visitor ${from}`,
        },
        redirect: 'manual',
      });
      keep(response);
      const location = response.headers.get('location');
      const policy = response.headers.get('content-security-policy') ?? '';
      if (location === null) {
        const text = await response.text();
        return { status: response.status, view: readView(text), away: null, policy, text };
      }
      target = new URL(location, target);
      body = null;
      if (target.origin !== PRODUCT || step === steps)
        return { status: response.status, view: null, away: target, policy, text: '' };
    }
    throw new Error('sent around in circles');
  }

  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const at = pair.indexOf('=');
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const gone = /expires=Thu, 01 Jan 1970|Max-Age=0\b/i.test(line);
      const key = `${pair.slice(0, at)} ${path}`;
      if (gone) cookies.delete(key);
      else cookies.set(key, { value: pair, path });
    }
  }

  const cookiesFor = (path: string) =>
    [...cookies.values()].flatMap((cookie) => (path.startsWith(cookie.path) ? [cookie.value] : [])).join('; ');

  return {
    cookies,
    open: (address: string) => request(address, null),
    /** Opens an address and does not go where it leads. */
    stopAfter: (address: string) => request(address, null, 1),
    send: (address: string, form: Record<string, string | string[]>) => request(address, form),
    /** Opens the authorization endpoint for a client; the verifier goes with the code. */
    async authorize(client: TestClient, parameters: Record<string, string> = {}) {
      const { verifier, challenge } = pkce();
      const query = new URLSearchParams(codeRequest(client, { state: 'st', ...challenge, ...parameters }));
      return { verifier, ...(await request(`/oauth/authorize?${query}`, null)) };
    },
  };
}

export type Visitor = ReturnType<typeof openVisitor>;

function encode(form: Record<string, string | string[]>): URLSearchParams {
  return new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
}

function readView(text: string): ProtocolView | null {
  try {
    return JSON.parse(text) as ProtocolView;
  } catch {
    return null;
  }
}
