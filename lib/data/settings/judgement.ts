import { readPolicySeverities } from '@/lib/domain/policy/severities';
import type { PolicySeverities } from '@/lib/domain/policy/severity-choice';
import { readTokenSettings } from '@/lib/domain/registration/token-settings';
import type { Transaction } from '../database';

/** What every judgement of a registration is passed with besides the registration. */
export type JudgementSettings = { severities: PolicySeverities; globalAccessTokenLifetime: number };

/** The policy and the global token settings in force, in one statement, inside the transaction whose findings it makes. */
export async function getJudgementSettings(tx: Transaction): Promise<JudgementSettings> {
  const rows = await tx.setting.findMany({
    where: { key: { in: ['policy', 'tokens'] } },
    select: { key: true, value: true },
  });
  const stored = (name: string) => rows.find(({ key }) => key === name)?.value;
  return {
    severities: readPolicySeverities(stored('policy')),
    globalAccessTokenLifetime: readTokenSettings(stored('tokens')).accessTokenLifetime,
  };
}
