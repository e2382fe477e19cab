import type { AuditAction } from '@/lib/domain/audit/actions';
import { diffRecords } from '@/lib/domain/diff/changes';
import { type ApiResource, type ApiScope, defaultResource, type ResourceKind } from '@/lib/domain/resources/model';
import type { Told } from './events';
import type { Random } from './random';
import type { Row } from './rows';
import { API_SCOPES, PEOPLE } from './vocabulary';

/** What the organisation's own server protects: each API with the scopes that its clients were given. */
const APIS = [
  { name: 'https://api.northwind.example/orders', displayName: 'Orders', scopes: ['orders.read', 'orders.write'] },
  {
    name: 'https://api.northwind.example/billing',
    displayName: 'Billing',
    scopes: ['invoices.read', 'payments.create'],
  },
  { name: 'warehouseApi', displayName: 'Warehouse', scopes: ['stock.read'] },
  { name: 'https://api.northwind.example/reports', displayName: 'Reports', scopes: ['reports.read'] },
  { name: 'https://api.northwind.example/directory', displayName: 'Directory', scopes: ['users.sync'] },
] as const;

/** What stands on a consent page, and what is worth stressing there. */
const SCOPES: Readonly<Record<(typeof API_SCOPES)[number], [displayName: string, emphasize: boolean]>> = {
  'orders.read': ['See your orders', false],
  'orders.write': ['Place and change orders for you', true],
  'invoices.read': ['See your invoices', false],
  'stock.read': ['See what is in stock', false],
  'payments.create': ['Make payments for you', true],
  'reports.read': ['Read reports', false],
  'users.sync': ['Read the directory of people', true],
};

type Seeded = { kind: ResourceKind; members: ApiResource | ApiScope };

const SEEDED: readonly Seeded[] = [
  ...API_SCOPES.map((name): Seeded => {
    const [displayName, emphasize] = SCOPES[name];
    return { kind: 'apiScope', members: { ...defaultResource('apiScope'), name, displayName, emphasize } };
  }),
  ...APIS.map(({ name, displayName, scopes }): Seeded => {
    const members = { ...defaultResource('apiResource'), name, displayName, scopes: [...scopes] };
    return { kind: 'apiResource', members };
  }),
  {
    kind: 'identityResource',
    members: {
      ...defaultResource('identityResource'),
      name: 'groups',
      displayName: 'Your groups',
      userClaims: ['groups'],
    },
  },
];

const column = (member: string) => member.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Rows and events of the resources; one whose name is there already (`taken`) is left as it is. */
export function seedResources(random: Random, start: Date, taken: ReadonlySet<string>) {
  const rows: Record<ResourceKind, Row[]> = { apiResource: [], apiScope: [], identityResource: [] };
  const told: Told[] = [];
  for (const [index, { kind, members }] of SEEDED.entries()) {
    const act = { at: new Date(start.getTime() + index * 60_000), by: random.pick(PEOPLE) };
    if (taken.has(members.name)) continue;
    const id = random.uuid(act.at);
    const columns = Object.entries(members).map(([member, value]) => [column(member), value]);
    const times = { created_at: act.at, updated_at: act.at, created_by: act.by, updated_by: act.by };
    rows[kind].push({ id, row_version: 1, ...Object.fromEntries(columns), ...times });
    const action: AuditAction = 'resource.create';
    told.push({ act, action, changes: diffRecords(null, { kind, ...members }), target: { id, name: members.name } });
  }
  return { rows, told };
}
