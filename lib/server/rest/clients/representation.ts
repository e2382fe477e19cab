import { writeClient } from '@/lib/domain/dialects/auth-service/write-client';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import type { ClientRepresentation } from './schemas';

/** A registration as seed A's client. Of its secrets those that still work; a value only where it has just been generated. */
export function toClient(
  { configuration, secrets }: RegistrationDetail,
  globalAccessTokenLifetime: number,
  generatedSecret: string | null = null,
): ClientRepresentation {
  const alive = secrets.filter(({ state }) => state === 'current' || state === 'retiring');
  const told = alive.map(({ description, expiresAt, retiresAt, state }) => ({
    description,
    expiresAt: state === 'retiring' ? retiresAt : expiresAt,
    ...(generatedSecret !== null && state === 'current' ? { value: generatedSecret } : {}),
  }));
  return writeClient(configuration, told, globalAccessTokenLifetime) as ClientRepresentation;
}
