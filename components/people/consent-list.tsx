'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormFeedback } from '@/components/auth/form-feedback';
import { AskedDialog } from '@/components/form/asked-dialog';
import { AsksFirst } from '@/components/form/asks-first';
import { useAskedAct } from '@/components/form/use-asked-act';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ActsTd, HeardTh, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { FormAction } from '@/lib/domain/form-state';
import type { ConsentRow } from '@/lib/domain/people/views';

type ConsentListProps = {
  userId: string;
  consents: readonly ConsentRow[];
  now: number;
  action: FormAction<null>;
};

/** What one person has allowed applications for good, and a way to withdraw it. Needs `users`, `auth`, `errors`, `fieldErrors`. */
export function ConsentList({ userId, consents, now, action }: ConsentListProps) {
  const t = useTranslations('users.consents');
  const [asked, setAsked] = useState<ConsentRow | null>(null);
  const act = useAskedAct(action, { userId, registrationId: asked?.id ?? '' });
  const application = asked?.name ?? '';
  return (
    <div className="flex flex-col">
      {!act.asking && <FormFeedback state={act.state} />}
      {act.state.outcome?.status === 'ok' && (
        <Notice tone="success" live className="m-4">
          {t('withdrawn')}
        </Notice>
      )}
      {consents.length === 0 ? (
        <p className="p-4 text-muted">{t('none')}</p>
      ) : (
        <Table caption={t('title')} stacked>
          <thead>
            <tr>
              <Th>{t('application')}</Th>
              <Th>{t('scopes')}</Th>
              <Th>{t('since')}</Th>
              <Th>{t('until')}</Th>
              <HeardTh>{t('withdraw')}</HeardTh>
            </tr>
          </thead>
          <tbody>
            {consents.map((consent) => (
              <Tr key={consent.id}>
                <Td className="max-w-60 font-medium wrap-anywhere">{consent.name}</Td>
                <Td label={t('scopes')} className="font-mono text-xs wrap-anywhere">
                  {consent.scopes.join(' ')}
                </Td>
                <Td label={t('since')}>
                  <Time at={consent.grantedAt} now={now} />
                </Td>
                <Td label={t('until')}>
                  {consent.expiresAt === null ? t('withdrawal') : <Time at={consent.expiresAt} now={now} />}
                </Td>
                <ActsTd>
                  <form
                    action={act.send}
                    onSubmit={(event) => {
                      event.preventDefault();
                      setAsked(consent);
                      act.ask();
                    }}
                  >
                    <input type="hidden" name="userId" value={userId} />
                    <input type="hidden" name="registrationId" value={consent.id} />
                    <Button type="submit" size="sm" aria-label={t('withdrawWhat', { application: consent.name })}>
                      <AsksFirst>{t('withdraw')}</AsksFirst>
                    </Button>
                  </form>
                </ActsTd>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <AskedDialog
        act={act}
        title={t('withdrawQuestion', { application })}
        description={t('withdrawEffect', { application })}
        confirmLabel={t('withdraw')}
        tone="danger"
      />
    </div>
  );
}
