import type {
  AccountView,
  ConsentView,
  InteractionError,
  ProtocolView,
  SignInView,
} from '@/lib/domain/interaction/views';
import { type ConsentDetails, describeScopes, scopesAsked } from './asked-scopes';
import { clientFacts } from './client-facts';
import type { OpenInteraction } from './interaction';
import { companyFor } from './ways';

/** Which page an interaction is at: what the library asks for decides, and who is signed in. */
export function viewOf(open: OpenInteraction): ProtocolView {
  const { name } = open.details.prompt;
  if (name === 'consent' && open.account !== null) return consentView(open, open.account);
  if (name === 'select_account' && open.account !== null) return accountView(open, open.account);
  return signInView(open, {});
}

/** The sign-in page; `other` is for somebody else than who is signed in. */
export function signInView(
  open: OpenInteraction,
  { email, error = null, other = false }: { email?: string; error?: InteractionError | null; other?: boolean },
): SignInView {
  const { configuration } = open.client;
  const hint = open.details.params.login_hint;
  return {
    page: 'sign-in',
    address: open.address,
    client: clientFacts(configuration, open.redirectUri),
    email: email ?? (other ? '' : typeof hint === 'string' ? hint.slice(0, 254) : (open.account?.email ?? '')),
    error,
    local: configuration.enableLocalLogin,
    company: companyFor(configuration),
    again: open.account === null || other ? null : reasonOf(open.details.prompt.reasons),
  };
}

function reasonOf(reasons: readonly string[]): SignInView['again'] {
  if (reasons.includes('other_way')) return 'other_way';
  if (reasons.includes('max_age') || reasons.includes('sso_lifetime')) return 'too_long_ago';
  return reasons.includes('login_prompt') ? 'prompt' : null;
}

function accountView(open: OpenInteraction, { name, email }: { name: string; email: string }): AccountView {
  return {
    page: 'account',
    address: open.address,
    client: clientFacts(open.client.configuration, open.redirectUri),
    account: { name, email },
  };
}

function consentView(open: OpenInteraction, { name, email }: { name: string; email: string }): ConsentView {
  const { configuration } = open.client;
  const details = open.details.prompt.details as ConsentDetails;
  return {
    page: 'consent',
    address: open.address,
    client: clientFacts(configuration, open.redirectUri),
    account: { name, email },
    ...describeScopes(scopesAsked(details), open.configuration),
    claims: details.missingOIDCClaims ?? [],
    mayRemember: configuration.requireConsent && configuration.allowRememberConsent,
    rememberedFor: configuration.consentLifetime,
  };
}
