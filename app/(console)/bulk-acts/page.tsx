import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BulkActCard } from '@/components/registration/bulk/bulk-act-card';
import { RefreshWhileRunning } from '@/components/registration/bulk/refresh-while-running';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Card, PageHeader } from '@/components/ui/section';
import { SoftLink } from '@/components/ui/soft-link';
import { listBulkActs } from '@/lib/data/bulk-acts';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor } from '@/lib/server/actor';
import messages from '@/messages/en.json';
import { cancelBulkActAction, resumeBulkActAction } from './actions';

export const metadata: Metadata = { title: messages.bulk.title };

/** What was done, and is being done, to many registrations at once: how far it is, and how it ended. */
export default async function BulkActsPage() {
  const actor = await requireActor();
  const [acts, t] = await Promise.all([listBulkActs(actor), getTranslations('bulk')]);
  const steer = roleMay(actor.role, 'registration:write')
    ? { cancel: cancelBulkActAction, resume: resumeBulkActAction }
    : null;
  const now = Date.now();
  return (
    <ClientMessages namespaces={['bulk', 'auth', 'errors', 'fieldErrors']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        eyebrow={
          <SoftLink href="/registrations" className="hover:text-text hover:underline">
            {t('back')}
          </SoftLink>
        }
      />
      <RefreshWhileRunning running={acts.some(({ state }) => state === 'running')} />
      {acts.length === 0 ? (
        <Card>
          <EmptyState
            kind="first-use"
            title={t('empty')}
            actions={<ButtonLink href="/registrations">{t('openList')}</ButtonLink>}
          >
            {t('emptyLead')}
          </EmptyState>
        </Card>
      ) : (
        <ol className="flex flex-col gap-3">
          {acts.map((act) => (
            <li key={act.id}>
              <BulkActCard act={act} now={now} steer={steer} />
            </li>
          ))}
        </ol>
      )}
    </ClientMessages>
  );
}
