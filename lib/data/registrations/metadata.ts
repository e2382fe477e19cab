import type { Actor } from '@/lib/domain/actor';
import { discoveryDocument } from '@/lib/domain/metadata/built-in';
import { composedView, composeMetadata } from '@/lib/domain/metadata/compose';
import type { MetadataView } from '@/lib/domain/registration/views';
import { builtIn } from '@/lib/server/built-in';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { readMetadataView } from '../issuers';
import { UNSAFE_loadEnabledResources } from '../resources';
import { toConfiguration } from './columns';
import { findDetail } from './detail';

/**
 * The Configuration metadata of a registration: the document its issuer published (Automatic), or the one composed of what
 * is typed (Manual) or what our own server publishes (Built-in). Null when there is no such registration, or nothing has been discovered for it yet.
 */
export async function getMetadata(actor: Actor, registrationId: string): Promise<MetadataView | null> {
  await requirePermission(actor, 'registration:read');
  const row = await findDetail(database, registrationId);
  if (row === null) return null;
  if (row.providerMode === 'automatic') {
    return row.snapshotId === null ? null : readMetadataView(database, row.snapshotId);
  }
  if (row.providerMode === 'manual') return composedView(composeMetadata(toConfiguration(row)));
  const resources = await UNSAFE_loadEnabledResources();
  return composedView(discoveryDocument(builtIn.issuer, resources));
}
