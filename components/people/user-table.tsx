import { useTranslations } from 'next-intl';
import { Badge, Status } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { ActsTd, HeardTh, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { type UserQuery, userListAddress } from '@/lib/domain/people/query';
import type { UserView } from '@/lib/domain/people/views';

type UserTableProps = {
  users: readonly UserView[];
  /** What the list is narrowed to: it stays so beside whoever is opened. */
  query: UserQuery;
  ownId: string;
  now: number;
  mayManage: boolean;
};

/** Some of those who have an account. Whoever may not change people sees the same without the last column. */
export function UserTable({ users, query, ownId, now, mayManage }: UserTableProps) {
  const t = useTranslations('users');
  const roles = useTranslations('auth.roles');
  return (
    <Table caption={t('caption')} stacked>
      <thead>
        <tr>
          <Th>{t('person')}</Th>
          <Th>{t('role')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('lastSignIn')}</Th>
          <Th>{t('sessions')}</Th>
          {mayManage && <HeardTh>{t('manage')}</HeardTh>}
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <Tr key={user.id}>
            <Td className="max-w-60 py-2.5">
              <span className="flex items-center gap-2 font-medium">
                <span className="truncate">{user.name}</span>
                {user.id === ownId && <Badge tone="accent">{t('you')}</Badge>}
              </span>
              <span className="block truncate text-xs text-muted">{user.email}</span>
            </Td>
            <Td label={t('role')}>{roles(user.role ?? 'none')}</Td>
            <Td label={t('state')}>
              <Status tone={user.disabled ? 'neutral' : 'success'}>
                {user.disabled ? t('disabled') : t('active')}
              </Status>
            </Td>
            <Td label={t('lastSignIn')}>
              {user.lastSignInAt ? (
                <Time at={user.lastSignInAt} now={now} />
              ) : (
                <span className="text-muted">{t('never')}</span>
              )}
            </Td>
            <Td label={t('sessions')}>{t('sessionCount', { count: user.sessions })}</Td>
            {mayManage && (
              <ActsTd>
                <ButtonLink
                  size="sm"
                  href={userListAddress(query, user.id)}
                  aria-label={t('manageWhom', { name: user.name })}
                >
                  {t('manage')}
                </ButtonLink>
              </ActsTd>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
