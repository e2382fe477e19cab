import type { Actor } from '@/lib/domain/actor';
import { discoveryDocument } from '@/lib/domain/metadata/built-in';
import { composedView, composeMetadata } from '@/lib/domain/metadata/compose';
import type { MetadataView, RegistrationDetail } from '@/lib/domain/registration/views';
import { builtIn } from '@/lib/server/built-in';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { readMetadataView } from '../issuers';
import { UNSAFE_loadEnabledScopes } from '../resources';

/**
 * The Configuration metadata of a registration that has been read: the document its issuer published (Automatic), or the one composed
 * of what is typed (Manual) or what our own server publishes (Built-in). Null when nothing has been discovered for it yet.
 */
export async function getMetadata(
  actor: Actor,
  { configuration, snapshotId }: Pick<RegistrationDetail, 'configuration' | 'snapshotId'>,
): Promise<MetadataView | null> {
  await requirePermission(actor, 'registration:read');
  if (configuration.providerMode === 'automatic')
    return snapshotId === null ? null : readMetadataView(database, snapshotId);
  if (configuration.providerMode === 'manual') return composedView(composeMetadata(configuration));
  return composedView(discoveryDocument(builtIn.issuer, await UNSAFE_loadEnabledScopes()));
}
