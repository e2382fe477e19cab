import { writeSecret } from '@/lib/domain/dialects/auth-service/write-client';
import { type ResourceKind, resourceMembers } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';

/** A resource as seed A has it: an allow-list of its members, and of an API the secrets that still work, without their values. */
export function toResourceAnswer({ kind, resource, secrets }: ResourceView<ResourceKind>): Record<string, unknown> {
  const members = resource as unknown as Record<string, unknown>;
  const told = Object.fromEntries(resourceMembers(kind).map((name) => [name, members[name]]));
  if (kind !== 'apiResource') return told;
  return { ...told, apiSecrets: secrets.filter(({ state }) => state === 'current').map(writeSecret) };
}
