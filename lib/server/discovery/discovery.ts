import type { MetadataDocument } from '@/lib/domain/metadata/document';
import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import type { WellKnown } from '@/lib/domain/metadata/issuer-url';
import type { PublicJwk } from '@/lib/domain/metadata/key-set';
import type { KeyView } from '@/lib/domain/metadata/key-view';

/** The document of an issuer, with everything an auditor may ask about it. */
export type PublishedDocument = MetadataDocument & {
  /** Which of the two well-known addresses answered. */
  via: WellKnown;
  sourceUrl: string;
  /** The IP address it was really fetched from. */
  address: string;
  headers: Record<string, string>;
  /** The bytes as they came, after decompression. */
  body: Uint8Array<ArrayBuffer>;
  sha256: Uint8Array<ArrayBuffer>;
};

/** The keys behind `jwks_uri`. Without that member there are none, and that is no failure. */
export type PublishedKeys = {
  keys: PublicJwk[] | null;
  keyViews: KeyView[];
  keysSha256: Uint8Array<ArrayBuffer>;
  keysFailure: DiscoveryFailure | null;
};

/** One attempt and how it ended. */
export type Discovery = {
  /** What was asked for, without a pasted well-known suffix: the issuer, byte for byte. */
  issuer: string;
  startedAt: Date;
  durationMs: number;
} & (({ ok: true } & PublishedDocument & PublishedKeys) | { ok: false; failure: DiscoveryFailure });
