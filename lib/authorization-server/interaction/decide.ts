import type { Grant } from 'oidc-provider';
import { UNSAFE_rememberConsent } from '@/lib/data/consents';
import type { Actor } from '@/lib/domain/actor';
import type { RequestFacts } from '@/lib/server/request';
import { grantLifetimeOf } from '../lifetimes';
import { type ConsentDetails, describeScopes, scopesAsked } from './asked-scopes';
import type { OpenInteraction } from './interaction';

/**
 * Makes the grant of what a person left ticked, and remembers it when they asked for that and the client allows it. Scopes that
 * are required are granted whatever the form says; what was taken out is rejected, so that the library does not ask again.
 * Returns the grant's id.
 */
export async function allow(
  open: OpenInteraction,
  account: { id: string; name: string },
  form: URLSearchParams,
  facts: RequestFacts,
): Promise<string> {
  const { client, configuration } = open;
  const details = open.details.prompt.details as ConsentDetails;
  const asked = scopesAsked(details);
  const { identity, access } = describeScopes(asked, configuration);
  const ticked = new Set(form.getAll('scopes'));
  const allowed = new Set(
    [...identity, ...access].flatMap(({ name, required }) => (required || ticked.has(name) ? [name] : [])),
  );

  const grant = new open.provider.Grant({ accountId: account.id, clientId: client.configuration.clientId });
  // No request of the library's is under way here, so it could not find the client whose lifetimes these are.
  Object.assign(grant, { expiresIn: grantLifetimeOf(client.configuration, open.configuration.accessTokenLifetime) });
  fill(grant, details, (scope) => allowed.has(scope));
  const grantId = await grant.save();

  const { requireConsent, allowRememberConsent, consentLifetime } = client.configuration;
  if (form.get('remember') === 'yes' && requireConsent && allowRememberConsent) {
    const actor: Actor & { id: string } = {
      kind: 'user',
      ...account,
      role: null,
      sessionId: null,
      authenticatedAt: null,
      origin: 'console',
      requestId: facts.requestId,
      address: facts.address,
    };
    const application = { id: client.id, registrationId: client.configuration.registrationId };
    await UNSAFE_rememberConsent(actor, application, {
      scopes: [...allowed],
      claims: details.missingOIDCClaims ?? [],
      expiresAt: consentLifetime === null ? null : new Date(Date.now() + consentLifetime * 1000),
    });
  }
  return grantId;
}

function fill(grant: Grant, details: ConsentDetails, isAllowed: (scope: string) => boolean): void {
  for (const scope of details.missingOIDCScope ?? []) {
    if (isAllowed(scope)) grant.addOIDCScope(scope);
    else grant.rejectOIDCScope(scope);
  }
  if (details.missingOIDCClaims) grant.addOIDCClaims(details.missingOIDCClaims);
  for (const [resource, scopes] of Object.entries(details.missingResourceScopes ?? {})) {
    for (const scope of scopes) {
      if (isAllowed(scope)) grant.addResourceScope(resource, scope);
      else grant.rejectResourceScope(resource, scope);
    }
  }
}
