import type { Actor } from '@/lib/domain/actor';
import type { CompanyAccount } from '@/lib/domain/people/company-claims';
import type { Role } from '@/lib/domain/permissions';
import { createUser } from './accounts';
import { appendAuditEvent } from './audit';
import type { Transaction } from './database';
import { lockAddress } from './invitations';
import { transaction } from './transaction';

export type CompanySignIn = { id: string; name: string; role: Role | null };

/** Where somebody knocks: at this console, or on the way to an application. */
export type Door = 'console' | 'application';

type Facts = Pick<Actor, 'requestId' | 'address'>;

/**
 * The person behind a company account, known by issuer and subject alone (security.md §4): an address says nothing about who
 * somebody is. At the console, new people are made with the role of the claim, or as reviewer where no claim is configured; at
 * an application, with the role of the claim or none. Null when there is no way in: disabled here, the address belongs to another
 * account, or, at the console, no role.
 */
export async function UNSAFE_findOrCreateCompanyUser(
  account: CompanyAccount,
  options: { rolesFromClaim: boolean; door: Door },
  facts: Facts,
): Promise<CompanySignIn | null> {
  if (options.door === 'console' && options.rolesFromClaim && account.role === null) return null;
  const person = await transaction(async (tx) => {
    await lockAddress(tx, `${account.issuer} ${account.subject}`);
    const identity = await tx.userIdentity.findUnique({
      where: { issuer_subject: { issuer: account.issuer, subject: account.subject } },
      select: { user: { select: { id: true, name: true, email: true, role: true, disabledAt: true } } },
    });
    if (identity === null) return create(tx, account, options.door, facts);
    if (identity.user.disabledAt !== null) return null;
    const role = account.role === null ? identity.user.role : await follow(tx, identity.user, account.role, facts);
    return { id: identity.user.id, name: identity.user.name, role };
  });
  return options.door === 'console' && person?.role === null ? null : person;
}

async function create(
  tx: Transaction,
  account: CompanyAccount,
  door: Door,
  facts: Facts,
): Promise<CompanySignIn | null> {
  const email = account.email ?? `${account.subject}@${new URL(account.issuer).host}`.toLowerCase();
  await lockAddress(tx, email);
  if ((await tx.user.count({ where: { email } })) > 0) return null;
  const name = account.name ?? email;
  const role = account.role ?? (door === 'console' ? 'reviewer' : null);
  const id = await createUser(tx, actorOf({ name, role }, facts), { email, name, role, passwordHash: null });
  await tx.userIdentity.create({
    data: { issuer: account.issuer, subject: account.subject, userId: id },
    select: { userId: true },
  });
  return { id, name, role };
}

/** The claim decides the role at every sign-in, but never takes the last administrator away. */
async function follow(
  tx: Transaction,
  user: { id: string; name: string; email: string; role: Role | null },
  role: Role,
  facts: Facts,
): Promise<Role | null> {
  if (user.role === role) return role;
  await tx.$queryRaw`SELECT id FROM users WHERE role = 'admin' OR id = ${user.id}::uuid ORDER BY id FOR UPDATE`;
  // Who is what is known only now: they may have become an administrator, and the last one, while this waited.
  const before = await tx.user.findUniqueOrThrow({ where: { id: user.id }, select: { role: true } });
  const others = await tx.user.count({ where: { role: 'admin', disabledAt: null, id: { not: user.id } } });
  if (before.role === role || (before.role === 'admin' && others === 0)) return before.role;
  await tx.user.update({ where: { id: user.id }, data: { role, version: { increment: 1 } }, select: { id: true } });
  await appendAuditEvent(
    tx,
    { ...actorOf({ name: user.name, role }, facts), id: user.id },
    {
      action: 'user.role',
      targetId: user.id,
      targetName: user.email,
      reason: 'role claim of the company account',
      changes: [{ path: 'role', before: before.role, after: role }],
    },
  );
  return role;
}

function actorOf(person: { name: string; role: Role | null }, facts: Facts): Omit<Actor, 'id'> {
  return { kind: 'user', ...person, sessionId: null, authenticatedAt: new Date(), origin: 'console', ...facts };
}
