import type { KoaContextWithOIDC } from 'oidc-provider';
import { INTERNAL_HEADERS } from '@/lib/server/request';
import { findRegistrationOf } from '../clients';
import { clientFacts } from './client-facts';
import { showPageOf } from './show-page';

/** Errors that have a page of their own, whatever the protocol calls them. */
const NAMED: Record<string, string> = { SessionNotFound: 'expired', TooManyStrangersError: 'rate_limited' };

/** What a person sees of an error that cannot be sent back to the client, because nobody knows for certain whose address that is. */
export function renderError(
  ctx: KoaContextWithOIDC,
  out: { error: string; error_description?: string | undefined },
  error: Error,
): void {
  const registration = ctx.oidc?.client && findRegistrationOf(ctx.oidc.client);
  const view = {
    page: 'refused',
    error: NAMED[error.name] ?? out.error,
    description: out.error_description ?? '',
    client: registration ? clientFacts(registration.configuration, null) : null,
    requestId: String(ctx.req.headers[INTERNAL_HEADERS.requestId] ?? ''),
  } as const;
  showPageOf(ctx, view, { status: ctx.status });
}
