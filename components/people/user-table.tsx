import { useTranslations } from 'next-intl';
import { Badge, Status } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { UserView } from '@/lib/domain/people/views';

type UserTableProps = { users: readonly UserView[]; ownId: string | null; now: number; mayManage: boolean };

/** Everybody who has an account. Whoever may not change people sees the same without the last column. */
export function UserTable({ users, ownId, now, mayManage }: UserTableProps) {
  const t = useTranslations('users');
  const roles = useTranslations('auth.roles');
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <Th>{t('person')}</Th>
          <Th>{t('role')}</Th>
          <Th className="max-sm:hidden">{t('state')}</Th>
          <Th className="max-sm:hidden">{t('lastSignIn')}</Th>
          <Th className="max-sm:hidden">{t('sessions')}</Th>
          {mayManage && (
            <Th>
              <span className="sr-only">{t('manage')}</span>
            </Th>
          )}
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
              {user.disabled && <span className="block text-xs text-muted sm:hidden">{t('disabled')}</span>}
            </Td>
            <Td>{roles(user.role ?? 'none')}</Td>
            <Td className="max-sm:hidden">
              <Status tone={user.disabled ? 'neutral' : 'success'}>
                {user.disabled ? t('disabled') : t('active')}
              </Status>
            </Td>
            <Td className="max-sm:hidden">
              {user.lastSignInAt ? (
                <Time at={user.lastSignInAt} now={now} />
              ) : (
                <span className="text-muted">{t('never')}</span>
              )}
            </Td>
            <Td className="max-sm:hidden">{t('sessionCount', { count: user.sessions })}</Td>
            {mayManage && (
              <Td className="text-right">
                <ButtonLink
                  size="sm"
                  href={`/users?user=${encodeURIComponent(user.id)}`}
                  aria-label={t('manageWhom', { name: user.name })}
                >
                  {t('manage')}
                </ButtonLink>
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
