import type { Actor } from '@/lib/domain/actor';
import type { WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { beyondTerms, readWireDocument, type WireTerms } from '@/lib/domain/dialects/rfc7591/read';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { sectorSalt } from '@/lib/server/secrets/sector-salt';
import { requirePermission } from '../authorize';
import { createRegistration, type SavedRegistration } from '../registrations/create';
import type { SaveRequest } from '../registrations/parse-request';
import type { Registrar } from './admit';
import { sectorErrors } from './sector';

/**
 * OIDC Core §3.1.2.4: somebody decides that an application may know of a person. Nobody here has chosen whoever walked in through the
 * open door, so the people decide, until an administrator takes that out.
 */
const ASKED_FOR = { requireConsent: true };

/**
 * Registers the client that a document describes (RFC 7591 §3.1). Throws all that `createRegistration` throws; a repeated
 * request makes a second client.
 */
export async function registerClient(
  actor: Actor,
  { terms, approval, initialAccessTokenId }: Pick<Registrar, 'terms' | 'approval' | 'initialAccessTokenId'>,
  document: WireDocument,
): Promise<SavedRegistration> {
  await requirePermission(actor, 'registration:register');
  const request = await readWireRequest(document, terms, null);
  const input = initialAccessTokenId === null ? { ...request.input, ...ASKED_FOR } : request.input;
  const dynamic = { approval, initialAccessTokenId };
  return createRegistration(actor, { ...request, input, idempotencyKey: null, dynamic });
}

type WireRequest = SaveRequest & { input: Record<string, unknown> };

/** A document as a save of the registry: read by the dialect, its sector proven, judged by the terms together with the rest. */
export async function readWireRequest(
  document: WireDocument,
  terms: WireTerms,
  previous: RegistrationConfiguration | null,
): Promise<WireRequest> {
  const { input, sector, isPairwise, errors } = readWireDocument(document, terms, previous);
  // Nobody is asked for a document in vain.
  const unproven = sector === null || errors.length > 0 ? [] : await sectorErrors(sector);
  const salt = sector !== null && isPairwise ? (input.pairWiseSubjectSalt ?? sectorSalt(sector.host)) : null;
  return {
    input: { ...input, pairWiseSubjectSalt: salt },
    secret: null,
    acceptUnverified: false,
    reason: '',
    names: 'lenient',
    unordered: true,
    misread: [...errors, ...unproven],
    judge: (configuration) => beyondTerms(configuration, terms),
  };
}
