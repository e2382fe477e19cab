'use client';

import { useTranslations } from 'next-intl';
import { RevokeToken } from '@/components/form/revoke-token';
import { Status, type Tone } from '@/components/ui/badge';
import { ActsTd, HeardTh, NameTd, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { InitialAccessTokenView } from '@/lib/domain/dynamic-registration/initial-access-token';
import type { FormAction } from '@/lib/domain/form-state';
import { knownGrant } from '@/lib/domain/registration/grants';

type Revoked = { name: string };
type ListProps = { tokens: readonly InitialAccessTokenView[]; now: number; revoke: FormAction<Revoked> };

const TONES: Record<InitialAccessTokenView['state'], Tone> = {
  active: 'success',
  expired: 'warning',
  used_up: 'neutral',
  revoked: 'neutral',
};

/** Every initial access token, dead ones too: a name in the audit trail can be looked up. */
export function InitialAccessTokenList({ tokens, now, revoke }: ListProps) {
  const t = useTranslations('initialAccessTokens');
  if (tokens.length === 0) return <p className="p-4 text-muted">{t('empty')}</p>;
  return (
    <Table caption={t('caption')} stacked>
      <thead>
        <tr>
          <Th>{t('token')}</Th>
          <Th>{t('allows')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('uses')}</Th>
          <Th>{t('expires')}</Th>
          <HeardTh>{t('acts')}</HeardTh>
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

type RowProps = { token: InitialAccessTokenView; now: number; revoke: FormAction<Revoked> };

function TokenRow({ token, now, revoke }: RowProps) {
  const t = useTranslations('initialAccessTokens');
  const grantName = useTranslations('fields.values.grantTypes');
  const { uses, maxUses, allowedGrants, allowedScopes } = token;
  const grants = allowedGrants.map((type) => {
    const known = knownGrant(type);
    return known === null ? type : grantName(known.key as 'implicit');
  });
  return (
    <Tr>
      <NameTd name={token.description} className="max-w-60">
        {t('ends', { last4: token.last4 })} · <Time at={token.createdAt} now={now} />
        {token.createdBy && ` ${t('by', { person: token.createdBy })}`}
      </NameTd>
      <Td label={t('allows')} className="max-w-72 text-xs text-muted">
        <span className="block">{grants.join(', ') || t('anyGrant')}</span>
        <span className="block">{allowedScopes.join(' ') || t('anyScope')}</span>
      </Td>
      <Td label={t('state')}>
        <Status tone={TONES[token.state]}>{t(`states.${token.state}`)}</Status>
      </Td>
      <Td label={t('uses')} className="tabular-nums">
        {maxUses === null ? t('usedUnlimited', { uses }) : t('used', { uses, maxUses })}
      </Td>
      <Td label={t('expires')}>
        {token.expiresAt ? (
          <Time at={token.expiresAt} now={now} />
        ) : (
          <span className="text-muted">{t('neverExpires')}</span>
        )}
      </Td>
      <ActsTd>
        <RevokeToken
          action={revoke}
          words="initialAccessTokens"
          id={token.id}
          name={token.description}
          revoked={token.state === 'revoked'}
        />
      </ActsTd>
    </Tr>
  );
}
