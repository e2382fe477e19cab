import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import type { ServerConfiguration } from '@/lib/data/protocol';
import type { ProtocolView } from '@/lib/domain/interaction/views';
import { env } from '@/lib/server/env';
import { factsOf, INTERNAL_HEADERS } from '@/lib/server/request';
import { finishCompanySignIn, startCompanySignIn } from './company';
import { allow } from './decide';
import { type OpenInteraction, openInteraction } from './interaction';
import { readForm } from './read-form';
import { showPage } from './show-page';
import { type Login, loginOf, signInToApplication } from './sign-in';
import { signInView, viewOf } from './views';
import { COMPANY_ACCOUNT, companyFor } from './ways';

const ADDRESS = /^\/interaction\/([\w-]{16,64})$/;

/** Whether an address is one of an interaction, and of which. */
export function interactionIn(url: string): string | null {
  return ADDRESS.exec(url.split('?', 1)[0] ?? '')?.[1] ?? null;
}

/** Answers a request to an interaction's page: with the page, or, when the person has answered, by leading on. */
export async function answerInteraction(
  server: { provider: Provider; configuration: ServerConfiguration },
  uid: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const open = await openInteraction(server, uid, request, response);
  if (open === null) return showPage(request, response, expired(request), { status: 400 });
  const answer = { open, request, response };
  if (request.method === 'POST') return act(answer, await readForm(request));
  const company = await finishCompanySignIn(open, request, response);
  if (company === null) return show(answer, viewOf(open));
  if ('error' in company) return show(answer, signInView(open, company), 422);
  return finish(answer, signedIn(loginOf(company.accountId, COMPANY_ACCOUNT, company.authTime)));
}

type Answer = { open: OpenInteraction; request: IncomingMessage; response: ServerResponse };

async function act(answer: Answer, form: URLSearchParams): Promise<void> {
  const { open, request, response } = answer;
  const { configuration } = open.client;
  const prompt = open.details.prompt.name;
  switch (form.get('act')) {
    case 'sign-in': {
      if (!configuration.enableLocalLogin) break;
      const email = form.get('email') ?? '';
      const typed = { email, password: form.get('password') ?? '', application: configuration.registrationId };
      const login = await signInToApplication(typed, request, response);
      if ('code' in login) return show(answer, signInView(open, { email, error: login }), 422);
      return finish(answer, signedIn(login));
    }
    case 'company':
      if (companyFor(configuration) === null) break;
      return startCompanySignIn(open, request, response);
    case 'continue':
      if (prompt !== 'select_account' || open.account === null) break;
      return finish(answer, { select_account: {} });
    case 'switch':
      return show(answer, signInView(open, { other: true }));
    case 'allow': {
      if (prompt !== 'consent' || open.account === null) break;
      const grantId = await allow(open, open.account, form, factsOf(request));
      return finish(answer, { consent: { grantId } });
    }
    case 'deny':
      return finish(answer, { error: 'access_denied', error_description: 'the person did not allow it' });
  }
  // A form that this page did not show.
  return show(answer, viewOf(open), 400);
}

/** A sign-in answers the choice of an account as well: whoever signs in has chosen. */
function signedIn(login: Login): InteractionResults {
  return { login, select_account: {} };
}

function show({ open, request, response }: Answer, view: ProtocolView, status = 200): void {
  const company = view.page === 'sign-in' && view.company !== null ? (env.AUTH_OIDC_ISSUER ?? null) : null;
  showPage(request, response, view, { status, formLeadsTo: [open.redirectUri, company] });
}

async function finish({ open, request, response }: Answer, result: InteractionResults): Promise<void> {
  await open.provider.interactionFinished(request, response, result);
}

function expired(request: IncomingMessage): ProtocolView {
  const requestId = String(request.headers[INTERNAL_HEADERS.requestId] ?? '');
  return { page: 'refused', error: 'expired', description: '', client: null, requestId };
}
