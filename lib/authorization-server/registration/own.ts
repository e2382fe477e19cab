import type { IncomingMessage } from 'node:http';
import {
  deleteOwnRegistration,
  type OwnRegistration,
  readOwnRegistration,
  replaceOwnRegistration,
  UNSAFE_findOwnRegistration,
} from '@/lib/data/dynamic-registration';
import type { Actor } from '@/lib/domain/actor';
import type { WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { matchesVersion } from '@/lib/server/http/entity-tag';
import { type Answer, clientAnswer } from './information';
import { recordKnownRefusal } from './refuse-known';
import { invalidToken, Refused } from './refused';
import { refuseSoftwareStatement } from './software-statement';

type Facts = { requestId: string; address: string | null };

/**
 * The client configuration endpoint (RFC 7592 §2): a client, its registration and the one token for it. Throws `Refused` and what
 * `lib/data` throws.
 *
 * @param readDocument reads the body, once it is known who sends it
 */
export async function answerOwn(
  { method, headers }: IncomingMessage,
  clientId: string,
  presented: string | null,
  facts: Facts,
  readDocument: () => Promise<WireDocument>,
): Promise<Answer> {
  const own = presented === null ? null : await UNSAFE_findOwnRegistration(presented);
  if (presented === null || own === null || own.deleted) throw invalidToken(presented);
  const actor = actorOf(own, facts);
  if (own.clientId !== clientId) {
    // RFC 7592 §2: somebody else's registration is not there for this token; the trail says who tried.
    await recordKnownRefusal(actor, 'forbidden');
    throw invalidToken(presented);
  }
  if (!own.enabled) {
    await recordKnownRefusal(actor, 'forbidden');
    throw new Refused(403, 'access_denied', 'This client has been disabled by an administrator.');
  }
  // security.md §6: clients of RFC 7592 do not know it; who sends it means it.
  const { 'if-match': ifMatch } = headers;
  const isExpected = (rowVersion: number) => ifMatch === undefined || matchesVersion(ifMatch, rowVersion);

  if (method === 'DELETE') {
    await deleteOwnRegistration(actor, own.registrationId, isExpected);
    return { status: 204, body: null };
  }
  if (method === 'GET' || method === 'HEAD') {
    const registration = await readOwnRegistration(actor, own.registrationId);
    return clientAnswer(200, registration, { secret: null, token: presented });
  }
  const document = await readDocument();
  refuseSoftwareStatement(document);
  const saved = await replaceOwnRegistration(actor, own.registrationId, { document, presented, isExpected });
  const token = saved.registrationToken ?? presented;
  return clientAnswer(200, saved.registration, { secret: saved.generatedSecret, token });
}

/** The client itself, as the audit trail knows it. */
function actorOf({ id, registrationId }: OwnRegistration, facts: Facts): Actor {
  return {
    kind: 'token',
    id,
    name: registrationId,
    role: 'reviewer',
    permissions: ['registration:register'],
    sessionId: null,
    authenticatedAt: null,
    origin: 'registration',
    ...facts,
  };
}
