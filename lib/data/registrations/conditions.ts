import type { RegistrationQuery } from '@/lib/domain/registration/query';
import { searchTerms } from '@/lib/domain/registration/search-text';
import { Prisma } from '../generated/client';
import { searchContains } from './search';

/** The WHERE of a list query. An absent filter adds nothing; there is always at least the choice of living or deleted. */
export function conditionsOf(query: RegistrationQuery): Prisma.Sql {
  const { mode, type, grant, scope, enabled, source, approval, verified, finding, deleted } = query;
  const conditions = [
    deleted ? Prisma.sql`deleted_at IS NOT NULL` : Prisma.sql`deleted_at IS NULL`,
    mode !== null && Prisma.sql`provider_mode = ${mode}::"ProviderMode"`,
    type !== null && Prisma.sql`client_type = ${type}::"ClientType"`,
    grant !== null && Prisma.sql`grant_types @> ARRAY[${grant}]::text[]`,
    scope !== null && Prisma.sql`provider_mode = 'built_in'`,
    // The searched text holds the scopes too, and has the index.
    scope !== null && searchContains(scope.toLowerCase()),
    scope !== null && Prisma.sql`scopes @> ARRAY[${scope}]::text[]`,
    enabled !== null && (enabled ? Prisma.sql`enabled` : Prisma.sql`NOT enabled`),
    source !== null && Prisma.sql`source = ${source}::"RegistrationSource"`,
    approval !== null && Prisma.sql`approval = ${approval}::"RegistrationApproval"`,
    verified !== null && Prisma.sql`provider_mode = 'automatic'`,
    verified !== null && (verified ? Prisma.sql`verified_at IS NOT NULL` : Prisma.sql`verified_at IS NULL`),
    finding !== null && Prisma.sql`finding_rules @> ARRAY[${finding}]::text[]`,
    ...searchTerms(query.q).map(searchContains),
  ];
  return Prisma.join(
    conditions.filter((condition) => condition !== false),
    ' AND ',
  );
}
