import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Shell } from '@/components/shell/shell';
import { ClientMessages } from '@/components/ui/client-messages';
import { PREFERENCE_COOKIES, parseShortcuts } from '@/lib/domain/preferences';
import { requireActor } from '@/lib/server/actor';
import { signOutAction } from './account/actions';
import { findRegistrationsAction } from './registrations/actions';

/** Signed-in pages. The frame offers what the role may do; what it may do is decided in the data layer, on every page and act. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const [{ name, role }, jar] = await Promise.all([requireActor(), cookies()]);
  return (
    <ClientMessages namespaces={['app.name', 'nav', 'palette']}>
      <Shell
        person={{ name, role }}
        shortcuts={parseShortcuts(jar.get(PREFERENCE_COOKIES.shortcuts)?.value)}
        signOut={signOutAction}
        findRegistrations={findRegistrationsAction}
      >
        {children}
      </Shell>
    </ClientMessages>
  );
}
