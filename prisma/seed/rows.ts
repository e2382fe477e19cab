import { columnNames } from '@/lib/data/registrations/column-names';
import { numberColumns } from '@/lib/data/registrations/columns';
import { findingColumns } from '@/lib/data/registrations/finding-columns';
import { evaluatePolicy } from '@/lib/domain/policy/evaluate';
import type { SecretFacts } from '@/lib/domain/policy/subject';
import { issuerHost, searchText } from '@/lib/domain/registration/search-text';
import { isWeakSecret } from '@/lib/domain/registration/secret-input';
import { secretTypeOf } from '@/lib/domain/registration/secret-type';
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/domain/registration/token-settings';
import { currentKeyring, digestSecret, encryptSecret, generateSecret, lastFour } from '@/lib/server/secrets';
import type { Demonstration } from './demonstration';
import type { SeededIssuer } from './issuers';
import type { Random } from './random';

/** Rows as JSON whose members are columns: `jsonb_populate_recordset` reads them into the table's own types. */
export type Row = Record<string, unknown>;

const DAY = 86_400_000;

/** The secret that the client authenticates with, or null where it needs none. */
export async function secretRow(registration: Demonstration, random: Random): Promise<Row | null> {
  const { configuration, created, secretDays, typedSecret } = registration;
  if (secretTypeOf(configuration) !== 'shared_secret') return null;
  const id = random.uuid(created.at);
  const isOurs = configuration.providerMode === 'built_in';
  const value = typedSecret && !isOurs ? `${configuration.registrationId.slice(0, 12)}-2024` : generateSecret();
  const material = isOurs
    ? { digest: await digestSecret(value, 'generated') }
    : await encryptSecret(value, id, currentKeyring());
  return {
    id,
    registration_id: registration.id,
    type: 'shared_secret',
    origin: isOurs ? 'generated' : 'entered',
    description: '',
    state: 'current',
    ciphertext: null,
    key_id: null,
    digest: null,
    ...columnNames(material),
    last4: lastFour(value),
    weak: !isOurs && isWeakSecret(value),
    created_at: created.at,
    created_by: created.by,
    expires_at: secretDays === null ? null : new Date(created.at.getTime() + secretDays * DAY),
  };
}

/** The registration's row, judged by the policy's defaults as every save judges it. */
export function registrationRow(
  registration: Demonstration,
  secret: Row | null,
  issuer: SeededIssuer | null,
  now: Date,
): Row {
  const { id, configuration, created, described, disabled, deleted, lastUsedAt } = registration;
  const published = issuer?.published ?? null;
  const failure = issuer?.failure ?? null;
  const findings = evaluatePolicy(
    {
      configuration,
      secrets: secret === null ? [] : [factsOf(secret)],
      metadata: published?.document ?? null,
      discovery: issuer === null ? null : { failure },
      duplicates: 0,
      globalAccessTokenLifetime: DEFAULT_TOKEN_SETTINGS.accessTokenLifetime,
      use: { createdAt: created.at, lastUsedAt },
      allowHttpIssuer: () => false,
      now,
    },
    {},
  );
  const last = [created, described, disabled]
    .filter((act) => act !== null)
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  const derived = {
    ...findingColumns(findings),
    searchText: searchText(configuration),
    issuerHost: issuerHost(configuration),
    issuerId: issuer?.id ?? null,
    snapshotId: published?.snapshotId ?? null,
    verifiedAt: published === null ? null : created.at,
    verificationFailure: failure && { ...failure, at: created.at },
    rowVersion: 1 + [described, disabled, deleted].filter((act) => act !== null).length,
    lastUsedAt,
    createdAt: created.at,
    createdBy: created.by,
    updatedAt: last?.at,
    updatedBy: last?.by,
    deletedAt: deleted?.at ?? null,
    deletedBy: deleted?.by ?? null,
  };
  return columnNames({ id, ...configuration, ...numberColumns(configuration), ...derived });
}

function factsOf(secret: Row): SecretFacts {
  return {
    type: 'shared_secret',
    state: 'current',
    weak: secret.weak === true,
    createdAt: secret.created_at as Date,
    expiresAt: secret.expires_at as Date | null,
    retiresAt: null,
  };
}
