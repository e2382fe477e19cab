import { writeWireDocument } from '@/lib/domain/dialects/rfc7591/write';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { env } from '@/lib/server/env';
import { entityTag } from '@/lib/server/http/entity-tag';

export const REGISTRATION_PATH = '/oauth/register';

/** What is shown once: the secret when it has just been generated, and the token to manage the registration with. */
type Shown = { secret: string | null; token: string };

/** What a request below `/oauth/register` is answered with; null for nothing. */
export type Answer = { status: number; headers?: Record<string, string>; body: Record<string, unknown> | null };

/** The registration as the client is told of it, with its version. */
export function clientAnswer(status: number, registration: RegistrationDetail, shown: Shown): Answer {
  const headers = { ETag: entityTag(registration.rowVersion) };
  return { status, headers, body: clientInformation(registration, shown) };
}

/** RFC 7591 §3.2.1 and RFC 7592 §3: everything that is registered, and how to come back to it. */
function clientInformation(
  { configuration, secrets, createdAt, approval }: RegistrationDetail,
  { secret, token }: Shown,
): Record<string, unknown> {
  const { clientId } = configuration;
  const expiresAt = secrets.find(({ state }) => state === 'current')?.expiresAt ?? null;
  return {
    client_id: clientId,
    client_id_issued_at: seconds(createdAt),
    ...(secret === null
      ? {}
      : { client_secret: secret, client_secret_expires_at: expiresAt === null ? 0 : seconds(expiresAt) }),
    registration_access_token: token,
    registration_client_uri: new URL(`${REGISTRATION_PATH}/${encodeURIComponent(clientId)}`, env.PUBLIC_URL).href,
    // No member of the standards says so; without it a program would look for its own mistake.
    ...(approval === 'approved' ? {} : { approval }),
    ...writeWireDocument(configuration),
  };
}

const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);
