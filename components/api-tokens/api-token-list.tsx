'use client';

import { useTranslations } from 'next-intl';
import { RevokeToken } from '@/components/form/revoke-token';
import { Status, type Tone } from '@/components/ui/badge';
import { ActsTd, HeardTh, NameTd, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ApiTokenView } from '@/lib/domain/api-tokens/api-token';
import type { FormAction } from '@/lib/domain/form-state';

type Revoked = { name: string };

type ApiTokenListProps = { tokens: readonly ApiTokenView[]; now: number; revoke: FormAction<Revoked> };

const TONES: Record<ApiTokenView['state'], Tone> = { active: 'success', expired: 'warning', revoked: 'neutral' };

/** Every token, dead ones too. Needs the words `apiTokens`, `auth`, `errors` and `fieldErrors`. */
export function ApiTokenList({ tokens, now, revoke }: ApiTokenListProps) {
  const t = useTranslations('apiTokens');
  if (tokens.length === 0) return <p className="p-4 text-muted">{t('list.empty')}</p>;
  return (
    <Table caption={t('list.caption')} stacked>
      <thead>
        <tr>
          <Th>{t('list.name')}</Th>
          <Th>{t('list.may')}</Th>
          <Th>{t('list.state')}</Th>
          <Th>{t('list.expires')}</Th>
          <Th>{t('list.lastUsed')}</Th>
          <HeardTh>{t('list.acts')}</HeardTh>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} now={now} revoke={revoke} />
        ))}
      </tbody>
    </Table>
  );
}

function TokenRow({ token, now, revoke }: { token: ApiTokenView; now: number; revoke: FormAction<Revoked> }) {
  const t = useTranslations('apiTokens');
  const moment = (at: string | null) =>
    at === null ? <span className="text-muted">{t('list.never')}</span> : <Time at={at} now={now} />;
  return (
    <Tr>
      <NameTd name={token.name} className="max-w-60">
        {t('list.ends', { last4: token.last4 })} · <Time at={token.createdAt} now={now} />
        {token.createdBy && ` ${t('list.by', { person: token.createdBy })}`}
      </NameTd>
      <Td label={t('list.may')} className="max-w-72 text-xs text-muted">
        {token.permissions.map((permission) => t(`permissions.${permission}.label`)).join(', ')}
      </Td>
      <Td label={t('list.state')}>
        <Status tone={TONES[token.state]}>{t(`states.${token.state}`)}</Status>
      </Td>
      <Td label={t('list.expires')}>{moment(token.expiresAt)}</Td>
      <Td label={t('list.lastUsed')}>{moment(token.lastUsedAt)}</Td>
      <ActsTd>
        <RevokeToken
          action={revoke}
          words="apiTokens"
          id={token.id}
          name={token.name}
          revoked={token.state === 'revoked'}
        />
      </ActsTd>
    </Tr>
  );
}
