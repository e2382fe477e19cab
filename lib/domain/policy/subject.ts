import type { AuthMethod, RegistrationConfiguration } from '../registration/model';

/** What the rules may know of a secret: never the secret. */
export type SecretFacts = {
  type: 'shared_secret' | 'private_key';
  state: 'current' | 'retiring' | 'revoked';
  /** Typed by a person, and shorter than 32 characters. */
  weak: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  /** When a retiring secret stops working. */
  retiresAt: Date | null;
};

/** All that a rule looks at. The clock is a member: a rule is a pure function. */
export type PolicySubject = {
  configuration: RegistrationConfiguration;
  secrets: readonly SecretFacts[];
  /** The issuer's document as discovered; null when there is none (Manual, Built-in, not verified). */
  metadata: Readonly<Record<string, unknown>> | null;
  /** How the last discovery of the issuer ended; null when none was tried. */
  discovery: { failure: { reason: string } | null } | null;
  /** How many other enabled registrations have the same issuer and client ID. */
  duplicates: number;
  /** Seconds: what a Built-in client without a lifetime of its own has (Settings → Tokens). */
  globalAccessTokenLifetime: number;
  /** Since when it is there, and when its client last asked the built-in server for a token; null before it is saved. */
  use: { createdAt: Date; lastUsedAt: Date | null } | null;
  /** Whether OUTBOUND_ALLOW lists this http origin. */
  allowHttpIssuer: (origin: string) => boolean;
  now: Date;
};

/** Methods by which both sides know one secret. */
export const SHARED_SECRET_METHODS: readonly AuthMethod[] = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
];

/** Whether the client ever speaks to the token endpoint: `implicit` alone does not. */
export function usesTokenEndpoint({ grantTypes }: RegistrationConfiguration): boolean {
  return grantTypes.some((grant) => grant !== 'implicit');
}
