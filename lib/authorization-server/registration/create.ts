import { registerClient, UNSAFE_admitRegistrar } from '@/lib/data/dynamic-registration';
import type { WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { admitOpenRegistration } from '@/lib/server/registration-limit';
import { clientInformation } from './information';
import type { Answer } from './own';
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
  const { openQuota } = registrar;
  const giveBack = openQuota === null ? async () => {} : await admitOpenRegistration(facts.address, openQuota);
  try {
    const document = await readDocument();
    refuseSoftwareStatement(document);
    const saved = await registerClient(registrar.actor, registrar, document);
    const shown = { secret: saved.generatedSecret, token: saved.registrationToken ?? '' };
    return { status: 201, body: clientInformation(saved.registration, shown) };
  } catch (error) {
    await giveBack();
    throw error;
  }
}
