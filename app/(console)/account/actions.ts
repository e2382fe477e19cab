'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { endOwnSession } from '@/lib/data/sessions';
import { consoleAction } from '@/lib/server/action-client';
import { signOut } from '@/lib/server/auth';

/** Ends this session and takes the cookie back. For a plain `<form action={signOutAction}>`: no answer but the way out. */
export async function signOutAction(): Promise<void> {
  const outcome = await endThisSession(null);
  // A session that has ended already is what was wanted; a foreign site, for one, gets nothing.
  if (outcome.status === 'problem' && outcome.code !== 'unauthenticated') redirect('/account');
  await signOut({ redirect: false, redirectTo: '/' });
  redirect('/sign-in?ended');
}

const endThisSession = consoleAction('account:write', z.unknown(), ({ actor }) =>
  endOwnSession(actor, actor.sessionId),
);
