import { rateLimiter, spend } from './rate-limiter';
import { networkOf } from './throttle';

/** Open registration (RFC 7591 §5): nobody vouches for who comes, so the address does. Requests a minute, good ones or bad. */
const REQUESTS_A_MINUTE = 10;
const DAY_SECONDS = 24 * 60 * 60;

/**
 * Counts one open registration of an address before it is looked at. Throws `rate_limited`.
 *
 * @param aDay how many clients the address may register in a day
 * @returns what gives the day's count back where nothing was registered
 */
export async function admitOpenRegistration(address: string | null, aDay: number): Promise<() => Promise<void>> {
  const network = networkOf(address);
  await spend(rateLimiter({ name: 'register-minute', points: REQUESTS_A_MINUTE, seconds: 60 }), network);
  const quota = rateLimiter({ name: `register-day-${aDay}`, points: aDay, seconds: DAY_SECONDS });
  await spend(quota, network);
  return async () => {
    await quota.reward(network);
  };
}
