import type { Actor } from '@/lib/domain/actor';
import type { DashboardView } from '@/lib/domain/dashboard/dashboard';
import { parseRegistrationQuery } from '@/lib/domain/registration/query';
import { requirePermission } from './authorize';
import { readCounts, readGrants, readRules } from './dashboard/counts';
import { readExpiry } from './dashboard/expiry';
import { readFailingIssuers } from './dashboard/failing-issuers';
import { database } from './database';
import { listRegistrations } from './registrations';

const RECENT = 6;

/** The registry at a glance, as it stands at `now`: counted at each visit, nothing remembered. */
export async function getDashboard(actor: Actor, now: Date): Promise<DashboardView> {
  await requirePermission(actor, 'registration:read');
  const [counts, grants, rules, expiry, failingIssuers, recent] = await Promise.all([
    readCounts(database),
    readGrants(database),
    readRules(database),
    readExpiry(database, now),
    readFailingIssuers(database),
    listRegistrations(actor, parseRegistrationQuery({ size: '25' })),
  ]);
  return { ...counts, grants, rules, expiry, failingIssuers, recent: recent.rows.slice(0, RECENT) };
}
