import type { DashboardView, Tally } from '@/lib/domain/dashboard/dashboard';
import { SEVERITIES } from '@/lib/domain/policy/finding';
import { CLIENT_TYPES, type ClientType, PROVIDER_MODES, type ProviderMode } from '@/lib/domain/registration/model';
import type { Transaction } from '../database';

type Group = {
  provider_mode: ProviderMode;
  client_type: ClientType;
  total: number;
  disabled: number;
  unverified: number;
  error: number;
  warning: number;
  info: number;
};

type Counts = Pick<DashboardView, 'total' | 'disabled' | 'unverified' | 'modes' | 'types' | 'severities'>;

/** Everything that one pass over the registrations can count. */
export async function readCounts(client: Transaction): Promise<Counts> {
  const groups = await client.$queryRaw<Group[]>`
    SELECT provider_mode, client_type, count(*)::int AS total,
      count(*) FILTER (WHERE NOT enabled)::int AS disabled,
      count(*) FILTER (WHERE provider_mode = 'automatic' AND verified_at IS NULL)::int AS unverified,
      count(*) FILTER (WHERE finding_counts[1] > 0)::int AS error,
      count(*) FILTER (WHERE finding_counts[2] > 0)::int AS warning,
      count(*) FILTER (WHERE finding_counts[3] > 0)::int AS info
    FROM registrations
    WHERE deleted_at IS NULL
    GROUP BY provider_mode, client_type`;

  const sum = (member: 'total' | 'disabled' | 'unverified' | 'error' | 'warning' | 'info', among = groups) =>
    among.reduce((so, group) => so + group[member], 0);
  return {
    total: sum('total'),
    disabled: sum('disabled'),
    unverified: sum('unverified'),
    modes: PROVIDER_MODES.map((key) => ({
      key,
      count: sum(
        'total',
        groups.filter((group) => group.provider_mode === key),
      ),
    })),
    types: CLIENT_TYPES.map((key) => ({
      key,
      count: sum(
        'total',
        groups.filter((group) => group.client_type === key),
      ),
    })),
    severities: { error: sum('error'), warning: sum('warning'), info: sum('info') },
  };
}

/** Registrations by grant, the most used first. */
export function readGrants(client: Transaction): Promise<Tally[]> {
  return client.$queryRaw<Tally[]>`
    SELECT grant_type AS key, count(*)::int AS count
    FROM registrations, unnest(grant_types) AS grant_type
    WHERE deleted_at IS NULL
    GROUP BY grant_type
    ORDER BY count DESC, grant_type
    LIMIT 8`;
}

/** Registrations by policy rule, the most frequent first. The severities among `finding_rules` are no rules. */
export function readRules(client: Transaction): Promise<Tally[]> {
  return client.$queryRaw<Tally[]>`
    SELECT rule AS key, count(*)::int AS count
    FROM registrations, unnest(finding_rules) AS rule
    WHERE deleted_at IS NULL AND rule <> ALL (${[...SEVERITIES]}::text[])
    GROUP BY rule
    ORDER BY count DESC, rule
    LIMIT 8`;
}
