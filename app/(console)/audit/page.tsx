import { ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuditFilters } from '@/components/audit/audit-filters';
import { ChainSection } from '@/components/audit/chain-section';
import { EventList } from '@/components/audit/event-list';
import { EventPages } from '@/components/audit/event-pages';
import { ExportForm } from '@/components/audit/export-form';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Card, PageHeader } from '@/components/ui/section';
import { getAuditHead } from '@/lib/data/audit/head';
import { listAuditEvents } from '@/lib/data/audit/list';
import { getAuditProtection } from '@/lib/data/audit/protection';
import { activeFilters, readAuditCursor, readAuditFilters } from '@/lib/domain/audit/query';
import { roleMay } from '@/lib/domain/permissions';
import { requireActor } from '@/lib/server/actor';
import { verifyAuditAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit');
  return { title: t('title') };
}

export default async function Page({ searchParams }: PageProps<'/audit'>) {
  const actor = await requireActor();
  const parameters = await searchParams;
  const filters = readAuditFilters(parameters);
  const chosen = activeFilters(filters);
  const [page, head, protection, t] = await Promise.all([
    listAuditEvents(actor, filters, readAuditCursor(parameters)),
    getAuditHead(actor),
    getAuditProtection(actor),
    getTranslations('audit'),
  ]);
  const isFiltered = Object.keys(chosen).length > 0;
  const count = t(page.total.exact ? 'count' : 'countAtLeast', { count: page.total.count });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <ButtonLink href="#integrity" icon={<ShieldCheck aria-hidden className="size-3.5" />}>
              {t('chain.title')}
            </ButtonLink>
            {roleMay(actor.role, 'audit:export') && <ExportForm filters={chosen} />}
          </>
        }
      />
      <div className="flex flex-col gap-5">
        <AuditFilters filters={filters} active={isFiltered} />
        <div className="flex flex-col gap-2.5">
          <p role="status" className="text-xs text-muted tabular-nums">
            {count}
          </p>
          <Card>
            {page.events.length > 0 ? (
              <EventList events={page.events} now={Date.now()} linked />
            ) : (
              <EmptyState kind="no-results" title={t('empty.noResults')}>
                {t('empty.noResultsText')}
              </EmptyState>
            )}
          </Card>
          <EventPages page={page} path="/audit" parameters={chosen} label={t('pages')} />
        </div>
        <ChainSection
          head={head}
          protection={protection}
          verify={roleMay(actor.role, 'audit:verify') ? verifyAuditAction : null}
        />
      </div>
    </>
  );
}
