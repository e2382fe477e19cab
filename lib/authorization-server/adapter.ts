import { type Adapter, type AdapterPayload, errors, Provider } from 'oidc-provider';
import {
  type Artifact,
  artifactId,
  type StoredArtifact,
  UNSAFE_consumeArtifact,
  UNSAFE_destroyArtifact,
  UNSAFE_destroyGrant,
  UNSAFE_findArtifact,
  UNSAFE_findArtifactByUid,
  UNSAFE_findArtifactByUserCode,
  UNSAFE_replaceSession,
  UNSAFE_saveArtifact,
  UNSAFE_saveOnce,
} from '@/lib/data/protocol';
import { issuedSince } from './arrival';
import { seal, unseal } from './seal';
import { countForStrangers } from './strangers';

/** Members of an interaction that are the values of other artifacts. */
const SEALED = ['session', 'parJti', 'lastSubmission'] as const;

/**
 * A device that is found by its user code is known by the digest of its code only. This stands for the code in what the
 * library does next, and no client can present it: the token endpoint takes real codes alone.
 */
const REFERENCE = 'row:';

/** How long the library's artifacts without a lifetime of their own are kept, in seconds. */
const WITHOUT_LIFETIME = 14 * 24 * 60 * 60;

/** The library's storage, one for each kind of artifact: over `lib/data/protocol`, values as digests only (decision 062). */
export class ProtocolAdapter implements Adapter {
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  #id(value: string): Buffer {
    const isReference = this.#kind === 'DeviceCode' && value.startsWith(REFERENCE);
    if (isReference && Provider.ctx?.oidc.route !== 'token') {
      return Buffer.from(value.slice(REFERENCE.length), 'base64url');
    }
    return artifactId(this.#kind, value);
  }

  async upsert(value: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { jti: _, userCode, replaces, ...kept } = payload;
    const json = JSON.stringify(kept);
    refuseUnstorable(json);
    await countForStrangers(this.#kind, replaces === undefined, Buffer.byteLength(json));
    const now = Math.floor(Date.now() / 1000);
    const artifact: Artifact = {
      kind: this.#kind,
      payload: this.#kind === 'Interaction' ? sealMembers(kept, value) : kept,
      // An interaction knows the grant of the session it began in, and was not issued on it: it outlives its end.
      grantId: this.#kind === 'Interaction' ? null : (payload.grantId ?? null),
      clientId: payload.clientId ?? null,
      accountId: payload.accountId ?? payload.result?.login?.accountId ?? null,
      uid: payload.uid ?? null,
      userCode: userCode ?? null,
      createdAt: issuedSince() / 1000,
      expiresAt: payload.exp ?? now + (expiresIn ?? WITHOUT_LIFETIME),
    };
    if (this.#kind === 'ReplayDetection') return refuseReplay(await UNSAFE_saveOnce(this.#id(value), artifact));
    if (typeof replaces !== 'string') return UNSAFE_saveArtifact(this.#id(value), artifact);
    await UNSAFE_replaceSession(this.#id(replaces), this.#id(value), artifact);
  }

  async find(value: string): Promise<AdapterPayload | undefined> {
    const stored = await UNSAFE_findArtifact(this.#id(value));
    const origin = this.#kind === 'Grant' ? stored?.payload.grantId : undefined;
    // RFC 8693: what was exchanged lives no longer than what it was exchanged for.
    if (typeof origin === 'string' && (await this.find(origin)) === undefined) return undefined;
    return restore(stored, { jti: value }, value);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return restore(await UNSAFE_findArtifactByUid(uid), {});
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    const stored = await UNSAFE_findArtifactByUserCode(userCode);
    return restore(stored, { userCode, jti: REFERENCE + stored?.id.toString('base64url') });
  }

  /** Of two that use the same code or token at once, one succeeds; the other is a replay, and takes the grant with it. */
  async consume(value: string): Promise<void> {
    const id = this.#id(value);
    if (await UNSAFE_consumeArtifact(id)) return;
    const stored = await UNSAFE_findArtifact(id);
    const grantId = stored?.payload.grantId;
    if (typeof grantId === 'string') await UNSAFE_destroyGrant(grantId);
    throw new errors.InvalidGrant('already used');
  }

  async destroy(value: string): Promise<void> {
    await UNSAFE_destroyArtifact(this.#id(value));
  }

  /**
   * The library asks once for each kind; whatever the kind, all of the grant goes, refresh tokens too. Only a client that
   * revokes one access token keeps the rest (RFC 7009 §2.1 leaves that to us).
   */
  async revokeByGrantId(grantId: string): Promise<void> {
    const oidc = Provider.ctx?.oidc;
    if (oidc?.route === 'revocation' && oidc.entities.AccessToken !== undefined) return;
    await UNSAFE_destroyGrant(grantId);
  }
}

/** The library looks first and notes then; of several that look at once, only the note itself tells which came first (RFC 7523 §3). */
function refuseReplay(isFirst: boolean): void {
  if (!isFirst) throw new errors.InvalidClientAuth('client assertion tokens must only be used once');
}

/** What JSON can say and PostgreSQL cannot keep: U+0000, and halves of surrogate pairs. Requests carry what strangers write. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;

function refuseUnstorable(json: string): void {
  if (UNSTORABLE.test(json)) {
    throw new errors.InvalidRequest('a parameter contains a character that is none');
  }
}

function sealMembers(payload: Record<string, unknown>, value: string): Record<string, unknown> {
  const rest = { ...payload };
  const sealed: Record<string, unknown> = {};
  for (const member of SEALED) {
    if (rest[member] === undefined) continue;
    sealed[member] = rest[member];
    delete rest[member];
  }
  return { ...rest, sealed: seal(sealed, value) };
}

function restore(stored: StoredArtifact | null, members: object, value?: string): AdapterPayload | undefined {
  if (stored === null) return undefined;
  const { sealed, ...payload } = stored.payload;
  const opened = typeof sealed === 'string' && value !== undefined ? unseal(sealed, value) : {};
  const consumed = stored.consumedAt === null ? {} : { consumed: Math.floor(stored.consumedAt) };
  return { ...payload, ...opened, ...consumed, ...members } as AdapterPayload;
}
