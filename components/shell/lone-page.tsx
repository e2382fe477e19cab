import type { ReactNode } from 'react';
import { Brand } from './brand';

/** A page outside the console's frame that says one thing. */
export function LonePage({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto max-w-150 px-4 py-16">
      <div className="mb-10">
        <Brand />
      </div>
      {children}
    </main>
  );
}
