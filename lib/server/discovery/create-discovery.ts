import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import { readIssuerInput } from '@/lib/domain/metadata/issuer-url';
import type { GuardedFetch } from '../guarded-fetch/guarded-fetch';
import { oneAttempt } from '../one-attempt';
import { createSlots, NoSlotError } from '../slots';
import type { Discovery } from './discovery';
import { fetchDocument } from './fetch-document';
import { fetchKeys } from './fetch-keys';

type Options = {
  request: GuardedFetch['request'];
  /** Whether OUTBOUND_ALLOW lists the http origin of a URL. */
  allowHttp: (url: string) => boolean;
  /** How many discoveries at once, and how long one waits for its turn. */
  bound?: { atOnce: number; patienceMs: number };
};

/** 64 answers of at most 256 KiB are 16 MB; whoever waits longer than a request may take is told that we are busy. */
const BOUND = { atOnce: 64, patienceMs: 5_000 };

/** Makes `discoverIssuer` on top of a guarded fetch. */
export function createDiscovery({ request, allowHttp, bound = BOUND }: Options) {
  const inSlot = createSlots(bound.atOnce, bound.patienceMs);

  async function discover(issuer: string): Promise<Discovery> {
    const startedAt = new Date();
    const begin = performance.now();
    const ended = () => ({ issuer, startedAt, durationMs: Math.round(performance.now() - begin) });
    const failed = (failure: DiscoveryFailure): Discovery => ({ ok: false, failure, ...ended() });
    try {
      return await inSlot(async () => {
        const found = await fetchDocument(issuer, request, allowHttp);
        if (!found.ok) return failed(found.failure);
        const keys = await fetchKeys(found.published.metadata.jwksUri, request);
        return { ok: true, ...found.published, ...keys, ...ended() };
      });
    } catch (error) {
      if (error instanceof NoSlotError) return failed({ reason: 'busy', params: {} });
      throw error;
    }
  }

  const discoverOnce = oneAttempt(discover);

  /**
   * Discovers an issuer (OIDC Discovery §4, RFC 8414 §3). All who ask for one issuer at the same time share one attempt.
   * @param issuerUrl as typed; a pasted `/.well-known/…` suffix is stripped
   * @returns how it ended; whatever the other side does is a typed failure, never a thrown error
   */
  return function discoverIssuer(issuerUrl: string): Promise<Discovery> {
    const input = readIssuerInput(issuerUrl);
    if (!input.ok) {
      return Promise.resolve({ ...input, issuer: issuerUrl, startedAt: new Date(), durationMs: 0 });
    }
    return discoverOnce(input.issuer);
  };
}
