import { cookies } from 'next/headers';
import { KNOWN_BROWSER, newProof, ONE_YEAR_SECONDS } from './known-browser';

/** Marks this browser as known for `account`: call it after a sign-in, in a server action. */
export async function rememberBrowser(account: string): Promise<void> {
  (await cookies()).set(KNOWN_BROWSER.name, newProof(account), { ...KNOWN_BROWSER.options, maxAge: ONE_YEAR_SECONDS });
}
