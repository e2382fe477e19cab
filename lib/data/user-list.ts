import type { Actor } from '@/lib/domain/actor';
import type { UserQuery } from '@/lib/domain/people/query';
import { SESSION_IDLE_MS } from '@/lib/domain/people/session-rules';
import type { UserKind, UserView } from '@/lib/domain/people/views';
import type { Role } from '@/lib/domain/permissions';
import { requirePermission } from './authorize';
import { readRows } from './database';
import { Prisma } from './generated/client';
import { escapeLike } from './like';
import { decodeCursor, encodeCursor, type Place } from './registrations/cursor';

export type UserPage = {
  rows: UserView[];
  /** For `after` and `before`; null on the last and the first page. */
  nextCursor: string | null;
  previousCursor: string | null;
};

type UserRow = {
  id: string;
  email: string;
  name: string;
  role: Role | null;
  disabledAt: Date | null;
  hasPassword: boolean;
  lastSignInAt: Date | null;
  createdAt: Date;
  sessions: number;
  sortKey: string;
};

/** Expression and index (migration 0008) must agree to the letter. */
const ORDER = Prisma.sql`lower(name)`;

/**
 * One page of those who have an account, by name. A company account is made at its owner's first sign-in, so there may be
 * thousands: by keyset, and sessions are counted for the page alone.
 */
export async function listUsers(actor: Actor, query: UserQuery): Promise<UserPage> {
  await requirePermission(actor, 'user:read');
  const before = decodeCursor(query.before, 'text');
  const [place, backwards] = before === null ? [decodeCursor(query.after, 'text'), false] : [before, true];
  const [direction, beyond] = backwards ? [Prisma.sql`DESC`, Prisma.sql`<`] : [Prisma.sql`ASC`, Prisma.sql`>`];
  const from =
    place === null ? Prisma.sql`TRUE` : Prisma.sql`(${ORDER}, id) ${beyond} (${place.key}::text, ${place.id}::uuid)`;
  const found = await readRows<UserRow>(Prisma.sql`
    SELECT ${columns(new Date())} FROM users
    WHERE ${ofKind(query.kind)} AND ${matching(query.q)} AND ${from}
    ORDER BY ${ORDER} ${direction}, id ${direction} LIMIT ${query.size + 1}`);
  // Everybody before the place has gone meanwhile: the first page is what was asked for.
  if (backwards && found.length === 0) return listUsers(actor, { ...query, before: null, after: null });
  const more = found.length > query.size;
  const rows = found.slice(0, query.size);
  if (backwards) rows.reverse();
  const [hasNext, hasPrevious] = backwards ? [true, more] : [more, place !== null];
  return {
    rows: rows.map(toView),
    nextCursor: hasNext ? cursorOf(rows.at(-1)) : null,
    previousCursor: hasPrevious ? cursorOf(rows[0]) : null,
  };
}

/** How many of each kind `q` finds, for the tabs. */
export async function countUsers(actor: Actor, q: string): Promise<Record<UserKind, number>> {
  await requirePermission(actor, 'user:read');
  const [counts] = await readRows<{ all: number; console: number }>(
    Prisma.sql`SELECT count(*)::int AS "all", count(role)::int AS console FROM users WHERE ${matching(q)}`,
  );
  const { all = 0, console = 0 } = counts ?? {};
  return { all, console, applications: all - console };
}

/** One person, on whatever page of the list; null when there is none with this id (a UUID). */
export async function getUser(actor: Actor, id: string): Promise<UserView | null> {
  await requirePermission(actor, 'user:read');
  const [row] = await readRows<UserRow>(Prisma.sql`SELECT ${columns(new Date())} FROM users WHERE id = ${id}::uuid`);
  return row === undefined ? null : toView(row);
}

/** Sessions of the console that stand, and of the server that applications use. */
function columns(now: Date): Prisma.Sql {
  return Prisma.sql`
    id, email, name, role, disabled_at AS "disabledAt", last_sign_in_at AS "lastSignInAt", created_at AS "createdAt",
    password_hash IS NOT NULL AS "hasPassword", ${ORDER} AS "sortKey",
    (SELECT count(*)::int FROM sessions WHERE user_id = users.id AND ended_at IS NULL AND expires_at > ${now}
      AND last_seen_at > ${new Date(now.getTime() - SESSION_IDLE_MS)})
    + (SELECT count(*)::int FROM protocol_artifacts WHERE account_id = users.id::text AND kind = 'Session'
      AND expires_at > ${now}) AS sessions`;
}

function ofKind(kind: UserKind): Prisma.Sql {
  if (kind === 'all') return Prisma.sql`TRUE`;
  return kind === 'console' ? Prisma.sql`role IS NOT NULL` : Prisma.sql`role IS NULL`;
}

function matching(q: string): Prisma.Sql {
  const term = q.trim();
  if (term === '') return Prisma.sql`TRUE`;
  const holdsTerm = `%${escapeLike(term)}%`;
  return Prisma.sql`(name ILIKE ${holdsTerm} OR email ILIKE ${holdsTerm})`;
}

function cursorOf(row: UserRow | undefined): string | null {
  return row === undefined ? null : encodeCursor({ key: row.sortKey, id: row.id } satisfies Place);
}

function toView({ disabledAt, lastSignInAt, createdAt, sessions, sortKey: _, ...user }: UserRow): UserView {
  return {
    ...user,
    disabled: disabledAt !== null,
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    sessions: disabledAt === null ? sessions : 0,
  };
}
