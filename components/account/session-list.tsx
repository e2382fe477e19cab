'use client';

import { useTranslations } from 'next-intl';
import { FormFeedback } from '@/components/auth/form-feedback';
import { useFormAction } from '@/components/form/use-form-action';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { ActsTd, HeardTh, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { FormAction } from '@/lib/domain/form-state';
import { deviceOf } from '@/lib/domain/people/device';
import type { SessionView } from '@/lib/domain/people/views';

type SessionListProps = { sessions: readonly SessionView[]; now: number; action: FormAction<{ ended: number }> };

/** Where a person is signed in, each with a way to end it. Needs the words `account`, `errors` and `fieldErrors`. */
export function SessionList({ sessions, now, action }: SessionListProps) {
  const t = useTranslations('account');
  const [state, send] = useFormAction(action);
  return (
    <>
      <div className="flex flex-col gap-3 p-4 empty:hidden">
        <FormFeedback state={state} />
        {state.outcome?.status === 'ok' && (
          <Notice tone="success" live>
            {t('sessionsEnded', { count: state.outcome.data.ended })}
          </Notice>
        )}
      </div>
      <Table caption={t('sessionsCaption')} stacked>
        <thead>
          <tr>
            <Th>{t('device')}</Th>
            <Th>{t('address')}</Th>
            <Th>{t('signedIn')}</Th>
            <Th>{t('lastSeen')}</Th>
            <HeardTh>{t('endSession')}</HeardTh>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => {
            const device = deviceOf(session.userAgent) ?? t('unknownDevice');
            return (
              <Tr key={session.id}>
                <Td>
                  {device} {session.current && <Badge tone="accent">{t('thisSession')}</Badge>}
                </Td>
                <Td label={t('address')} className="font-mono text-xs">
                  {session.address ?? t('unknownAddress')}
                </Td>
                <Td label={t('signedIn')}>
                  <Time at={session.signedInAt} now={now} />
                </Td>
                <Td label={t('lastSeen')}>
                  <Time at={session.lastSeenAt} now={now} />
                </Td>
                <ActsTd>
                  {!session.current && (
                    <form action={send}>
                      <input type="hidden" name="sessionId" value={session.id} />
                      <SubmitButton variant="secondary" size="sm" aria-label={t('endSessionWhat', { device })}>
                        {t('endSession')}
                      </SubmitButton>
                    </form>
                  )}
                </ActsTd>
              </Tr>
            );
          })}
        </tbody>
      </Table>
      {sessions.length > 1 && (
        <form action={send} className="border-t border-border p-4">
          <SubmitButton variant="secondary">{t('endOthers')}</SubmitButton>
        </form>
      )}
    </>
  );
}
