import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/actor';
import { DomainError, type FieldError } from '@/lib/domain/problem';
import { checkSecretInput, isWeakSecret, type SecretInput } from '@/lib/domain/registration/secret-input';
import type { ResourceKind } from '@/lib/domain/resources/model';
import { digestSecret, generateSecret, lastFour, matchesDigest } from '@/lib/server/secrets';
import type { Transaction } from '../database';

/** A secret ready to be stored: what is slow about it is done before any row is locked. */
type SecretMaterial = {
  id: string;
  origin: 'generated' | 'entered';
  description: string;
  digest: string;
  last4: string;
  weak: boolean;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
};

/** That a program may send at once: a rotation needs two. */
const MOST_SECRETS = 10;

/** We are the authority, and whoever introspects proves itself: a Built-in client's rules. */
const RULES = { mode: 'built_in', clientType: 'confidential' } as const;

/** One secret, generated where no value was given. Throws `invalid_input` with paths below `secret`. */
export async function prepareApiSecret(
  actor: Actor,
  secret: SecretInput,
  now: Date,
): Promise<{ row: SecretMaterial; generated: string | null }> {
  const fieldErrors = checkSecretInput(secret, { ...RULES, now });
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  const generated = secret.value ? null : generateSecret();
  const value = secret.value || (generated ?? '');
  const origin = generated === null ? 'entered' : 'generated';
  const row = {
    id: randomUUID(),
    origin,
    description: secret.description,
    digest: await digestSecret(value, origin),
    last4: lastFour(value),
    weak: origin === 'entered' && isWeakSecret(value),
    createdAt: now,
    createdBy: actor.name,
    expiresAt: secret.expiresAt,
  } as const;
  return { row, generated };
}

/** The secrets that a program sent; those without a value are dropped (fields.md §2). Paths of errors: `secrets.1.value`. */
export async function prepareApiSecrets(
  actor: Actor,
  kind: ResourceKind,
  secrets: readonly SecretInput[],
  now: Date,
): Promise<SecretMaterial[]> {
  refuseTooMany(secrets);
  const fieldErrors = secrets.flatMap((secret, index) => errorsAt(secret, index, now));
  if (kind !== 'apiResource' && secrets.length > 0) fieldErrors.push({ path: 'secrets', code: 'invalid', params: {} });
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  const valued = secrets.filter(({ value }) => value);
  return Promise.all(valued.map(async (secret) => (await prepareApiSecret(actor, secret, now)).row));
}

/** Each costs what argon2id costs, when it is kept and whenever it is compared. Throws `invalid_input`. */
function refuseTooMany(secrets: readonly SecretInput[]): void {
  const fieldErrors = [{ path: 'secrets', code: 'too_many', params: { maximum: MOST_SECRETS } }];
  if (secrets.length > MOST_SECRETS) throw new DomainError('invalid_input', { fieldErrors });
}

function errorsAt(secret: SecretInput, index: number, now: Date): FieldError[] {
  const errors = checkSecretInput(secret, { ...RULES, now });
  return errors.map(({ path, ...error }) => ({ ...error, path: path.replace('secret.', `secrets.${index}.`) }));
}

/** What a set of secrets does to those that are there, which it was compared with. */
export type ReplacedSecrets = { compared: string[]; added: SecretMaterial[]; gone: string[] };

/** Compares a set that a program sent with what is kept of the present one. null: none was sent. */
export async function replaceApiSecrets(
  client: Transaction,
  actor: Actor,
  kind: ResourceKind,
  apiResourceId: string,
  secrets: readonly SecretInput[],
  now: Date,
): Promise<ReplacedSecrets | null> {
  const valued = secrets.filter(({ value }) => value);
  if (valued.length === 0) return null;
  refuseTooMany(secrets);
  const present = await client.apiResourceSecret.findMany({
    where: { apiResourceId, revokedAt: null },
    select: { id: true, digest: true },
  });
  const kept = new Set<string>();
  const unknown: SecretInput[] = [];
  for (const secret of valued) {
    const matches = await Promise.all(present.map(({ digest }) => matchesDigest(secret.value ?? '', digest)));
    const found = present.find((_, index) => matches[index]);
    if (found === undefined) unknown.push(secret);
    else kept.add(found.id);
  }
  const compared = present.map(({ id }) => id);
  const added = await prepareApiSecrets(actor, kind, unknown, now);
  return { compared, added, gone: compared.filter((id) => !kept.has(id)) };
}
