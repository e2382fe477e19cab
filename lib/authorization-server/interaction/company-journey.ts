import type { ServerResponse } from 'node:http';
import type { InteractionError } from '@/lib/domain/interaction/views';
import { cookieNamed, readCookie, serializeCookie } from '@/lib/server/cookies';
import { env } from '@/lib/server/env';
import { seal, unseal } from '../seal';

/** A browser on its way to the company's provider, and what it brings back from there. */
export type Journey =
  | { at: 'provider'; uid: string; state: string; nonce: string; verifier: string; application: string }
  | { at: 'back'; uid: string; accountId: string; signedInAt: number; authTime: number }
  | { at: 'back'; uid: string; error: InteractionError };

const COOKIE = cookieNamed('application-sign-in');
const MINUTES = 10;
const KEY = `${env.AUTH_SECRET} a journey to the company's provider`;

/** Gives the browser what it needs to come back with: sealed, so that it can neither be read nor made up. */
export function keepJourney(response: ServerResponse, journey: Journey): void {
  const value = seal({ journey, until: Date.now() + MINUTES * 60_000 }, KEY);
  response.appendHeader('Set-Cookie', serializeCookie(COOKIE, value, MINUTES * 60));
}

/** What the browser carries, or null when it carries none, an old one, or something else. */
export function readJourney(headers: Headers): Journey | null {
  const sent = readCookie(headers, COOKIE.name);
  if (sent === null) return null;
  try {
    const { journey, until } = unseal(sent, KEY);
    return typeof until === 'number' && until > Date.now() ? (journey as Journey) : null;
  } catch {
    // Not ours, or sealed under another secret.
    return null;
  }
}

/** Takes it back: an answer counts once. */
export function clearJourney(response: ServerResponse): void {
  response.appendHeader('Set-Cookie', serializeCookie(COOKIE, '', 0));
}
