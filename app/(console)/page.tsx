import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExpiryTimeline } from '@/components/dashboard/expiry-timeline';
import { FailingIssuers } from '@/components/dashboard/failing-issuers';
import { RecentChanges } from '@/components/dashboard/recent-changes';
import { SoonestSecrets } from '@/components/dashboard/soonest-secrets';
import { StatTile } from '@/components/dashboard/stat-tile';
import { TallyList } from '@/components/dashboard/tally-list';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Card, PageHeader, Section } from '@/components/ui/section';
import { getDashboard } from '@/lib/data/dashboard';
import { roleMay } from '@/lib/domain/permissions';
import { knownGrant } from '@/lib/domain/registration/grants';
import { requireActor } from '@/lib/server/actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboard'))('title') };
}

const LIST = '/registrations';
const EXPIRING_WEEKS = 4;

/** What needs a person's attention, and what the registry is made of. Every figure leads to the registrations behind it. */
export default async function DashboardPage() {
  const actor = await requireActor();
  const now = new Date();
  const [view, t, value, findings] = await Promise.all([
    getDashboard(actor, now),
    getTranslations('dashboard'),
    getTranslations('fields.values'),
    getTranslations('findings'),
  ]);
  const create = roleMay(actor.role, 'registration:write') && (
    <ButtonLink href="/registrations/new" variant="primary" icon={<Plus aria-hidden className="size-4" />}>
      {t('create')}
    </ButtonLink>
  );

  if (view.total === 0) {
    return (
      <>
        <PageHeader title={t('title')} />
        <Card>
          <EmptyState kind="first-use" title={t('emptyTitle')} actions={create}>
            {create ? t('empty') : t('emptyReader')}
          </EmptyState>
        </Card>
      </>
    );
  }

  const { expiry, severities } = view;
  const expiringSoon = expiry.weeks.slice(0, EXPIRING_WEEKS).reduce((sum, count) => sum + count, 0);
  const modes = {
    automatic: value('providerMode.automatic'),
    manual: value('providerMode.manual'),
    built_in: value('providerMode.built_in'),
  };
  return (
    <div className="flex flex-col gap-6">
      <div>
        <PageHeader title={t('title')} lead={t('lead')} actions={create} />
        <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
          <StatTile
            href={LIST}
            label={t('stats.total')}
            value={view.total}
            detail={view.disabled > 0 && t('stats.disabled', { count: view.disabled })}
          />
          <StatTile href={`${LIST}?finding=error`} label={t('stats.error')} value={severities.error} tone="danger" />
          <StatTile
            href={`${LIST}?finding=warning`}
            label={t('stats.warning')}
            value={severities.warning}
            tone="warning"
          />
          <StatTile href={`${LIST}?verified=no`} label={t('stats.unverified')} value={view.unverified} tone="warning" />
          <StatTile href="#expiry" label={t('stats.expired')} value={expiry.overdue} tone="danger" />
          <StatTile
            href="#expiry"
            label={t('stats.expiring')}
            value={expiringSoon}
            tone="warning"
            detail={t('stats.expiringWithin')}
          />
        </div>
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Section id="expiry" title={t('expiry.title')} description={t('expiry.description')} flush>
          {expiry.soonest.length === 0 ? (
            <EmptyState kind="cleared" level={3} title={t('expiry.none')} />
          ) : (
            <>
              <div className="p-4">
                <ExpiryTimeline expiry={expiry} now={now.getTime()} />
              </div>
              <SoonestSecrets secrets={expiry.soonest} now={now.getTime()} />
            </>
          )}
        </Section>
        <Section id="failing" title={t('failing.title')} description={t('failing.description')} flush>
          {view.failingIssuers.length === 0 ? (
            <EmptyState kind="cleared" level={3} title={t('failing.none')} />
          ) : (
            <FailingIssuers issuers={view.failingIssuers} now={now.getTime()} />
          )}
        </Section>
      </div>
      <div className="grid items-start gap-6 md:grid-cols-2 xl:grid-cols-3">
        <Section id="modes" title={t('modes')} flush>
          <TallyList
            total={view.total}
            empty={t('none')}
            rows={[
              ...view.modes.map(({ key, count }) => ({ key, count, label: modes[key], href: `${LIST}?mode=${key}` })),
              ...view.types.map(({ key, count }) => ({
                key,
                count,
                label: value(`clientType.${key}`),
                href: `${LIST}?type=${key}`,
              })),
            ]}
          />
        </Section>
        <Section id="grants" title={t('grants')} flush>
          <TallyList
            total={view.total}
            empty={t('none')}
            rows={view.grants.map(({ key, count }) => {
              const known = knownGrant(key);
              return {
                key,
                count,
                label: known ? value(`grantTypes.${known.key}` as 'grantTypes.implicit') : key,
                href: `${LIST}?grant=${encodeURIComponent(key)}`,
              };
            })}
          />
        </Section>
        <Section id="findings" title={t('findings')} flush>
          <TallyList
            total={view.total}
            empty={t('noFindings')}
            rows={view.rules.map(({ key, count }) => ({
              key,
              count,
              label: findings.has(`${key}.name` as 'unused.name') ? findings(`${key}.name` as 'unused.name') : key,
              href: `${LIST}?finding=${encodeURIComponent(key)}`,
            }))}
          />
        </Section>
      </div>
      <Section id="recent" title={t('recent')} flush>
        <RecentChanges rows={view.recent} now={now.getTime()} modes={modes} />
      </Section>
    </div>
  );
}
