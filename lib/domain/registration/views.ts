/** What `lib/data` hands to pages and programs about registrations. No view has a member that could hold a secret. */
import type { DiscoveryFailure } from '../metadata/failure';
import type { KeyView } from '../metadata/key-view';
import type { Finding } from '../policy/finding';
import type { RegistrationConfiguration } from './model';

/** Times are ISO 8601 in UTC so that a view can cross to the browser as plain data. */
export type SecretView = {
  id: string;
  type: 'shared_secret' | 'private_key';
  origin: 'generated' | 'entered';
  description: string;
  /** `expired` is derived from the clock; the others are stored. */
  state: 'current' | 'retiring' | 'revoked' | 'expired';
  last4: string;
  createdAt: string;
  createdBy: string | null;
  expiresAt: string | null;
  /** When a retiring secret stops working. */
  retiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
};

export type RegistrationListRow = Pick<
  RegistrationConfiguration,
  'registrationId' | 'name' | 'version' | 'clientId' | 'clientType' | 'enabled' | 'providerMode' | 'grantTypes'
> & {
  id: string;
  issuerHost: string | null;
  /** Automatic only: whether discovery has succeeded for it; null for the other modes. */
  verified: boolean | null;
  findings: { error: number; warning: number; info: number };
  updatedAt: string;
  deletedAt: string | null;
};

/** How a registration came into the registry; `dynamic`: it registered itself (RFC 7591). */
export const REGISTRATION_SOURCES = ['console', 'api', 'dynamic'] as const;
export type RegistrationSource = (typeof REGISTRATION_SOURCES)[number];

export const REGISTRATION_APPROVALS = ['approved', 'pending', 'refused'] as const;
export type RegistrationApproval = (typeof REGISTRATION_APPROVALS)[number];

/** Why the last save chose “not verified”, and when. */
export type VerificationFailure = DiscoveryFailure & { at: string };

export type RegistrationDetail = {
  id: string;
  rowVersion: number;
  configuration: RegistrationConfiguration;
  findings: Finding[];
  secrets: SecretView[];
  verified: boolean | null;
  verifiedAt: string | null;
  verificationFailure: VerificationFailure | null;
  issuerId: string | null;
  snapshotId: string | null;
  source: RegistrationSource;
  /** Whether the built-in server may serve a client that registered itself. */
  approval: RegistrationApproval;
  approvedAt: string | null;
  approvedBy: string | null;
  /** Built-in only: when its client last asked for a token. Noted in batches, so it may be some seconds late. */
  lastUsedAt: string | null;
  createdAt: string;
  createdBy: string | null;
  updatedAt: string;
  updatedBy: string | null;
  deletedAt: string | null;
  deletedBy: string | null;
};

/** A metadata document as kept (Automatic) or composed from the typed endpoints (Manual, Built-in). */
export type MetadataView = {
  source: 'discovered' | 'composed';
  document: Record<string, unknown>;
  /** The document as text: byte for byte for a discovered one, pretty-printed for a composed one. */
  raw: string;
  sourceUrl: string | null;
  fetchedAt: string | null;
  lastSeenAt: string | null;
  /** Lower-case hex. */
  sha256: string | null;
  address: string | null;
  headers: Record<string, string>;
  /** The public keys behind `jwks_uri`, as they were last read. */
  keys: KeyView[];
  /** Why the last attempt could not read them; `keys` are then the last good ones. */
  keysFailure: DiscoveryFailure | null;
};
