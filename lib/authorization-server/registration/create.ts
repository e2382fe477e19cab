import { registerClient, UNSAFE_admitRegistrar } from '@/lib/data/dynamic-registration';
import type { WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { DomainError } from '@/lib/domain/problem';
import { admitOpenRegistration } from '@/lib/server/registration-limit';
import { type Answer, clientAnswer } from './information';
import { recordKnownRefusal } from './refuse-known';
import { invalidToken } from './refused';
import { refuseSoftwareStatement } from './software-statement';

/**
 * The client registration endpoint (RFC 7591 §3.1). Who asks is known before a byte of the body is read. Throws `Refused` and what
 * `lib/data` throws.
 */
export async function answerCreate(
  presented: string | null,
  facts: { requestId: string; address: string | null },
  readDocument: () => Promise<WireDocument>,
): Promise<Answer> {
  const registrar = await UNSAFE_admitRegistrar(presented, facts);
  if ('refused' in registrar) {
    if (registrar.refused !== null) await recordKnownRefusal(registrar.refused, 'unauthenticated');
    throw invalidToken(presented);
  }
  const { openQuota } = registrar;
  const giveBack = openQuota === null ? async () => {} : await admitOpenRegistration(facts.address, openQuota);
  try {
    const document = await readDocument();
    refuseSoftwareStatement(document);
    const saved = await registerClient(registrar.actor, registrar, document);
    const shown = { secret: saved.generatedSecret, token: saved.registrationToken ?? '' };
    return clientAnswer(201, saved.registration, shown);
  } catch (error) {
    await giveBack();
    // Of many at once with one token some found it alive, and used up a moment later.
    if (error instanceof DomainError && error.code === 'unauthenticated')
      await recordKnownRefusal(registrar.actor, error.code);
    throw error;
  }
}
