import { API_TOKEN } from './tokens';

const TOKEN = new RegExp(`${API_TOKEN}[0-9A-Za-z]+`, 'g');

/** An encoded escape is one more layer; nobody encodes by mistake more often than this. */
const LAYERS = 3;

/** Whether an address has an API token in it, however it is written there, or the parameter that RFC 6750 §2.3 made for one. */
export function hasTokenInAddress(url: string): boolean {
  return tokenInAddress(url).value !== null || new URL(url).searchParams.has('access_token');
}

/** The first API token in an address, and the path with each of them masked: what may be told of it. */
export function tokenInAddress(url: string): { value: string | null; path: string } {
  const value = decoded(url).match(TOKEN)?.[0] ?? null;
  const path = decoded(new URL(url).pathname);
  return { value, path: encodeURI(path.replaceAll(TOKEN, `${API_TOKEN}…`)) };
}

/** Every escape that is one, as its character. What is none stays, and bytes that are no UTF-8 become what stands for such. */
function decoded(text: string): string {
  let read = text;
  for (let layer = 0; layer < LAYERS && /%[\da-f]{2}/i.test(read); layer++) {
    read = read.replace(/(?:%[\da-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString());
  }
  return read;
}
