import { z } from 'zod';
import { type AddressParameters, repeatedParameter, singleParameters } from '../address';
import type { Permission } from '../permissions';
import { BULK_ACTIONS, type BulkAction, isForDeleted } from './bulk-actions';
import { parseRegistrationQuery, type RegistrationQuery, registrationQueryParameters } from './query';

export const BULK_PERMISSIONS = {
  enable: 'registration:write',
  disable: 'registration:write',
  delete: 'registration:delete',
  restore: 'registration:delete',
} as const satisfies Record<BulkAction, Permission>;

/** To which: those that were ticked, or all that a search and its filters find. The deleted are among them for `restore` alone. */
export type BulkSelection =
  | { kind: 'chosen'; registrationIds: readonly string[] }
  | { kind: 'matching'; query: RegistrationQuery };

export type BulkRequest = { action: BulkAction; selection: BulkSelection };

/** A page of the list has no more. */
const CHOSEN_AT_MOST = 100;

const action = z.enum(BULK_ACTIONS);
const chosen = z.array(z.string().min(1).max(64)).min(1).max(CHOSEN_AT_MOST);

/** What the list's form asks for, out of the address it leads to; null where it asks for nothing. */
export function parseBulkRequest(parameters: AddressParameters): BulkRequest | null {
  const single = singleParameters(parameters);
  const asked = action.safeParse(single.action);
  if (!asked.success) return null;
  if (single.all === 'yes') {
    const query = {
      ...parseRegistrationQuery(parameters),
      after: null,
      before: null,
      deleted: isForDeleted(asked.data),
    };
    return { action: asked.data, selection: { kind: 'matching', query } };
  }
  const ids = chosen.safeParse(repeatedParameter(parameters, 'id'));
  if (!ids.success) return null;
  return { action: asked.data, selection: { kind: 'chosen', registrationIds: [...new Set(ids.data)] } };
}

/** The parameters that say `request` again. */
export function bulkParameters({ action, selection }: BulkRequest): [name: string, value: string][] {
  const said: [string, string][] =
    selection.kind === 'matching'
      ? [['all', 'yes'], ...Object.entries(registrationQueryParameters(selection.query))]
      : selection.registrationIds.map((id) => ['id', id]);
  return [['action', action], ...said];
}

/** More than this many are not disabled by one click: whoever does it types how many. */
const DISABLED_BY_A_CLICK = 10;

/** What has to be typed before it is done, by the damage it can do: how many there are; null where a click is enough. */
export function typedConfirmation(action: BulkAction, count: number): string | null {
  const typed = action === 'delete' || (action === 'disable' && count > DISABLED_BY_A_CLICK);
  return typed ? String(count) : null;
}

/** What is going to happen, before it does. */
export type BulkPreview = {
  count: number;
  /** Of those, how many are so already. */
  already: number;
  /** How many are enabled clients of the built-in server, whose tokens end. */
  losingTokens: number;
  first: { registrationId: string; name: string }[];
};

export const BULK_ACT_STATES = ['running', 'done', 'cancelled', 'refused'] as const;
export type BulkActState = (typeof BULK_ACT_STATES)[number];

/** An act on many, as a page shows it. */
export type BulkActView = {
  id: string;
  action: BulkAction;
  reason: string;
  state: BulkActState;
  total: number;
  done: number;
  /** They were so already, or are gone. */
  skipped: number;
  failed: number;
  /** Some of those that failed, and why. */
  failures: { registrationId: string; problem: string }[];
  userName: string;
  /** That of each event it makes. */
  requestId: string;
  startedAt: string;
  endedAt: string | null;
};

/** How many it has not come to. */
export const remainingOf = ({
  total,
  done,
  skipped,
  failed,
}: Pick<BulkActView, 'total' | 'done' | 'skipped' | 'failed'>) => total - done - skipped - failed;

/** Whether there is something that could be tried again. */
export const isResumable = (act: Pick<BulkActView, 'state' | 'total' | 'done' | 'skipped' | 'failed'>): boolean =>
  act.state !== 'running' && (act.failed > 0 || remainingOf(act) > 0);
