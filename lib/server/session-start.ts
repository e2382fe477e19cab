import { cookies } from 'next/headers';
import { UNSAFE_findPreferences } from '@/lib/data/accounts';
import { endOwnSession } from '@/lib/data/sessions';
import { signInRefused } from '@/lib/domain/people/sign-in-refused';
import { PREFERENCE_COOKIES } from '@/lib/domain/preferences';
import type { UserActor } from './actor';
import { RefusedSignIn, signIn } from './auth';
import { rememberBrowser } from './remember-browser';

/**
 * Signs a person in from a server action and gives the browser its cookies. A session that was already open in this browser
 * ends: nobody leaves one behind by signing in as somebody else.
 */
export async function startSession(
  credentials: { email: string; password: string },
  before: UserActor | null,
): Promise<void> {
  try {
    await signIn('credentials', { ...credentials, redirect: false, redirectTo: '/' });
  } catch (error) {
    if (error instanceof RefusedSignIn) throw error.problem;
    if (isWrongPassword(error)) throw signInRefused();
    throw error;
  }
  if (before) await endOwnSession(before, before.sessionId);
  const account = credentials.email.trim().toLowerCase();
  await rememberBrowser(account);
  await setPreferenceCookies(await UNSAFE_findPreferences(account));
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'CredentialsSignin';
}

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The look of the console, where the root layout finds it before the first byte (lib/domain/preferences). */
export async function setPreferenceCookies(preferences: { theme: string; shortcuts: boolean } | null): Promise<void> {
  if (!preferences) return;
  const jar = await cookies();
  const options = { path: '/', maxAge: ONE_YEAR_SECONDS, sameSite: 'lax' } as const;
  jar.set(PREFERENCE_COOKIES.theme, preferences.theme, options);
  jar.set(PREFERENCE_COOKIES.shortcuts, preferences.shortcuts ? 'on' : 'off', options);
}
