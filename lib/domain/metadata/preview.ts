import type { MetadataView } from '../registration/views';
import type { DiscoveryFailure } from './failure';

/** What **Discover** shows before anything is saved. `issuer` is what to put into the field: a pasted suffix is gone. */
export type DiscoveryPreview = { issuer: string } & (
  | { ok: true; view: MetadataView; via: 'openid-configuration' | 'oauth-authorization-server'; missing: string[] }
  | { ok: false; failure: DiscoveryFailure }
);
