'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { type SecretType, WEAK_SECRET_LENGTH } from '@/lib/domain/registration/secret-input';
import type { TypedSecret } from './judge';

type Noted = { type: SecretType; length: number; expiresAt: Date | null };

type TypedSecretState = {
  /** That a secret was typed, and whether it is short: all that the rules want to know. Never the secret. */
  typedSecret: TypedSecret;
  note: (what: Partial<Noted>) => void;
};

const TypedSecretContext = createContext<TypedSecretState>({ typedSecret: null, note: () => {} });

export function useTypedSecretState(): TypedSecretState {
  const [noted, setNoted] = useState<Noted>({ type: 'shared_secret', length: 0, expiresAt: null });
  return useMemo(
    () => ({
      typedSecret:
        noted.length === 0
          ? null
          : { type: noted.type, weak: isTyped(noted) && noted.length < WEAK_SECRET_LENGTH, expiresAt: noted.expiresAt },
      note: (what) => setNoted((before) => ({ ...before, ...what })),
    }),
    [noted],
  );
}

/** A key is as strong as its algorithm, however long its text. */
const isTyped = ({ type }: Noted) => type === 'shared_secret';

export function TypedSecretProvider({ state, children }: { state: TypedSecretState; children: ReactNode }) {
  return <TypedSecretContext value={state}>{children}</TypedSecretContext>;
}

export function useTypedSecret(): TypedSecretState {
  return useContext(TypedSecretContext);
}
