import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { registrationOf } from '../clients';
import { wayAllowed } from './ways';

const { Check, Prompt } = interactionPolicy;

/** Asks unless the person has just signed in, which answers every reason to ask. */
const unlessJustSignedIn = (needed: (ctx: KoaContextWithOIDC) => boolean) => (ctx: KoaContextWithOIDC) =>
  ctx.oidc.result?.login === undefined && needed(ctx);

/**
 * When a person is asked what. To the library's rules (no session, `max_age`, `prompt`, hints, scopes that were not granted)
 * come the registration's own (fields.md §6), and choosing an account where `prompt=select_account` asks for it.
 */
export function promptPolicy() {
  const policy = interactionPolicy.base();
  const login = policy.get('login');
  login?.checks.add(
    new Check(
      'person_gone',
      'the person who was signed in may not be any more',
      (ctx) => ctx.oidc.session?.accountId !== undefined && ctx.oidc.account === undefined,
    ),
  );
  login?.checks.add(
    new Check(
      'sso_lifetime',
      'the client wants a more recent sign-in',
      unlessJustSignedIn(({ oidc: { session, client } }) => {
        if (session === undefined || client === undefined) return false;
        const { userSsoLifetime } = registrationOf(client).configuration;
        return userSsoLifetime !== null && session.accountId !== undefined && session.past(userSsoLifetime);
      }),
    ),
  );
  login?.checks.add(
    new Check(
      'other_way',
      'the client does not accept the way in which the person signed in',
      unlessJustSignedIn(({ oidc: { session, client } }) => {
        if (session?.accountId === undefined || client === undefined) return false;
        return !wayAllowed(registrationOf(client).configuration, session.amr);
      }),
    ),
  );
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 1);
  const consent = policy.get('consent');
  consent?.checks.remove('native_client_prompt');
  consent?.checks.add(
    new Check(
      'native_without_interaction',
      'a native client could be any program: somebody has to be there',
      'interaction_required',
      // RFC 8252 §8.6. Whoever has just signed in has been there.
      ({ oidc: { client, result } }) =>
        client?.applicationType === 'native' && result?.login === undefined && result?.consent === undefined,
    ),
  );
  return policy;
}
