import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { UNSAFE_findSession } from '@/lib/data/sessions';
import type { Actor } from '@/lib/domain/actor';
import { signInAddress } from '@/lib/domain/people/return-to';
import { type Permission, type Role, roleMay } from '@/lib/domain/permissions';
import { sessionReference } from './auth';
import { requestFacts } from './request';

/** A signed-in person. */
export type UserActor = Actor & { kind: 'user'; id: string; sessionId: string; role: Role };

/**
 * Who is asking, or null. The cookie only says which row to read; the row and its person, read once a request, say the rest:
 * whoever was disabled, demoted or signed out is so from this request on (security.md §4).
 */
export const currentActor = cache(async (): Promise<UserActor | null> => {
  const requestHeaders = await headers();
  const reference = await sessionReference(requestHeaders);
  if (reference === null) return null;
  const session = await UNSAFE_findSession(reference);
  if (!session) return null;
  const facts = requestFacts(requestHeaders);
  return {
    kind: 'user',
    id: session.user.id,
    name: session.user.name,
    role: session.user.role,
    sessionId: session.id,
    authenticatedAt: session.authenticatedAt,
    origin: 'console',
    requestId: facts.requestId,
    address: facts.address,
  };
});

/** For pages: the person who is asking; whoever is not signed in is sent to the sign-in page and led back from there. */
export async function requireActor(): Promise<UserActor> {
  const actor = await currentActor();
  if (actor) return actor;
  redirect(signInAddress(requestFacts(await headers()).path));
}

/**
 * For pages that are of no use without a permission (a form that could not be saved): as `requireActor`, and the 403 page
 * for every other role. The data layer decides all the same; this only spares people an empty form.
 */
export async function requireActorWith(permission: Permission): Promise<UserActor> {
  const actor = await requireActor();
  if (!roleMay(actor.role, permission)) forbidden();
  return actor;
}
