import type { FormState } from '@/lib/domain/form-state';
import type { DiscoveryPreview } from '@/lib/domain/metadata/preview';
import type { OriginPattern } from '@/lib/domain/outbound/origin-pattern';
import type { Outcome } from '@/lib/domain/outcome';
import type { PolicySeverities } from '@/lib/domain/policy/evaluate';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { SecretView } from '@/lib/domain/registration/views';

export type SavedRegistration = {
  kind: 'saved';
  registrationId: string;
  clientId: string;
  name: string;
  /** Shown once, here and now; null when none was generated. */
  generatedSecret: string | null;
};

/** What the form's action answers: it saves, and without a script it previews too. */
export type SaveAnswer = SavedRegistration | { kind: 'previewed'; preview: DiscoveryPreview };

/** The server action of the form: works the same with and without JavaScript. */
export type SaveAction = (previous: FormState<SaveAnswer>, form: FormData) => Promise<FormState<SaveAnswer>>;

export type DiscoverAction = (input: { issuerUrl: string }) => Promise<Outcome<DiscoveryPreview>>;

/** What the page knows and the form does not change. Plain data: it crosses to the browser. */
export type FormFacts = {
  /** What stands now; null for a registration that does not exist yet. */
  previous: RegistrationConfiguration | null;
  /** Of what stands now; null on create. */
  rowVersion: number | null;
  /** One per rendered create form; null on edit. */
  idempotencyKey: string | null;
  secrets: SecretView[];
  /** The provider's document as last seen (Automatic). */
  metadata: Record<string, unknown> | null;
  /** The scopes that the built-in server knows. */
  serverScopes: readonly string[];
  severities: PolicySeverities;
  /** Seconds: what “use the global setting” is at present. */
  globalAccessTokenLifetime: number;
  /** Where our own server answers. */
  builtInServer: { issuer: string; tokenEndpoint: string; discovery: string };
  /** Origins that may be plain http (OUTBOUND_ALLOW). */
  httpOrigins: readonly OriginPattern[];
  /** When the page was made: what “expires soon” is measured from. */
  now: string;
};
