import { createHash } from 'node:crypto';
import type { Client } from 'oidc-provider';
import { registrationOf } from './clients';

/**
 * OIDC Core §8.1: a subject that cannot be traced back to the person or to what other clients see. Clients with one salt are
 * one sector and see the same subject.
 */
export async function pairwiseIdentifier(accountId: string, client: Client): Promise<string> {
  const salt = registrationOf(client).configuration.pairWiseSubjectSalt ?? '';
  return createHash('sha256').update(`${salt}\n${accountId}`).digest('base64url');
}
