import { MAXIMUM_LIFETIME, type RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { Transaction } from '../database';
import { keepKeysFor } from '../keys/outlive';
import { readGlobalTokenSettings } from '../settings';

type Lifetimes = Pick<RegistrationConfiguration, 'accessTokenLifetime' | 'identityTokenLifetime'>;

/** Keeps the keys that signed a client's tokens until the last of them is over, where these become shorter. */
export async function keepKeysOfShortened(
  tx: Transaction,
  before: Lifetimes,
  after: Lifetimes,
  now: Date,
): Promise<void> {
  const same =
    before.accessTokenLifetime === after.accessTokenLifetime &&
    before.identityTokenLifetime <= after.identityTokenLifetime;
  if (same) return;
  const { accessTokenLifetime } = await readGlobalTokenSettings(tx);
  const longestOf = (lifetimes: Lifetimes) => {
    const own = lifetimes.accessTokenLifetime ?? accessTokenLifetime;
    return Math.max(own === 'never' ? MAXIMUM_LIFETIME : own, lifetimes.identityTokenLifetime);
  };
  if (longestOf(before) > longestOf(after)) await keepKeysFor(tx, longestOf(before), now);
}
