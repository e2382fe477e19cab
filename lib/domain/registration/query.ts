import { z } from 'zod';
import { type AddressParameters, singleParameters } from '../address';
import { DEFAULT_SORT, LIST_SORTS, type ListSort } from './list-sorts';
import { CLIENT_TYPES, PROVIDER_MODES } from './model';
import { REGISTRATION_APPROVALS, REGISTRATION_SOURCES } from './views';

export const PAGE_SIZES = [25, 50, 100] as const;

const DEFAULT_SIZE = 50;

/** Times read newest first, names from A to Z, until somebody says otherwise. */
function defaultDirection(sort: ListSort): 'asc' | 'desc' {
  return sort === 'updatedAt' || sort === 'createdAt' ? 'desc' : 'asc';
}

const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const cursor = z.string().min(1).max(2_000);

/** One parameter of the address each. What cannot be understood means its default: an old link still opens. */
const PARAMETERS = z.object({
  q: z.string().trim().max(200).catch(''),
  mode: z.enum(PROVIDER_MODES).nullable().catch(null),
  type: z.enum(CLIENT_TYPES).nullable().catch(null),
  grant: z.string().min(1).max(500).nullable().catch(null),
  /** Built-in registrations that list this scope of the built-in server. */
  scope: z.string().min(1).max(255).nullable().catch(null),
  enabled: yesOrNo.nullable().catch(null),
  source: z.enum(REGISTRATION_SOURCES).nullable().catch(null),
  approval: z.enum(REGISTRATION_APPROVALS).nullable().catch(null),
  /** Automatic registrations only: whether discovery has succeeded for them. */
  verified: yesOrNo.nullable().catch(null),
  /** A rule of the policy, or a severity: `error`, `warning`, `info`. */
  finding: z.string().min(1).max(100).nullable().catch(null),
  /** The deleted ones instead of the living. */
  deleted: yesOrNo.catch(false),
  sort: z.enum(LIST_SORTS).catch(DEFAULT_SORT),
  direction: z.enum(['asc', 'desc']).nullable().catch(null),
  /** The page after, or before, the row that a cursor of `listRegistrations` names. */
  after: cursor.nullable().catch(null),
  before: cursor.nullable().catch(null),
  size: z.coerce
    .number()
    .refine((size) => PAGE_SIZES.some((known) => known === size))
    .catch(DEFAULT_SIZE),
});

export type RegistrationQuery = Omit<z.infer<typeof PARAMETERS>, 'direction'> & { direction: 'asc' | 'desc' };

/** The list's query out of an address (`await searchParams`). Never fails; a repeated parameter counts once. */
export function parseRegistrationQuery(parameters: AddressParameters): RegistrationQuery {
  const query = PARAMETERS.parse(singleParameters(parameters));
  return { ...query, direction: query.direction ?? defaultDirection(query.sort) };
}

/** The address parameters that say `query`: only what differs from the default, in a fixed order. */
export function registrationQueryParameters(query: RegistrationQuery): Record<string, string> {
  const { q, mode, type, grant, scope, enabled, source, approval, verified, finding, deleted } = query;
  const { sort, direction, after, before, size } = query;
  const word = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no');
  const said = {
    q: q === '' ? null : q,
    mode,
    type,
    grant,
    scope,
    enabled: word(enabled),
    source,
    approval,
    verified: word(verified),
    finding,
    deleted: deleted ? 'yes' : null,
    sort: sort === DEFAULT_SORT ? null : sort,
    direction: direction === defaultDirection(sort) ? null : direction,
    size: size === DEFAULT_SIZE ? null : String(size),
    after,
    before,
  };
  return Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== null));
}
