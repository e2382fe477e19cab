'use client';

import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import { whenUp } from '@/components/ui/stillness';
import type { DiscoveryPreview } from '@/lib/domain/metadata/preview';
import type { Outcome } from '@/lib/domain/outcome';
import type { DiscoverAction } from './form-facts';

type Problem = Extract<Outcome<never>, { status: 'problem' }>;

type DiscoveryState = {
  pending: boolean;
  /** The last answer; it stays while the next one is under way. */
  preview: DiscoveryPreview | null;
  /** Why we could not even ask: signed out, not allowed, too many requests. */
  problem: Problem | null;
  discover: (issuerUrl: string) => Promise<DiscoveryPreview | null>;
};

const DiscoveryContext = createContext<DiscoveryState | null>(null);

/** Asks issuers what they publish, before anything is saved. Only the last question's answer counts. */
export function useDiscoveryState(discover: DiscoverAction, first: DiscoveryPreview | null): DiscoveryState {
  const [pending, setPending] = useState(false);
  const [preview, setPreview] = useState(first);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asked = useRef(0);

  return {
    pending,
    preview,
    problem,
    discover: async (issuerUrl) => {
      const question = ++asked.current;
      setPending(true);
      const outcome = await discover({ issuerUrl }).catch((): Outcome<DiscoveryPreview> => UNREACHABLE);
      await new Promise<void>(whenUp);
      if (question !== asked.current) return null;
      setPending(false);
      setProblem(outcome.status === 'problem' ? outcome : null);
      const answer = outcome.status === 'ok' ? outcome.data : null;
      setPreview(answer);
      return answer;
    },
  };
}

/** The request itself failed: our own server could not be reached. */
const UNREACHABLE: Problem = { status: 'problem', code: 'unavailable', params: {}, requestId: '' };

export function DiscoveryProvider({ state, children }: { state: DiscoveryState; children: ReactNode }) {
  return <DiscoveryContext value={state}>{children}</DiscoveryContext>;
}

export function useDiscovery(): DiscoveryState {
  const state = useContext(DiscoveryContext);
  if (state === null) throw new Error('outside of the registration form');
  return state;
}
