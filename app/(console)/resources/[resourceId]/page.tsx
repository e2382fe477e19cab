import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ResourceActs } from '@/components/resources/resource-acts';
import { ResourceOverview } from '@/components/resources/resource-overview';
import { Marks } from '@/components/resources/resource-table';
import { ResourceUseSection } from '@/components/resources/resource-use';
import { Badge } from '@/components/ui/badge';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { TabLinks } from '@/components/ui/tabs';
import { findResource, getResourceUse } from '@/lib/data/resources';
import type { Actor } from '@/lib/domain/actor';
import { pathSegment } from '@/lib/domain/address';
import { roleMay } from '@/lib/domain/permissions';
import { type ApiResource, OPENID } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { currentActor, requireActor } from '@/lib/server/actor';
import { builtIn } from '@/lib/server/built-in';
import messages from '@/messages/en.json';
import { deleteResourceAction } from '../actions';
import { HistoryTab } from './history-tab';
import { SecretsTab } from './secrets-tab';

type Props = PageProps<'/resources/[resourceId]'>;

/** What the client components of this page say. */
const WORDS = ['resources', 'secrets', 'shownOnce', 'auth', 'errors', 'fieldErrors'] as const;

/** Read once a request: the title says what the page says, also when there is nothing. */
const find = cache((actor: Actor, address: string) => findResource(actor, pathSegment(address)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await currentActor();
  const found = actor && (await find(actor, (await params).resourceId));
  return { title: found ? messages.resources.title : messages.errors.notFound.title };
}

/** `/resources/<id>`; a resource is found by its name too. */
export default async function ResourcePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const view = await find(actor, (await params).resourceId);
  if (view === null) notFound();
  const [t, parameters] = await Promise.all([getTranslations('resources'), searchParams]);
  const { id, kind, resource } = view;
  const tabs =
    kind === 'apiResource' ? (['overview', 'secrets', 'history'] as const) : (['overview', 'history'] as const);
  const tab = tabs.find((name) => name === parameters.tab) ?? 'overview';
  const path = `/resources/${id}`;
  const working = view.secrets.filter(({ state }) => state === 'current').length;
  return (
    <ClientMessages namespaces={WORDS}>
      <PageHeader
        eyebrow={
          <Link href={`/resources?kind=${kind}`} className="hover:text-text hover:underline">
            {t(`kinds.${kind}`)}
          </Link>
        }
        title={resource.displayName || resource.name}
        lead={
          <span className="flex flex-col gap-2">
            <code className="font-mono text-xs wrap-anywhere">{resource.name}</code>
            <span className="flex flex-wrap items-center gap-1.5">
              <Badge>{t(`kind.${kind}`)}</Badge>
              <Marks view={view} />
            </span>
          </span>
        }
        actions={
          roleMay(actor.role, 'resource:write') ? (
            <ResourceActs
              id={id}
              kind={kind}
              name={resource.name}
              scopes={scopesOf(view)}
              remove={kind === 'identityResource' && resource.name === OPENID ? null : deleteResourceAction}
            />
          ) : undefined
        }
      />
      <TabLinks
        label={t('tabs.label')}
        tabs={tabs.map((name) => ({
          href: name === 'overview' ? path : `${path}?tab=${name}`,
          label: t(`tabs.${name}`),
          current: name === tab,
          ...(name === 'secrets' && { count: working }),
        }))}
      />
      {tab === 'overview' && <OverviewTab view={view} actor={actor} />}
      {tab === 'secrets' && <SecretsTab view={view} role={actor.role} />}
      {tab === 'history' && <HistoryTab view={view} actor={actor} parameters={parameters} />}
    </ClientMessages>
  );
}

/** By which scopes a client uses it. */
function scopesOf({ kind, resource }: ResourceView): string[] {
  return kind === 'apiResource' ? (resource as ApiResource).scopes : [resource.name];
}

async function OverviewTab({ view, actor }: { view: ResourceView; actor: Actor }) {
  const use = await getResourceUse(actor, view.kind, view.resource);
  return (
    <div className="flex flex-col gap-6">
      <ResourceOverview view={view} issuer={builtIn.issuer} />
      <ResourceUseSection use={use} scopes={scopesOf(view)} />
    </div>
  );
}
