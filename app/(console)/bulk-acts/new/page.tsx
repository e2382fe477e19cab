import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BulkConfirm } from '@/components/registration/bulk/bulk-confirm';
import { listAddress } from '@/components/registration/list/list-address';
import { ButtonLink } from '@/components/ui/button';
import { ClientMessages } from '@/components/ui/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Card, PageHeader } from '@/components/ui/section';
import { SoftLink } from '@/components/ui/soft-link';
import { previewBulkAct } from '@/lib/data/bulk-acts';
import { bulkParameters, parseBulkRequest, typedConfirmation } from '@/lib/domain/registration/bulk';
import { parseRegistrationQuery } from '@/lib/domain/registration/query';
import { requireActorWith } from '@/lib/server/actor';
import messages from '@/messages/en.json';
import { startBulkActAction } from '../actions';

export const metadata: Metadata = { title: messages.bulk.title };

/** What is going to happen to which registrations, and how many, before it does: where the list's form leads. */
export default async function NewBulkActPage({ searchParams }: PageProps<'/bulk-acts/new'>) {
  const actor = await requireActorWith('registration:write');
  const [parameters, t] = await Promise.all([searchParams, getTranslations('bulk.new')]);
  const list = listAddress(parseRegistrationQuery(parameters));
  const request = parseBulkRequest(parameters);
  const preview = request && (await previewBulkAct(actor, request));

  if (request === null || preview === null || preview.count === 0) {
    return (
      <>
        <PageHeader title={messages.bulk.title} />
        <Card>
          <EmptyState
            kind="no-results"
            title={t('nothing')}
            actions={<ButtonLink href={list}>{messages.bulk.openList}</ButtonLink>}
          >
            {t('nothingLead')}
          </EmptyState>
        </Card>
      </>
    );
  }

  const { action, selection } = request;
  const { count, first } = preview;
  return (
    <ClientMessages namespaces={['bulk.new', 'auth', 'errors', 'fieldErrors']}>
      <PageHeader
        title={t('question', { action, count })}
        lead={t(selection.kind)}
        eyebrow={
          <SoftLink href={list} className="hover:text-text hover:underline">
            {messages.bulk.back}
          </SoftLink>
        }
      />
      <div className="flex max-w-180 flex-col gap-5">
        <Card className="p-4 sm:p-5">
          <h2 className="sr-only">{t('which')}</h2>
          <ul className="flex flex-col gap-1 text-sm">
            {first.map(({ registrationId, name }) => (
              <li key={registrationId} className="flex min-w-0 flex-wrap gap-x-2">
                <span className="truncate font-medium">{name}</span>
                <span className="min-w-0 truncate font-mono text-xs leading-5 text-muted">{registrationId}</span>
              </li>
            ))}
            {count > first.length && <li className="text-muted">{t('more', { count: count - first.length })}</li>}
          </ul>
        </Card>
        <BulkConfirm
          action={action}
          request={new URLSearchParams(bulkParameters(request)).toString()}
          preview={preview}
          typed={typedConfirmation(action, count)}
          cancelHref={list}
          start={startBulkActAction}
        />
      </div>
    </ClientMessages>
  );
}
