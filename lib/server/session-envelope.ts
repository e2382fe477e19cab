import { decode, getToken } from 'next-auth/jwt';

/** How many envelopes are remembered; beyond it the oldest is opened anew when it comes again. */
const REMEMBERED = 1_000;
const opened = new Map<string, { reference: string; expiresAt: number }>();

type Lock = { cookieName: string; secret: string };

/**
 * The reference sealed in a request's session cookie, or null. An envelope is opened once and remembered until it expires: to
 * derive its key, check and decrypt it costs more than to read the session's row, which alone says whether the session stands.
 * Only what opened is remembered, so that junk pushes nothing out.
 */
export async function openEnvelope(headers: Headers, { cookieName, secret }: Lock): Promise<string | null> {
  const token = await getToken({ req: { headers }, secret, cookieName, salt: cookieName, raw: true });
  if (!token) return null;
  const known = opened.get(token);
  if (known && Date.now() < known.expiresAt) return known.reference;
  opened.delete(token);
  const payload = await decode({ token, secret, salt: cookieName }).catch(() => null);
  if (typeof payload?.reference !== 'string') return null;
  if (payload.exp !== undefined) remember(token, { reference: payload.reference, expiresAt: payload.exp * 1000 });
  return payload.reference;
}

function remember(token: string, envelope: { reference: string; expiresAt: number }): void {
  const oldest = opened.keys().next().value;
  if (opened.size >= REMEMBERED && oldest !== undefined) opened.delete(oldest);
  opened.set(token, envelope);
}
