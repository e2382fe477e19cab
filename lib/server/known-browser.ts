import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookieNamed, readCookie, serializeCookie } from './cookies';
import { env } from './env';

/**
 * A browser in which somebody has signed in before carries a proof of it for that account (OWASP “device cookies”). It opens
 * nothing; attempts from it are only counted for themselves. So an attacker at the same address (one office, one proxy that
 * TRUSTED_PROXIES does not name) cannot use up the attempts of the person who works there.
 */
export const KNOWN_BROWSER = cookieNamed('browser');
export const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The id of a browser known for `account`, or null. */
export function knownBrowser(headers: Headers, account: string): string | null {
  const [id = '', proof = ''] = (readCookie(headers, KNOWN_BROWSER.name) ?? '').split('.', 2);
  const expected = Buffer.from(proofOf(id, account));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

/** A Set-Cookie header that marks a browser as known for `account`: it goes with the answer to a sign-in. */
export function browserCookie(account: string): string {
  return serializeCookie(KNOWN_BROWSER, newProof(account), ONE_YEAR_SECONDS);
}

/** What a browser that is known for `account` carries. */
export function newProof(account: string): string {
  const id = randomBytes(16).toString('base64url');
  return `${id}.${proofOf(id, account)}`;
}

function proofOf(id: string, account: string): string {
  return createHmac('sha256', env.AUTH_SECRET).update(`known browser\n${id}\n${account}`).digest('base64url');
}
