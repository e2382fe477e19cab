import { evaluatePolicy, introducedErrors } from '@/lib/domain/policy/evaluate';
import type { Finding } from '@/lib/domain/policy/finding';
import type { PolicySubject, SecretFacts } from '@/lib/domain/policy/subject';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { isHttpOriginAllowed } from '@/lib/server/outbound';
import type { Transaction } from '../database';
import { getJudgementSettings, type JudgementSettings } from '../settings';

/** What a registration is judged with besides its configuration. */
export type Circumstances = {
  /** The registration itself, which is no duplicate of its own; null before it exists. */
  id: string | null;
  secrets: readonly SecretFacts[];
  /** Null before it exists. */
  use: PolicySubject['use'];
  issuerId: string | null;
  snapshotId: string | null;
  now: Date;
};

/** A judgement passed with the same severities and circumstances on as many configurations as one likes. */
export type Judge = (configuration: RegistrationConfiguration) => Promise<Finding[]>;

/** Reads what the rules need to know, once, inside the transaction whose findings it makes. */
export async function judgeFor(
  tx: Transaction,
  circumstances: Circumstances,
  settings?: JudgementSettings,
): Promise<Judge> {
  const { severities, globalAccessTokenLifetime } = settings ?? (await getJudgementSettings(tx));
  const shared = {
    secrets: circumstances.secrets,
    metadata: await documentOf(tx, circumstances.snapshotId),
    discovery: await lastDiscovery(tx, circumstances.issuerId),
    globalAccessTokenLifetime,
    use: circumstances.use,
    allowHttpIssuer: isHttpOriginAllowed,
    now: circumstances.now,
  };
  return async (configuration) => {
    const duplicates = await countDuplicates(tx, configuration, circumstances.id);
    return evaluatePolicy({ ...shared, configuration, duplicates }, severities);
  };
}

/** policy.md: an error that this save introduces stops it; one that was there before does not. Throws `policy_violation`. */
export function refuseIntroducedErrors(before: readonly Finding[], after: readonly Finding[]): void {
  const introduced = introducedErrors(before, after);
  if (introduced.length === 0) return;
  const fieldErrors = introduced.map(({ path, rule, params }) => ({ path: path ?? '', code: rule, params }));
  throw new DomainError('policy_violation', { fieldErrors });
}

async function documentOf(tx: Transaction, id: string | null): Promise<PolicySubject['metadata']> {
  if (id === null) return null;
  const snapshot = await tx.metadataSnapshot.findUnique({ where: { id }, select: { document: true } });
  return (snapshot?.document as PolicySubject['metadata'] | undefined) ?? null;
}

async function lastDiscovery(tx: Transaction, id: string | null): Promise<PolicySubject['discovery']> {
  if (id === null) return null;
  const issuer = await tx.issuer.findUnique({ where: { id }, select: { lastFailure: true } });
  return issuer === null ? null : { failure: issuer.lastFailure as { reason: string } | null };
}

/** Other enabled registrations of the same client at the same provider. Ours are unique by an index. */
async function countDuplicates(tx: Transaction, configuration: RegistrationConfiguration, id: string | null) {
  const { providerMode, clientId, issuerUrl, tokenUri, authorizationUri } = configuration;
  if (providerMode === 'built_in') return 0;
  const provider = { issuerUrl, tokenUri, authorizationUri };
  const others = id === null ? {} : { id: { not: id } };
  return tx.registration.count({
    where: { clientId, ...provider, providerMode, enabled: true, deletedAt: null, ...others },
  });
}
