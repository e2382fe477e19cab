import { headers } from 'next/headers';
import type { Outcome } from '@/lib/domain/outcome';

/**
 * Without a script the answer to a form is its whole page again, and where the form was refused the page's title begins with
 * “Error:” (ux.md, Forms). The title is made where nobody knows of the form's answer; but it is made in the same request, and
 * Next keeps one headers object a request.
 */
const shared = globalThis as typeof globalThis & { clienteleRefusedForms?: WeakSet<object> };
shared.clienteleRefusedForms ??= new WeakSet();
const refused = shared.clienteleRefusedForms;

/** Remembers what a form of this request was answered. A password that is asked for again is a question, not an error. */
export async function noteFormAnswer(outcome: Outcome<unknown>): Promise<void> {
  const isRefusal =
    outcome.status === 'invalid' || (outcome.status === 'problem' && outcome.code !== 'reauthentication_required');
  if (isRefusal) refused.add(await headers());
}

/** Whether the page being made answers a form that was refused. */
export async function isFormRefused(): Promise<boolean> {
  return refused.has(await headers());
}
