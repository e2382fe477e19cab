'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFeedback } from '@/components/auth/form-feedback';
import { Status, type Tone } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ApiTokenView } from '@/lib/domain/api-tokens/api-token';
import { type FormAction, type FormState, UNSENT } from '@/lib/domain/form-state';
import { RevokeToken } from './revoke-token';

type Revoked = { name: string };

type ApiTokenListProps = { tokens: readonly ApiTokenView[]; now: number; revoke: FormAction<Revoked> };

const TONES: Record<ApiTokenView['state'], Tone> = { active: 'success', expired: 'warning', revoked: 'neutral' };

/** Every token, dead ones too. Needs the words `apiTokens`, `auth`, `errors` and `fieldErrors`. */
export function ApiTokenList({ tokens, now, revoke }: ApiTokenListProps) {
  const t = useTranslations('apiTokens');
  const [state, send] = useActionState(revoke, UNSENT as FormState<Revoked>);
  if (tokens.length === 0) return <p className="p-4 text-muted">{t('list.empty')}</p>;
  return (
    <div className="flex flex-col">
      <FormFeedback state={state} />
      {state.outcome?.status === 'ok' && (
        <Notice tone="success" live className="m-4">
          {t('revoke.done', { name: state.outcome.data.name })}
        </Notice>
      )}
      <Table caption={t('list.caption')}>
        <thead>
          <tr>
            <Th>{t('list.name')}</Th>
            <Th className="max-md:hidden">{t('list.may')}</Th>
            <Th>{t('list.state')}</Th>
            <Th className="max-sm:hidden">{t('list.expires')}</Th>
            <Th className="max-sm:hidden">{t('list.lastUsed')}</Th>
            <Th>
              <span className="sr-only">{t('list.acts')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} now={now} revoke={send} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function TokenRow({ token, now, revoke }: { token: ApiTokenView; now: number; revoke: (form: FormData) => void }) {
  const t = useTranslations('apiTokens');
  return (
    <Tr>
      <Td className="max-w-60 py-2.5">
        <span className="block truncate font-medium">{token.name}</span>
        <span className="block text-xs text-muted">
          {t('list.ends', { last4: token.last4 })} · <Time at={token.createdAt} now={now} />
          {token.createdBy && ` ${t('list.by', { person: token.createdBy })}`}
        </span>
      </Td>
      <Td className="max-w-72 text-xs text-muted max-md:hidden">
        {token.permissions.map((permission) => t(`permissions.${permission}.label`)).join(', ')}
      </Td>
      <Td>
        <Status tone={TONES[token.state]}>{t(`states.${token.state}`)}</Status>
      </Td>
      <Td className="max-sm:hidden">{token.expiresAt && <Time at={token.expiresAt} now={now} />}</Td>
      <Td className="max-sm:hidden">
        {token.lastUsedAt ? (
          <Time at={token.lastUsedAt} now={now} />
        ) : (
          <span className="text-muted">{t('list.never')}</span>
        )}
      </Td>
      <Td className="text-right">{token.state !== 'revoked' && <RevokeToken token={token} revoke={revoke} />}</Td>
    </Tr>
  );
}
