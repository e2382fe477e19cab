import type { AccessToken, ClientCredentials } from 'oidc-provider';

/** RFC 8693 §4.1: who acts for the subject, and for whom that one acted before. */
export type ActorClaim = { sub: string; client_id?: string; act?: ActorClaim };

const actors = new WeakMap<object, ActorClaim>();

/** Marks a token as one with which `actor` acts for its subject. */
export function setActor(token: AccessToken, actor: ActorClaim): void {
  actors.set(token, actor);
}

export function actorOf(token: AccessToken | ClientCredentials): ActorClaim | null {
  return actors.get(token) ?? null;
}
