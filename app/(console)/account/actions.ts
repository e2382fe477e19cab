'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { updateOwnPassword, updateOwnPreferences } from '@/lib/data/own-account';
import { endOtherSessions, endOwnSession } from '@/lib/data/sessions';
import { THEMES } from '@/lib/domain/preferences';
import { consoleAction, formAction } from '@/lib/server/action-client';
import { signOut } from '@/lib/server/auth';
import { requireOwnPassword } from '@/lib/server/reauthentication';
import { setPreferenceCookies } from '@/lib/server/session-start';

const passwords = z.object({
  currentPassword: z.string().min(1, 'password_required'),
  newPassword: z.string().min(1, 'password_required'),
});

/** Gives the person another password and ends their other sessions. */
export const changePasswordAction = formAction(
  'account:write',
  {
    read: (form) => ({ currentPassword: form.get('currentPassword'), newPassword: form.get('newPassword') }),
    schema: passwords,
    echo: [],
  },
  async ({ input, actor }) => {
    await requireOwnPassword(actor, input.currentPassword, 'currentPassword');
    const result = await updateOwnPassword(actor, input.newPassword);
    revalidatePath('/account');
    return result;
  },
);

const preferences = z.object({ theme: z.enum(THEMES), shortcuts: z.boolean() });

/** Keeps theme and shortcuts with the account, and in the cookies the root layout reads. */
export const savePreferencesAction = formAction(
  'account:write',
  {
    read: (form) => ({ theme: form.get('theme'), shortcuts: form.get('shortcuts') === 'on' }),
    schema: preferences,
    echo: ['theme', 'shortcuts'],
  },
  async ({ input, actor }) => {
    await updateOwnPreferences(actor, input);
    await setPreferenceCookies(input);
    return null;
  },
);

/** Ends one session of the person, or, without an id, all but this one. */
export const endOwnSessionsAction = formAction(
  'account:write',
  {
    read: (form) => ({ sessionId: form.get('sessionId') }),
    schema: z.object({ sessionId: z.uuid().nullable() }),
    echo: [],
  },
  async ({ input, actor }) => {
    const ended =
      input.sessionId === null ? await endOtherSessions(actor) : await endOwnSession(actor, input.sessionId);
    revalidatePath('/account');
    return { ended };
  },
);

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
