import type { z } from 'zod';
import type { ApiTokenPermission } from '@/lib/domain/api-tokens/permissions';
import type { TokenActor } from '../api-token';
import type { Placing } from './problem';
import type { RestCode } from './rest-problem';

export const REST_BASE = '/api/v1';

export type RestMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One request, read: who asks, and for what. */
export type RestCall = {
  actor: TokenActor;
  /** By the names in the operation's path, unescaped. */
  path: Readonly<Record<string, string>>;
  /** As the operation's schema read them. */
  query: Readonly<Record<string, unknown>>;
  /** The JSON of the body; undefined where the operation has none. */
  body: unknown;
  ifMatch: string | null;
  ifNoneMatch: string | null;
  idempotencyKey: string | null;
};

export type RestAnswer = { status: number; body?: unknown; headers?: Record<string, string> };

/** Headers of an answer that the document tells of. */
export type ToldHeader = 'ETag' | 'Location' | 'Link';

export type Operation = {
  /** The operationId; its words are `api.operations.<id>` in the message file. */
  readonly id: string;
  readonly method: RestMethod;
  /** Below REST_BASE, with `{names}`. */
  readonly path: string;
  /** What the token must be given; asked before anything of the request is read. */
  readonly permission: ApiTokenPermission;
  /** The parameters of the address. Strict: a filter that is misspelt must not find everything. */
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, { schema?: z.ZodType; headers?: readonly ToldHeader[] }>>;
  /** What can go wrong besides what every operation may answer. */
  readonly problems: readonly RestCode[];
  readonly ifMatch?: 'required' | 'optional';
  readonly idempotent?: true;
  /** Where the domain's paths lie in this operation's request. */
  readonly placing?: Placing;
  readonly run: (call: RestCall) => Promise<RestAnswer>;
};
