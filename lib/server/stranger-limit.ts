import { type RateLimit, rateLimiter, spend } from './rate-limiter';
import { networkOf } from './throttle';

/**
 * What one network may make the authorization server keep before anybody there has said who they are: sign-ins begun, requests that
 * were posted or pushed, device codes. It costs nothing to ask for them and each is a row for up to an hour, so without an end
 * one address could fill the disk. A person who signs in takes one; two thousand within five minutes is a large company behind
 * one address on a Monday morning, several times over.
 */
export const STRANGERS: RateLimit = { name: 'stranger', points: 2_000, seconds: 5 * 60, floods: true };

/** Bytes that count as one: what posts more takes more. */
const UNIT = 4 * 1024;

/** Counts what is about to be kept for somebody unknown. Throws `rate_limited`. */
export async function admitStranger(address: string | null, bytes: number): Promise<void> {
  await spend(rateLimiter(STRANGERS), networkOf(address), Math.ceil(bytes / UNIT));
}
