import type { IncomingMessage, ServerResponse } from 'node:http';
import * as oidc from 'openid-client';
import { UNSAFE_recordApplicationSignIn } from '@/lib/data/application-sign-in';
import { UNSAFE_findOrCreateCompanyUser } from '@/lib/data/company-accounts';
import { UNSAFE_findPerson } from '@/lib/data/protocol';
import type { InteractionError } from '@/lib/domain/interaction/views';
import { readCompanyClaims } from '@/lib/domain/people/company-claims';
import { env } from '@/lib/server/env';
import { logger } from '@/lib/server/logger';
import { factsOf, headersOf } from '@/lib/server/request';
import { logSecurityEvent } from '@/lib/server/security-log';
import { issuedSince } from '../arrival';
import { interactionUrl } from '../interaction-url';
import { clearJourney, type Journey, keepJourney, readJourney } from './company-journey';
import { companyConfiguration } from './company-provider';
import type { OpenInteraction } from './interaction';

/** The address that the company's provider knows already: the console's own sign-in returns there, too (lib/server/auth.ts). */
const CALLBACK = '/api/auth/callback/company';
const REDIRECT_URI = env.PUBLIC_URL + CALLBACK;

/** Leads to the company's identity provider: authorization code with PKCE, state and nonce. */
export async function startCompanySignIn(
  open: OpenInteraction,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { client } = open;
  const { uid } = open.details;
  try {
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const address = oidc.buildAuthorizationUrl(await companyConfiguration(), {
      redirect_uri: REDIRECT_URI,
      scope: 'openid profile email',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...howFresh(open),
    });
    const application = client.configuration.registrationId;
    keepJourney(response, { at: 'provider', uid, state, nonce, verifier, application });
    lead(response, address.href);
  } catch (error) {
    complain(error, request);
    keepJourney(response, { at: 'back', uid, error: { code: 'company_failed', params: {} } });
    lead(response, interactionUrl(uid));
  }
}

/**
 * OIDC Core §3.1.2.1: an application that wants a sign-in anew, or a recent one, is not served by the provider's own session, which
 * nobody here can see: it is told.
 */
function howFresh({ details, client }: OpenInteraction): Record<string, string> {
  const asked = details.params.max_age;
  const ages = [asked === undefined ? null : Number(asked), client.configuration.userSsoLifetime];
  const limits = ages.filter((age) => age !== null && Number.isFinite(age));
  return {
    ...(limits.length === 0 ? {} : { max_age: String(Math.min(...(limits as number[]))) }),
    ...(details.prompt.reasons.includes('login_prompt') ? { prompt: 'login' } : {}),
  };
}

/** The journey that a request to the provider's callback ends, or null when it is the console's, or nobody's. */
export function journeyEndedBy(request: IncomingMessage): Extract<Journey, { at: 'provider' }> | null {
  if (request.method !== 'GET' || !request.url?.startsWith(`${CALLBACK}?`)) return null;
  const journey = readJourney(headersOf(request));
  const { searchParams } = new URL(request.url, env.PUBLIC_URL);
  return journey?.at === 'provider' && searchParams.get('state') === journey.state ? journey : null;
}

/** Takes what the provider says, finds or makes the person, and leads back to the interaction. */
export async function endCompanyJourney(
  { uid, application, ...checks }: Extract<Journey, { at: 'provider' }>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const facts = factsOf(request);
  const { requestId, address } = facts;
  try {
    const tokens = await oidc.authorizationCodeGrant(
      await companyConfiguration(),
      new URL(request.url ?? '', env.PUBLIC_URL),
      {
        pkceCodeVerifier: checks.verifier,
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        idTokenExpected: true,
      },
    );
    const roleClaim = env.AUTH_OIDC_ROLE_CLAIM ?? null;
    const claims = tokens.claims();
    const account = readCompanyClaims(claims, roleClaim);
    const options = { rolesFromClaim: roleClaim !== null, door: 'application' } as const;
    const person = account && (await UNSAFE_findOrCreateCompanyUser(account, options, { requestId, address }));
    if (person) {
      await UNSAFE_recordApplicationSignIn(person, application, { requestId, address });
      const [signedInAt, authTime] = [issuedSince(), authTimeOf(claims)];
      keepJourney(response, { at: 'back', uid, accountId: person.id, signedInAt, authTime });
    } else {
      logSecurityEvent('sign_in_failed', facts);
      keepJourney(response, { at: 'back', uid, error: { code: 'company_refused', params: {} } });
    }
  } catch (error) {
    complain(error, request);
    keepJourney(response, { at: 'back', uid, error: { code: 'company_failed', params: {} } });
  }
  lead(response, interactionUrl(uid));
}

/**
 * Seconds. OIDC Core §2: when the person proved who they are, which may be long before they came here; the provider says so where
 * it was given a `max_age`, and others do anyway. One whose clock is ahead has seen nobody in the future.
 */
function authTimeOf(claims: { auth_time?: number | undefined } | undefined): number {
  const now = Math.floor(Date.now() / 1000);
  return Math.min(now, Math.floor(claims?.auth_time ?? now));
}

/**
 * How a journey to the company's provider ended for this interaction, told once; null when there was none. Of somebody who was signed
 * out everywhere since then it has ended in nothing.
 */
export async function finishCompanySignIn(
  { details }: OpenInteraction,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ accountId: string; authTime: number } | { error: InteractionError } | null> {
  const journey = readJourney(headersOf(request));
  if (journey?.at !== 'back' || journey.uid !== details.uid) return null;
  clearJourney(response);
  if ('error' in journey) return { error: journey.error };
  const person = await UNSAFE_findPerson(journey.accountId);
  const isOver = person === null || journey.signedInAt < person.signInsValidFrom;
  if (isOver) return { error: { code: 'company_over', params: {} } };
  return { accountId: journey.accountId, authTime: journey.authTime };
}

function lead(response: ServerResponse, address: string): void {
  response.writeHead(303, { Location: address, 'Cache-Control': 'no-store', 'Content-Length': '0' }).end();
}

function complain(error: unknown, request: IncomingMessage): void {
  logger.error({ err: error, requestId: factsOf(request).requestId }, 'company sign-in to an application');
}
