import { createTranslator } from 'use-intl/core';
import type { WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { wireRefusal } from '@/lib/domain/dialects/rfc7591/refusal';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import messages from '@/messages/en.json';
import { invalidToken, Refused } from './refused';

const translate = createTranslator({ locale: 'en', messages, timeZone: 'UTC' });

/** Field errors and findings in the product's own sentences: a program is told what the form would tell a person. */
function sentence({ code, params }: FieldError): string {
  if (code in messages.fieldErrors) return translate(`fieldErrors.${code}` as 'fieldErrors.required', params as never);
  return translate(`findings.${code}.title` as 'findings.implicit-grant.title', params as never);
}

/**
 * What the wire is told when `lib/data` refuses. Throws the error again where it is none that a client can do anything about.
 *
 * @param presented the token that came, or null
 */
export function explain(error: unknown, document: WireDocument, presented: string | null): Refused {
  if (error instanceof Refused) return error;
  if (!(error instanceof DomainError)) throw error;
  switch (error.code) {
    case 'unauthenticated':
    case 'not_found':
      return invalidToken(presented);
    case 'invalid_input':
    case 'policy_violation':
    case 'already_exists': {
      const refusal = wireRefusal(error.fieldErrors, document, sentence);
      return new Refused(400, refusal.error, refusal.error_description);
    }
    case 'conflict':
      return new Refused(412, 'precondition_failed', 'The registration is not what If-Match says. Read it again.');
    case 'rate_limited': {
      const minutes = Number(error.params.minutes ?? 1);
      const description = `Too many registrations from this address. Try again in ${minutes} minutes.`;
      return new Refused(429, 'too_many_requests', description, { 'Retry-After': String(minutes * 60) });
    }
    case 'unavailable':
      return new Refused(503, 'temporarily_unavailable', 'Try again shortly.', { 'Retry-After': '5' });
    default:
      return new Refused(error.status, 'access_denied', 'This is not allowed.');
  }
}
