import { SIGNING_ALGORITHMS, type SigningAlgorithm } from '../signing-algorithms';

/**
 * The keys that the built-in server signs with (RFC 7518 §3.1): one current key an algorithm, its successor published before it signs,
 * its predecessors until the last token they signed is over.
 */

/** OIDC Core §15.1: every provider signs ID tokens with it; the default where nothing else is said. */
export const DEFAULT_SIGNING_ALGORITHM: SigningAlgorithm = 'RS256';

export const KEY_STATES = ['next', 'current', 'retiring', 'retired'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** A key as the page shows it: nothing of its private part. */
export type SigningKeyView = {
  kid: string;
  algorithm: string;
  state: KeyState;
  createdAt: string;
  /** Since when it signs; null for one that waits. */
  activatedAt: string | null;
  /** When a retiring key leaves the published set. */
  retiresAt: string | null;
  retiredAt: string | null;
};

function isSigningAlgorithm(text: string): text is SigningAlgorithm {
  return (SIGNING_ALGORITHMS as readonly string[]).includes(text);
}

/** The first algorithm of `allowed` that we sign with; the default where it is empty or names none of ours. */
export function chooseAlgorithm(allowed: readonly string[]): SigningAlgorithm {
  return allowed.find(isSigningAlgorithm) ?? DEFAULT_SIGNING_ALGORITHM;
}
