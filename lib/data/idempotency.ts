import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/domain/actor';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { fieldError } from '@/lib/domain/field-errors';
import { DomainError } from '@/lib/domain/problem';
import type { SecretInput } from '@/lib/domain/registration/secret-input';

/** The two columns by which a repeated request is known: they stand in the row that the first one made. */
export type Idempotency = { idempotencyKey: string | null; idempotencyDigest: Uint8Array<ArrayBuffer> | null };

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * What makes a request the same request: the actor's key, and a digest of what was asked, which holds no secret (`saidOf`).
 * Without a key nothing is the same. Throws `invalid_input`.
 */
export function idempotencyOf(actor: Actor, key: string | null | undefined, asked: object): Idempotency {
  if (key === null || key === undefined) return { idempotencyKey: null, idempotencyDigest: null };
  if (!KEY.test(key)) {
    const fieldErrors = [fieldError('idempotencyKey', 'wrong_type', { expected: 'key' })];
    throw new DomainError('invalid_input', { fieldErrors });
  }
  return {
    idempotencyKey: `${actor.kind}:${actor.id ?? actor.name}:${key}`,
    idempotencyDigest: new Uint8Array(createHash('sha256').update(canonicalJson(asked)).digest()),
  };
}

/** Of a secret only counts whether one came: a fast digest of a typed secret would be a way to guess it. */
export function saidOf({ value, description, expiresAt }: Pick<SecretInput, 'value' | 'description' | 'expiresAt'>) {
  return { value: value !== null, description, expiresAt: expiresAt?.toJSON() ?? null };
}

/** Throws `idempotency_mismatch` where the request that made `row` asked for something else. */
export function requireSameRequest(
  row: { idempotencyDigest: Uint8Array | null },
  { idempotencyDigest }: Idempotency,
): void {
  const [made, asked] = [row.idempotencyDigest, idempotencyDigest].map((digest) => Buffer.from(digest ?? []));
  if (made === undefined || asked === undefined || !made.equals(asked)) throw new DomainError('idempotency_mismatch');
}
