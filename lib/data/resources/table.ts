import type { ResourceKind } from '@/lib/domain/resources/model';
import type { Transaction } from '../database';
import { Prisma } from '../generated/client';
import { API_SECRET_ORDER, API_SECRET_SELECT, type ApiSecretRow } from './secret-view';

/** A row of any of the three tables; the members of the resource are columns of the same names. */
export type ResourceRow = {
  id: string;
  name: string;
  rowVersion: number;
  createdAt: Date;
  createdBy: string | null;
  updatedAt: Date;
  updatedBy: string | null;
  secrets?: ApiSecretRow[];
  idempotencyDigest?: Uint8Array | null;
};

type Where = Record<string, unknown>;
type Arguments = { where?: Where; orderBy?: object; take?: number; select: object };

/** What is asked of each table. Prisma's own types of three delegates have no call in common. */
type ResourceTable = {
  findMany(args: Arguments): Promise<ResourceRow[]>;
  findUnique(args: Arguments): Promise<ResourceRow | null>;
  create(args: { data: object; select: object }): Promise<{ id: string }>;
  createMany(args: { data: object[]; skipDuplicates: true }): Promise<{ count: number }>;
  updateMany(args: { where: Where; data: object }): Promise<{ count: number }>;
  deleteMany(args: { where: Where }): Promise<{ count: number }>;
  count(args: { where: Where }): Promise<number>;
};

/** The table of a kind: Prisma calls its delegates as we call the kinds. */
export function tableOf(tx: Transaction, kind: ResourceKind): ResourceTable {
  return tx[kind] as unknown as ResourceTable;
}

/** The table's name in SQL, for the lock that Prisma cannot say. */
export const TABLE_NAMES: Readonly<Record<ResourceKind, Prisma.Sql>> = {
  apiResource: Prisma.sql`api_resources`,
  apiScope: Prisma.sql`api_scopes`,
  identityResource: Prisma.sql`identity_resources`,
};

const ROW = { id: true, rowVersion: true, createdAt: true, createdBy: true, updatedAt: true, updatedBy: true } as const;

const DESCRIBED = {
  name: true,
  displayName: true,
  enabled: true,
  description: true,
  showInDiscoveryDocument: true,
  userClaims: true,
  properties: true,
} as const;

const SCOPE = { ...ROW, ...DESCRIBED, required: true, emphasize: true } as const;

/** What is read of each kind; never a digest. */
export const RESOURCE_SELECT = {
  apiResource: {
    ...ROW,
    ...DESCRIBED,
    scopes: true,
    allowedAccessTokenSigningAlgorithms: true,
    secrets: { select: API_SECRET_SELECT, orderBy: API_SECRET_ORDER },
  },
  apiScope: SCOPE,
  identityResource: SCOPE,
} as const satisfies Record<ResourceKind, object>;
