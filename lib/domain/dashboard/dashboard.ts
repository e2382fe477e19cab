import type { Severity } from '../policy/finding';
import type { ClientType, ProviderMode } from '../registration/model';
import type { RegistrationListRow } from '../registration/views';

/** How many registrations have something: a grant, a finding. */
export type Tally<Key extends string = string> = { key: Key; count: number };

/** A current secret that expires within the horizon, or has. */
export type ExpiringSecret = { registrationId: string; name: string; expiresAt: string };

/** An issuer whose last discovery failed. `reason` is a DiscoveryFailureReason. */
export type FailingIssuer = { url: string; reason: string; lastSuccessAt: string | null; registrations: number };

/** What the dashboard shows of the whole registry, deleted registrations left out. */
export type DashboardView = {
  total: number;
  disabled: number;
  unverified: number;
  modes: Tally<ProviderMode>[];
  types: Tally<ClientType>[];
  grants: Tally[];
  /** Registrations with at least one finding of that severity. */
  severities: Record<Severity, number>;
  rules: Tally[];
  /** Secrets that expire, by week from now: see `EXPIRY_WEEKS`. */
  expiry: { overdue: number; weeks: number[]; soonest: ExpiringSecret[] };
  failingIssuers: FailingIssuer[];
  recent: RegistrationListRow[];
};

/** How far the timeline of expiring secrets looks ahead. */
export const EXPIRY_WEEKS = 13;
