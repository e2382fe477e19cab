import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { RegistrationActs } from '@/components/registration/detail/registration-acts';
import { RegistrationBadges } from '@/components/registration/detail/registration-badges';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { TabLinks } from '@/components/ui/tabs';
import { getRegistration } from '@/lib/data/registrations';
import type { Actor } from '@/lib/domain/actor';
import { pathSegment } from '@/lib/domain/address';
import { roleMay } from '@/lib/domain/permissions';
import { currentActor, requireActor } from '@/lib/server/actor';
import messages from '@/messages/en.json';
import { deleteRegistrationAction, setEnabledAction } from './actions';
import { ApprovalNotice } from './approval-notice';
import { DeletedNotice } from './deleted-notice';
import { HistoryTab } from './history-tab';
import { MetadataTab } from './metadata-tab';
import { OverviewTab } from './overview-tab';
import { SecretsTab } from './secrets-tab';
import { UseItTab } from './use-it-tab';

const TABS = ['overview', 'useIt', 'metadata', 'secrets', 'history'] as const;
type Tab = (typeof TABS)[number];

type Props = PageProps<'/registrations/[registrationId]'>;

/** What the client components of this page say. */
const WORDS = ['auth', 'detail', 'errors', 'fieldErrors', 'secrets', 'shownOnce'] as const;

/** Read once a request: the title says what the page says, also when there is nothing. */
const find = cache((actor: Actor, address: string) => getRegistration(actor, pathSegment(address)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await currentActor();
  const found = actor && (await find(actor, (await params).registrationId));
  return { title: found?.configuration.registrationId ?? messages.errors.notFound.title };
}

export default async function RegistrationPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const registration = await find(actor, (await params).registrationId);
  if (registration === null) notFound();

  const t = await getTranslations('detail');
  const { configuration } = registration;
  const { registrationId } = configuration;
  const parameters = await searchParams;
  const tab: Tab = TABS.find((name) => name === parameters.tab) ?? 'overview';
  const path = `/registrations/${encodeURIComponent(registrationId)}`;
  const live = registration.deletedAt === null;
  // An expired one is still there, and has to be replaced.
  const kept = registration.secrets.filter(({ state }) => state !== 'revoked').length;

  return (
    <ClientMessages namespaces={WORDS}>
      <PageHeader
        eyebrow={
          <Link href="/registrations" className="hover:text-text hover:underline">
            {t('eyebrow')}
          </Link>
        }
        title={configuration.name}
        lead={
          <span className="flex flex-col gap-2">
            <span className="flex flex-wrap items-baseline gap-x-2">
              <code className="font-mono text-xs wrap-anywhere">{registrationId}</code>
              <span className="text-xs">{t('version', { version: configuration.version })}</span>
            </span>
            <RegistrationBadges registration={registration} />
          </span>
        }
        actions={
          live && roleMay(actor.role, 'registration:write') ? (
            <RegistrationActs
              registrationId={registrationId}
              enabled={configuration.enabled}
              remove={deleteRegistrationAction}
              setEnabled={setEnabledAction}
            />
          ) : undefined
        }
      />
      {live ? (
        <ApprovalNotice registration={registration} role={actor.role} />
      ) : (
        <DeletedNotice registration={registration} role={actor.role} />
      )}
      <TabLinks
        label={t('tabs.label')}
        tabs={TABS.map((name) => ({
          href: name === 'overview' ? path : `${path}?tab=${name}`,
          label: t(`tabs.${name}`),
          current: name === tab,
          ...(name === 'secrets' && { count: kept }),
        }))}
      />
      {tab === 'overview' && <OverviewTab registration={registration} actor={actor} />}
      {tab === 'useIt' && <UseItTab registration={registration} actor={actor} />}
      {tab === 'metadata' && <MetadataTab registration={registration} actor={actor} />}
      {tab === 'secrets' && <SecretsTab registration={registration} role={actor.role} />}
      {tab === 'history' && <HistoryTab registration={registration} actor={actor} parameters={parameters} />}
    </ClientMessages>
  );
}
