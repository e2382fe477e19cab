import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/domain/actor';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { DomainError } from '@/lib/domain/problem';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import type { Transaction } from '../database';
import { DETAIL_SELECT, type DetailRow } from './detail';
import type { SaveRequest } from './parse-request';

/** The two columns by which a repeated create is known. */
export type Idempotency = { idempotencyKey: string | null; idempotencyDigest: Uint8Array<ArrayBuffer> | null };

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * What makes a create the same create: the actor's key, and a digest of what was asked. Of a secret only counts whether one
 * came: a fast digest of a typed secret would be a way to guess it.
 */
export function idempotencyOf(
  actor: Actor,
  key: string | null,
  request: SaveRequest,
  configuration: RegistrationConfiguration,
): Idempotency {
  if (key === null) return { idempotencyKey: null, idempotencyDigest: null };
  if (!KEY.test(key)) {
    const fieldErrors = [{ path: 'idempotencyKey', code: 'wrong_type', params: {} }];
    throw new DomainError('invalid_input', { fieldErrors });
  }
  const { acceptUnverified, reason, secret } = request;
  const given = secret && {
    value: secret.value !== null,
    description: secret.description,
    expiresAt: secret.expiresAt,
  };
  const asked = canonicalJson({ configuration, secret: given, acceptUnverified, reason });
  return {
    idempotencyKey: `${actor.kind}:${actor.id ?? actor.name}:${key}`,
    idempotencyDigest: new Uint8Array(createHash('sha256').update(asked).digest()),
  };
}

/** The registration that an earlier create with this key made; null when there was none. Throws `idempotency_mismatch`. */
export async function findReplay(
  client: Transaction,
  { idempotencyKey, idempotencyDigest }: Idempotency,
): Promise<DetailRow | null> {
  if (idempotencyKey === null || idempotencyDigest === null) return null;
  const select = { ...DETAIL_SELECT, idempotencyDigest: true } as const;
  const row = await client.registration.findUnique({ where: { idempotencyKey }, select });
  if (row !== null && Buffer.compare(row.idempotencyDigest ?? Buffer.alloc(0), idempotencyDigest) !== 0) {
    throw new DomainError('idempotency_mismatch');
  }
  return row;
}
